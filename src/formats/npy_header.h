// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "formats/tensor.h"

namespace lab::formats {

/// The dictionary at the start of a .npy file.
struct NpyHeader {
    std::string descr;  ///< byte order, kind and size of an element, such as "<f4"
    bool fortranOrder = false;
    Shape shape;
};

/// Reads the dictionary: a Python literal with exactly these three keys, in any order. Throws
/// FormatError otherwise.
NpyHeader parseNpyHeader(std::string_view text);

/// The dictionary as NumPy writes it, without padding.
std::string npyHeaderText(const NpyHeader& header);

}  // namespace lab::formats
