// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers/cell.h"

namespace lab::models {

/// The choices and sizes of a decoder.
struct DecoderShape {
    layers::CellKind cell;
    tape::Index word;     ///< units of the vector of the word before
    tape::Index units;    ///< of s_t
    tape::Index context;  ///< of c_t
    tape::Index readout;  ///< units that the output layer reads
    bool inputFeeding;
};

}  // namespace lab::models
