// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bytes.h"

namespace lab::formats {

/// The records of a ZIP archive (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16).

enum class ZipMethod : std::uint16_t { Stored = 0, Deflated = 8 };

/// What the directory says about a file.
struct ZipRecord {
    std::string name;
    ZipMethod method = ZipMethod::Stored;
    std::uint32_t crc = 0;
    std::uint32_t compressedBytes = 0;
    std::uint32_t contentBytes = 0;
    std::uint32_t headerOffset = 0;
};

/// The directory of an archive, and where it begins.
struct ZipDirectory {
    std::vector<ZipRecord> records;
    std::size_t offset = 0;
};

/// Throws FormatError unless the name is UTF-8 without folders, control characters or NUL.
void requirePlainName(std::string_view name);

/// Throws FormatError where the directory is damaged or asks for what is not supported.
ZipDirectory parseZipDirectory(ByteView archive);

/// The compressed bytes of a file, found through the local header that must agree with the record.
/// They end before limit.
ByteView compressedContent(ByteView archive, const ZipRecord& record, std::size_t limit);

void appendLocalHeader(Bytes& archive, const ZipRecord& record);
void appendDirectory(Bytes& archive, const std::vector<ZipRecord>& records);

}  // namespace lab::formats
