// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "formats/bytes.h"

namespace lab::formats {

/// A file within a ZIP archive.
struct ZipEntry {
    std::string name;
    Bytes content;
};

/// The files of a ZIP archive (PKWARE APPNOTE 6.3), in the order of its directory, stored or
/// deflated, their CRC-32 checked. Refused with FormatError: damaged or encrypted archives, other
/// methods, archives in parts, contents of 4 GiB or more (zip64 in the directory), files that
/// overlap, names twice or with folders, and contents of more than maxBytes together.
std::vector<ZipEntry> decodeZip(ByteView archive, std::size_t maxBytes);

/// The archive with these files, uncompressed and dated 1980-01-01: equal entries give equal bytes.
/// Refused with FormatError: names twice, empty or with folders, and 4 GiB or more.
Bytes encodeZip(const std::vector<ZipEntry>& entries);

}  // namespace lab::formats
