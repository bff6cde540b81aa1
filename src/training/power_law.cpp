// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/power_law.h"

#include <cmath>
#include <vector>

namespace lab::training {

namespace {

std::vector<Measurement> logarithms(std::span<const Measurement> measurements) {
    std::vector<Measurement> logs;
    for (const auto& [x, y] : measurements) {
        if (x > 0 && y > 0 && std::isfinite(x) && std::isfinite(y)) {
            logs.push_back({std::log(x), std::log(y)});
        }
    }
    return logs;
}

}  // namespace

double PowerLaw::at(double x) const {
    return factor * std::pow(x, exponent);
}

std::optional<PowerLaw> fitPowerLaw(std::span<const Measurement> measurements) {
    const std::vector<Measurement> logs = logarithms(measurements);
    const auto count = static_cast<double>(logs.size());
    Measurement mean;
    for (const auto& [x, y] : logs) {
        mean.x += x / count;
        mean.y += y / count;
    }
    double spread = 0;
    double together = 0;
    for (const auto& [x, y] : logs) {
        spread += (x - mean.x) * (x - mean.x);
        together += (x - mean.x) * (y - mean.y);
    }
    // Rounding leaves something of equal x.
    if (!(spread > 1e-12)) {
        return std::nullopt;
    }
    const double exponent = together / spread;
    return PowerLaw{std::exp(mean.y - exponent * mean.x), exponent};
}

}  // namespace lab::training
