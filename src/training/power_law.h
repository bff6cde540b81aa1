// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace lab::training {

/// A measurement: y at x.
struct Measurement {
    double x = 0;
    double y = 0;

    bool operator==(const Measurement&) const = default;
};

/// y = factor x^exponent: a straight line on two logarithmic axes.
struct PowerLaw {
    double factor = 1;
    double exponent = 1;

    [[nodiscard]] double at(double x) const;
    bool operator==(const PowerLaw&) const = default;
};

/// The power law with the least squares of log y - log(factor x^exponent): every measurement counts
/// by its ratio to the line, small ones as much as large ones. Measurements that have no logarithm
/// (zero, negative, not finite) are left out. None without two different x.
std::optional<PowerLaw> fitPowerLaw(std::span<const Measurement> measurements);

}  // namespace lab::training
