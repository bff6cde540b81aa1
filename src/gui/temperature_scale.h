// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab::gui {

/// The last place of a slider of temperatures, whose first is 0.
inline constexpr int temperaturePlaces = 200;

/// From 0 at the first place over 1 in the middle to infinity at the last.
double temperatureAt(int place);

/// The place nearest to a temperature, which may be infinite. REQUIRES temperature >= 0.
int placeOfTemperature(double temperature);

}  // namespace lab::gui
