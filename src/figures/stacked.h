// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace lab::figures {

/// Something on a vertical line: where its middle would like to be, and how high it is.
struct StackItem {
    double wanted = 0;
    double height = 0;
};

/// The upper edges of the items, each as near to its place as can be without overlap: those that
/// would overlap stand against each other, in the order of their places, around the mean of these.
/// All within `top` to `bottom`. REQUIRES heights that fit together.
std::vector<double> stacked(const std::vector<StackItem>& items, double top, double bottom);

}  // namespace lab::figures
