// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include <iostream>

namespace lab::bench {

void print(const Samples& samples) {
    const char* separator = "[";
    for (const double sample : samples) {
        std::cout << separator << sample;
        separator = ", ";
    }
    std::cout << (samples.empty() ? "[]" : "]") << '\n';
}

}  // namespace lab::bench
