// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>

namespace lab::gui {

/// A path as Qt has it for the standard library, whatever characters it has.
inline std::filesystem::path nativePath(const QString& path) {
    return {path.toStdU16String()};
}

}  // namespace lab::gui
