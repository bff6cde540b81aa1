// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/picture.h"

#include <QString>
#include <array>
#include <utility>

#include "figures/picture_export.h"

namespace lab::cli {
namespace {

using scene::ColourMapName;
using scene::ThemeName;

constexpr int leastSide = 200;
constexpr int mostSide = 8000;

template <typename Value>
using Names = std::span<const std::pair<std::string_view, Value>>;

constexpr std::array<std::pair<std::string_view, ColourMapName>, 4> colourMaps{
    {{"viridis", ColourMapName::Viridis},
     {"cividis", ColourMapName::Cividis},
     {"grey", ColourMapName::Grey},
     {"print", ColourMapName::Print}}};

constexpr std::array<std::pair<std::string_view, ThemeName>, 2> themes{
    {{"light", ThemeName::Light}, {"dark", ThemeName::Dark}}};

/// The value that an option names; without the option the first one.
template <typename Value>
Value named(const Arguments& arguments, const Option& option, Names<Value> names) {
    const auto given = arguments.text(option.name);
    std::string known;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& [name, value] = names[i];
        if (!given || *given == name) {
            return value;
        }
        known += i == 0 ? "" : i + 1 < names.size() ? ", " : " or ";
        known += name;
    }
    throw UsageError("--" + std::string(option.name) + " must be " + known);
}

}  // namespace

double dpiOf(const Arguments& arguments, double otherwise) {
    return arguments.number(dpiOption.name, otherwise, figures::leastDpi, figures::mostDpi);
}

ThemeName themeOf(const Arguments& arguments) {
    return named(arguments, themeOption, Names<ThemeName>(themes));
}

ColourMapName colourMapOf(const Arguments& arguments) {
    return named(arguments, colourMapOption, Names<ColourMapName>(colourMaps));
}

std::optional<QSize> sizeOf(const Arguments& arguments) {
    const auto given = arguments.text(sizeName);
    if (!given) {
        return std::nullopt;
    }
    const QString text = QString::fromStdString(*given);
    bool isWidth = false;
    bool isHeight = false;
    const QSize size(text.section('x', 0, 0).toInt(&isWidth),
                     text.section('x', 1).toInt(&isHeight));
    const auto fits = [](int side) { return leastSide <= side && side <= mostSide; };
    if (!isWidth || !isHeight || !fits(size.width()) || !fits(size.height())) {
        throw UsageError("--size must be as 1600x1000, each side from " +
                         std::to_string(leastSide) + " to " + std::to_string(mostSide));
    }
    return size;
}

figures::FileFormat formatOf(const std::string& path,
                             std::initializer_list<figures::FileFormat> known) {
    try {
        return figures::formatOf(path, known);
    } catch (const std::runtime_error& error) {
        throw UsageError(error.what());
    }
}

}  // namespace lab::cli
