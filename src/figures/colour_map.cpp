// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/colour_map.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "figures/theme.h"

namespace lab::figures {

namespace {

constexpr ColourTable greyTable(bool whiteIsMost) {
    ColourTable table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        table[i] = (whiteIsMost ? i : 255 - i) * 0x010101U;
    }
    return table;
}

constexpr ColourTable whiteIsMostTable = greyTable(true);
constexpr ColourTable whiteIsNoneTable = greyTable(false);

}  // namespace

ColourMap ColourMap::viridis() {
    return {viridisTable, false};
}

ColourMap ColourMap::cividis() {
    return {cividisTable, false};
}

ColourMap ColourMap::grey() {
    return {whiteIsMostTable, false};
}

ColourMap ColourMap::print() {
    return {whiteIsNoneTable, false};
}

ColourMap ColourMap::signedValues(bool dark) {
    return {dark ? signedDarkTable : signedLightTable, true};
}

ColourMap ColourMap::named(scene::ColourMapName name) {
    switch (name) {
        case scene::ColourMapName::Viridis:
            return viridis();
        case scene::ColourMapName::Cividis:
            return cividis();
        case scene::ColourMapName::Grey:
            return grey();
        case scene::ColourMapName::Print:
            return print();
    }
    return viridis();
}

QRgb ColourMap::at(double value) const {
    if (std::isnan(value)) {
        return missing();
    }
    const double inside = std::clamp(value, lowest(), highest());
    const double position =
        isSigned_ ? 128 + std::round(inside * 127) : std::min(std::floor(inside * 256), 255.0);
    return 0xFF000000U | (*table_)[static_cast<std::size_t>(position)];
}

QColor inkOn(QRgb background) {
    const QColor colour(background);
    const QColor black(Qt::black);
    const QColor white(Qt::white);
    return contrast(black, colour) >= contrast(white, colour) ? black : white;
}

}  // namespace lab::figures
