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

}  // namespace lab::formats
