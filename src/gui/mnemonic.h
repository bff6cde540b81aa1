// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab::gui {

/// The text as buttons, check boxes and menus show it letter by letter: else "&" would underline
/// the next letter and be gone. For what the reader or a file has written.
inline QString withoutMnemonic(QString text) {
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

}  // namespace lab::gui
