// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "formats/bytes.h"
#include "formats/tensor.h"

namespace lab::formats {

/// The .npz format of NumPy: a ZIP archive of .npy files, one an array, named NAME.npy.

/// The arrays in their order in the archive, as numpy.savez and numpy.savez_compressed write them.
/// Damage, names twice, and entries that are no .npy file throw FormatError, which begins with the
/// file's name.
std::vector<NamedTensor> decodeNpz(ByteView file, std::string_view name);

/// The archive, not compressed. Equal arrays in equal order give equal bytes.
Bytes encodeNpz(const std::vector<NamedTensor>& tensors);

/// Reads and writes files by these; FormatError names the path.
std::vector<NamedTensor> readNpz(const std::filesystem::path& path);
void writeNpz(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors);

}  // namespace lab::formats
