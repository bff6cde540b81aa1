// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/translator_choice.h"

#include <charconv>

#include "attention/error.h"
#include "formats/format_error.h"

namespace lab::cli {
namespace {

using attention::DecoderOrder;
using models::Order;
using models::TranslatorConfig;

constexpr long largestLayer = 2048;

constexpr std::array<std::pair<std::string_view, tape::Index TranslatorConfig::*>, 6> sizes{
    {{"embedding", &TranslatorConfig::embedding},
     {"encoder", &TranslatorConfig::encoder},
     {"decoder", &TranslatorConfig::decoder},
     {"attention", &TranslatorConfig::attention},
     {"readout", &TranslatorConfig::readout},
     {"locations", &TranslatorConfig::locations}}};

Order publishedOrder(DecoderOrder order) {
    switch (order) {
        case DecoderOrder::Luong:
            return Order::Luong;
        case DecoderOrder::Simple:
            return Order::Simple;
        case DecoderOrder::Any:
        case DecoderOrder::Bahdanau:
            break;
    }
    return Order::Bahdanau;
}

/// "D=4" as a name and a number.
std::pair<std::string, int> readSetting(std::string_view text) {
    const std::size_t equals = text.find('=');
    const std::string_view digits =
        equals == std::string_view::npos ? std::string_view{} : text.substr(equals + 1);
    int value = 0;
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, value);
    if (digits.empty() || error != std::errc() || end != last) {
        throw UsageError("--setting must be NAME=NUMBER, such as D=4, got " + formats::quote(text));
    }
    return {std::string(text.substr(0, equals)), value};
}

std::map<std::string, int> readSettings(std::string_view text) {
    std::map<std::string, int> settings;
    while (true) {
        const std::size_t comma = text.find(',');
        const auto [name, value] = readSetting(text.substr(0, comma));
        if (!settings.emplace(name, value).second) {
            throw UsageError("--setting has " + formats::quote(name) + " twice, give it once");
        }
        if (comma == std::string_view::npos) {
            return settings;
        }
        text.remove_prefix(comma + 1);
    }
}

void requireFit(const TranslatorConfig& config, const attention::Description& mechanism) {
    attention::requireFit(mechanism, attentionSizes(config), settingsOf(config, mechanism));
}

TranslatorConfig readChoices(const Arguments& arguments, const attention::Description& mechanism) {
    TranslatorConfig config;
    config.mechanism = mechanism.id;
    const auto order = arguments.text("order");
    config.order = order ? models::orderNamed(*order) : publishedOrder(mechanism.order);
    config.inputFeeding = arguments.has("input-feeding");
    config.cell = models::cellNamed(arguments.text("cell").value_or("gru"));
    config.bidirectional = !arguments.has("unidirectional");
    if (const auto settings = arguments.text("setting")) {
        config.settings = readSettings(*settings);
    }
    for (const auto& [name, size] : sizes) {
        config.*size = arguments.integer(name, config.*size, 1, largestLayer);
    }
    return config;
}

}  // namespace

TranslatorConfig chosenTranslator(const Arguments& arguments,
                                  const attention::Description& mechanism) {
    try {
        TranslatorConfig config = readChoices(arguments, mechanism);
        models::requireSensible(config);
        if (!arguments.has("decoder")) {
            models::fitDecoder(config, mechanism);
        }
        requireFit(config, mechanism);
        return config;
    } catch (const models::ConfigError& error) {
        throw UsageError(error.what());
    } catch (const attention::AttentionError& error) {
        throw UsageError(error.what());
    }
}

}  // namespace lab::cli
