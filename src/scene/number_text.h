// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// How numbers are written, everywhere. The same in every locale, with a true minus sign (U+2212);
/// NaN and infinity are named.
///
/// Read one by one, as in the inspector, formulas, tooltips and sentences, a number has four
/// significant digits (factors of a product three, weights among them four) and no zeros at the
/// end: 0.9155, 18.43. What is below 1 never reads 1, nor a part of something the whole: it gets as
/// many more digits as that takes, up to the eight of a float: 0.99996.
///
/// Side by side in a picture, as in lanes and the cells of the matrix, it has two decimals, zeros
/// kept: 0.92, 1.00. Where that is too wide it has as many digits without the 0: .92, 1.0. The
/// zeros say that it is rounded; a bare 1 is exactly 1.
namespace lab::scene {

/// The most significant digits that a float has.
inline constexpr int mostDigits = 8;

/// A number read by itself: so many significant digits, or more (see above); powers of ten
/// ("1.2 × 10⁻⁷") where it is tiny or huge.
QString numberText(double number, int significant = 4);

/// The same as LaTeX.
QString numberLatex(double number, int significant = 4);

/// How many significant digits, `least` or more, tell a part from the whole: 1 / 1.0005 must not
/// read 1 / 1.
int digitsToTellApart(double part, double whole, int least = 4);

/// A number in a picture: at most `decimals`, fewer for large ones; no negative zero.
QString pictureNumber(double number, int decimals = 2);

/// The same where a picture is narrow; empty for what takes more than three signs.
QString narrowNumber(double number);

/// A count in groups of three that are kept together: "2 304".
QString countText(qint64 count);

}  // namespace lab::scene
