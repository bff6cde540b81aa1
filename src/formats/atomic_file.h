// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

#include "formats/bytes.h"
#include "formats/read_file.h"  // IWYU pragma: export

namespace lab::formats {

/// Replaces the file by the bytes, wholly or not at all: they go to a temporary file in the same
/// folder, which is flushed to disk and then renamed. A reader sees the old file or the new one.
/// An existing file keeps its permissions; a symbolic link stays and its target is replaced; a
/// device or pipe (/dev/stdout) is written to directly. On failure the temporary file is removed,
/// the old file is untouched, and FormatError names the path and what to do.
void writeFileAtomically(const std::filesystem::path& path, ByteView bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);

/// Throws what writeFileAtomically would throw now where the folder is missing or takes no files:
/// to find out before long work, not after it. Changes nothing.
void requireWritable(const std::filesystem::path& path);

}  // namespace lab::formats
