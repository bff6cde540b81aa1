// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <string>
#include <string_view>
#include <vector>

#include "gui/lengths/length_report.h"

namespace lab::gui {

/// A result that was measured to the end, and what it depends on.
struct KeptLength {
    LengthResult result;
    QByteArray stamp;
};

/// Results as JSON (docs/formats.md, "Measured lengths"). REQUIRES results that are good.
std::string lengthsText(const std::vector<KeptLength>& results);

/// Reads what lengthsText() wrote. Throws formats::FormatError, which begins with the name, where
/// anything is missing, of the wrong type, or no result of measuring.
std::vector<KeptLength> lengthsFrom(std::string_view text, std::string_view name);

}  // namespace lab::gui
