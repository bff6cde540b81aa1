// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace lab::figures {

/// 256 colours 0xRRGGBB from the lowest value to the highest.
using ColourTable = std::array<std::uint32_t, 256>;

extern const ColourTable viridisTable;      ///< van der Walt and Smith 2015
extern const ColourTable cividisTable;      ///< Nuñez, Anderton and Renslow 2018
extern const ColourTable signedLightTable;  ///< blue, white (entry 128), red
extern const ColourTable signedDarkTable;   ///< light blue, dark grey (entry 128), light red

}  // namespace lab::figures
