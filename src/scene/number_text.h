// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab::scene {

/// A number for the reader: so many significant digits, no zeros at the end, a true minus sign
/// (U+2212), powers of ten ("1.2×10⁻⁷") where it is tiny or huge. The same in every locale, as
/// in formulas. NaN and infinity are named.
QString numberText(double number, int significant = 4);

/// The same as LaTeX.
QString numberLatex(double number, int significant = 3);

}  // namespace lab::scene
