// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace lab::figures {

/// Where there is no room for all labels of a row, every so many have theirs: the least step at
/// which labels of this extent, so far apart, do not touch. REQUIRES pitch > 0.
int labelStep(double extent, double pitch);

/// Which labels are drawn at such a step: every step-th, but the strong one always, in place of its
/// neighbours.
bool isLabelShown(int index, int step, std::optional<int> strong);

}  // namespace lab::figures
