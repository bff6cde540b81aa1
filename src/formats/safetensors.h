// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bytes.h"
#include "formats/tensor.h"

namespace lab::formats {

/// The safetensors format: 8 bytes with the length of the header (little-endian), the header (a
/// JSON object, padded with spaces), then the elements of all tensors without holes or overlaps.
struct SafetensorsFile {
    std::map<std::string, std::string> metadata;
    std::vector<NamedTensor> tensors;

    bool operator==(const SafetensorsFile&) const = default;
};

/// The tensors in the order of their data, and the metadata. F32, F64, I64 and BOOL are copied; F16
/// and BF16 become float32 and smaller integers int64. A file that breaks any rule of the format
/// throws FormatError, which begins with the name. Infinite and NaN elements are values of the
/// format: use requireFinite where they must not be.
SafetensorsFile decodeSafetensors(ByteView file, std::string_view name);

/// The whole file. Tensors with larger elements come first (so each starts at a multiple of its
/// element's size, the data itself at a multiple of 8), else in the order given. Equal content
/// gives equal bytes. Text tensors and names twice throw FormatError.
Bytes encodeSafetensors(const SafetensorsFile& content);

/// Reads and writes files by these; FormatError names the path.
SafetensorsFile readSafetensors(const std::filesystem::path& path);
/// The metadata only: of the tensors' data not a byte is read. The header is checked as
/// decodeSafetensors() does, also that what it tells of fits the file's size.
std::map<std::string, std::string> readSafetensorsMetadata(const std::filesystem::path& path);
void writeSafetensors(const std::filesystem::path& path, const SafetensorsFile& content);

}  // namespace lab::formats
