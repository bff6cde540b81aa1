// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab::figures {

/// A text as it may stand on one line of a figure: line breaks and tabs become spaces, other
/// control characters and what is no character U+FFFD.
QString oneLine(const QString& text);

}  // namespace lab::figures
