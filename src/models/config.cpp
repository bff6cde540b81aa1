// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "formats/format_error.h"

namespace lab::models {
namespace {

using layers::CellKind;

template <typename T>
using Names = std::array<std::pair<T, std::string_view>, 3>;

constexpr Names<Order> orders{
    {{Order::Bahdanau, "bahdanau"}, {Order::Luong, "luong"}, {Order::Simple, "simple"}}};
constexpr Names<CellKind> cells{
    {{CellKind::Simple, "simple"}, {CellKind::Gru, "gru"}, {CellKind::Lstm, "lstm"}}};

template <typename T>
std::string_view nameIn(const Names<T>& names, T value) {
    return std::ranges::find(names, value, &std::pair<T, std::string_view>::first)->second;
}

template <typename T>
T named(const Names<T>& names, std::string_view what, std::string_view name) {
    std::string known;
    for (const auto& [value, each] : names) {
        if (each == name) {
            return value;
        }
        known += (known.empty() ? "" : ", ") + std::string(each);
    }
    throw ConfigError(std::string(what) + ": " + formats::quote(name) +
                      " does not exist, use one of: " + known);
}

}  // namespace

std::string_view nameOf(Order order) {
    return nameIn(orders, order);
}

std::string_view nameOf(CellKind cell) {
    return nameIn(cells, cell);
}

Order orderNamed(std::string_view name) {
    return named(orders, "order", name);
}

CellKind cellNamed(std::string_view name) {
    return named(cells, "cell", name);
}

void requireSensible(const TranslatorConfig& config) {
    if (config.inputFeeding && config.order != Order::Luong) {
        throw ConfigError("input feeding: the order " + std::string(nameOf(config.order)) +
                          " has no attentional state to feed, use it with the order luong");
    }
}

attention::Settings settingsOf(const TranslatorConfig& config,
                               const attention::Description& mechanism) {
    attention::Settings settings(mechanism.settings);
    for (const auto& [name, value] : config.settings) {
        settings.set(name, value);
    }
    return settings;
}

void fitDecoder(TranslatorConfig& config, const attention::Description& mechanism) {
    if (mechanism.check == attention::requireQueriesLikeKeys) {
        config.decoder = config.stateUnits();
    }
}

attention::Sizes attentionSizes(const TranslatorConfig& config) {
    return {.query = config.decoder,
            .key = config.stateUnits(),
            .value = config.stateUnits(),
            .hidden = config.attention,
            .locations = config.locations,
            .inner = config.attention,
            .output = config.stateUnits()};
}

}  // namespace lab::models
