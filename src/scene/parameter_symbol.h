// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab::scene {

/// LaTeX of a parameter as the translator's equations write it: "attention.W" is W,
/// "readout.b" is b_o, "source.embedding" is E_x; the encoder's directions carry their arrows.
/// Other names give the last part with the rest as its subscript.
std::string parameterSymbol(std::string_view name);

}  // namespace lab::scene
