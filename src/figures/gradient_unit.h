// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab::figures {

/// In what the gradients of a picture are written and coloured. They are seldom near 1, so all of a
/// row are written in multiples of one power of ten, which its legend names.
struct GradientUnit {
    double largest = 1;  ///< the colour of 1 is that of this
    int exponent = 0;

    /// For gradients up to this size: the largest is written with one or two digits before the
    /// point, or is 0.01 or more without a power.
    static GradientUnit upTo(double largest);

    [[nodiscard]] double unit() const;
    /// "×10⁻³"; empty where the numbers are as they are.
    [[nodiscard]] QString text() const;
};

/// What stands above the losses of the words.
QString lossTitle();
/// A loss in a column of them: "1.52", "0.0005", "<0.0001".
QString lossText(double loss);

}  // namespace lab::figures
