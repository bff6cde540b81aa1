// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace lab::formats {

/// The largest file that the readers of this folder take unless told otherwise: 1 GiB.
inline constexpr std::size_t maxFileBytes = std::size_t{1} << 30U;

/// The whole file. Throws FormatError when it is missing, a folder, unreadable, or has more than
/// maxBytes bytes (found out before they are read).
std::string readFile(const std::filesystem::path& path, std::size_t maxBytes = maxFileBytes);

/// The beginning of a file.
struct FileStart {
    std::string content;
    std::size_t fileBytes = 0;  ///< of the whole file
};

/// So many bytes, or all where the file has fewer; the rest is not read. Of regular files: pipes
/// and devices seem empty. Throws as readFile() does for a file of this size.
FileStart readFileStart(const std::filesystem::path& path, std::size_t bytes);

}  // namespace lab::formats
