// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/label_thinning.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace lab::figures {

int labelStep(double extent, double pitch) {
    return std::max(1, static_cast<int>(std::ceil(extent / pitch)));
}

bool isLabelShown(int index, int step, std::optional<int> strong) {
    if (strong && index != *strong && std::abs(index - *strong) < step) {
        return false;
    }
    return index == strong || index % step == 0;
}

}  // namespace lab::figures
