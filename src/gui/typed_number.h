// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace lab::gui {

/// A number as people type it: with a decimal point or comma, with any minus sign, without signs
/// between thousands. Nothing for what is none, for infinity and "nan".
std::optional<double> typedNumber(QString text);

}  // namespace lab::gui
