// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

namespace lab::bench {

/// Times of repetitions of the same work, in milliseconds.
using Samples = std::vector<double>;

/// Runs `work` for about `warmUp`, then for about `measured`, and times each repetition of the
/// second part. At least one repetition each.
template <typename Work>
Samples timeRepeatedly(Work work, std::chrono::milliseconds warmUp,
                       std::chrono::milliseconds measured) {
    using Clock = std::chrono::steady_clock;
    const auto repeatFor = [&work](std::chrono::milliseconds duration) {
        Samples samples;
        const auto end = Clock::now() + duration;
        do {
            const auto start = Clock::now();
            work();
            samples.push_back(
                std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        } while (Clock::now() < end);
        return samples;
    };
    repeatFor(warmUp);
    return repeatFor(measured);
}

/// Writes them to stdout as a JSON array on one line: what the programs here hand to `bench`.
void print(const Samples& samples);

}  // namespace lab::bench
