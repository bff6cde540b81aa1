// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

#include "formats/bytes.h"
#include "formats/tensor.h"

namespace lab::formats {

/// The .npy format of NumPy (numpy.lib.format, NEP 1): magic, version, a Python dictionary with
/// descr, fortran_order and shape, then the elements.

/// The array in a whole .npy file of version 1.0, 2.0 or 3.0, in row-major order whatever its
/// order in the file. Read are bool, integers (as int64; uint64 is refused), float16 (as float32),
/// float32, float64 and unicode text, in either byte order. Anything else, a damaged header, too
/// few or too many bytes throw FormatError, which begins with the name. Memory used is a small
/// multiple of the file's size, whatever the header says.
Tensor decodeNpy(ByteView file, std::string_view name);

/// The whole .npy file, version 1.0, little-endian, row-major; the data starts at a multiple of 64
/// bytes. Equal tensors give equal bytes. Text that is no UTF-8 or ends in NUL throws FormatError.
Bytes encodeNpy(const Tensor& tensor);

/// Reads and writes files by these; FormatError names the path.
Tensor readNpy(const std::filesystem::path& path);
void writeNpy(const std::filesystem::path& path, const Tensor& tensor);

}  // namespace lab::formats
