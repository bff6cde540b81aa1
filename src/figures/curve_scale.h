// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "figures/curve_figure.h"

namespace lab::figures {

/// Where on an axis a value stands.
struct CurveScale {
    double lower = 0;
    double upper = 1;
    bool logarithmic = false;

    /// 0 at `lower`, 1 at `upper`.
    [[nodiscard]] double shareOf(double value) const;
    [[nodiscard]] double valueAt(double share) const;
};

/// The scale of an axis for these values, of which those without a place on it do not count:
/// as far as the axis says, else to the next round numbers. Without values, or where the axis asks
/// for what cannot be: 0 to 1, on a logarithmic axis 1 to 10.
CurveScale scaleFor(const CurveAxis& axis, const std::vector<double>& values);

/// Round numbers on the scale, at most so many (2 or more): multiples of 1, 2, 2.5 or 5 times a
/// power of ten; on a logarithmic scale 1, 2 and 5 times powers of ten, or powers alone.
std::vector<double> roundNumbers(const CurveScale& scale, int most);

/// A round number as its axis writes it: "25%", "0.5", "2 000", "10⁶".
QString roundText(double number, const CurveAxis& axis);

}  // namespace lab::figures
