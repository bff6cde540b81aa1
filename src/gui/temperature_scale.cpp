// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/temperature_scale.h"

#include <cmath>
#include <limits>

namespace lab::gui {

double temperatureAt(int place) {
    if (place >= temperaturePlaces) {
        return std::numeric_limits<double>::infinity();
    }
    const double share = static_cast<double>(place) / temperaturePlaces;
    return share / (1 - share);
}

int placeOfTemperature(double temperature) {
    if (std::isinf(temperature)) {
        return temperaturePlaces;
    }
    return static_cast<int>(std::lround(temperaturePlaces * temperature / (1 + temperature)));
}

}  // namespace lab::gui
