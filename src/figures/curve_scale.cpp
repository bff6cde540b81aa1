// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/curve_scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "scene/number_text.h"

namespace lab::figures {

namespace {

/// Rounding may put a value this share of a step beyond the end.
constexpr double slack = 1e-9;

/// The least round step that is not below this one.
double roundStep(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double digit : {1.0, 2.0, 2.5, 5.0}) {
        if (digit * power >= least * (1 - slack)) {
            return digit * power;
        }
    }
    return 10 * power;
}

/// 1, 2 or 5 times a power of ten, counted from 0 at 1: -1 is 0.5, 1 is 2.
double logNumber(int index) {
    constexpr std::array digits{1.0, 2.0, 5.0};
    const int decade = static_cast<int>(std::floor(index / 3.0));
    return digits[static_cast<std::size_t>(index - 3 * decade)] * std::pow(10, decade);
}

/// The last of these numbers that is not above the value.
int logIndexBelow(double value) {
    int index = 3 * static_cast<int>(std::floor(std::log10(value)));
    while (logNumber(index + 1) <= value * (1 + slack)) {
        ++index;
    }
    return index;
}

std::vector<double> placedValues(const CurveAxis& axis, const std::vector<double>& values) {
    std::vector<double> placed;
    std::ranges::copy_if(values, std::back_inserter(placed), [&](double value) {
        return std::isfinite(value) && (!axis.logarithmic || value > 0);
    });
    return placed;
}

/// Ends on round numbers, with room where there is only one value.
CurveScale roundedLog(double least, double most) {
    int first = logIndexBelow(least);
    int last = logIndexBelow(most);
    last += logNumber(last) < most * (1 - slack) ? 1 : 0;
    if (first == last) {
        --first;
        ++last;
    }
    return {logNumber(first), logNumber(last), true};
}

CurveScale roundedLinear(double least, double most) {
    // What begins near 0 begins at 0.
    if (least > 0 && least < most / 2) {
        least = 0;
    }
    if (!(most > least)) {
        const double air = most == 0 ? 1 : std::abs(most) / 2;
        least -= most == 0 ? 0 : air;
        most += air;
    }
    const double step = roundStep((most - least) / 5);
    return {std::floor(least / step + slack) * step, std::ceil(most / step - slack) * step, false};
}

bool isPossible(const CurveScale& scale) {
    return std::isfinite(scale.lower) && std::isfinite(scale.upper) && scale.lower < scale.upper &&
           (!scale.logarithmic || scale.lower > 0);
}

}  // namespace

double CurveScale::shareOf(double value) const {
    return logarithmic ? std::log(value / lower) / std::log(upper / lower)
                       : (value - lower) / (upper - lower);
}

double CurveScale::valueAt(double share) const {
    return logarithmic ? lower * std::pow(upper / lower, share) : lower + share * (upper - lower);
}

CurveScale scaleFor(const CurveAxis& axis, const std::vector<double>& values) {
    const std::vector<double> placed = placedValues(axis, values);
    CurveScale scale{axis.logarithmic ? 1.0 : 0.0, axis.logarithmic ? 10.0 : 1.0, axis.logarithmic};
    if (!placed.empty()) {
        const auto [least, most] = std::ranges::minmax(placed);
        scale = axis.logarithmic ? roundedLog(least, most) : roundedLinear(least, most);
    }
    const CurveScale asked{axis.lower.value_or(scale.lower), axis.upper.value_or(scale.upper),
                           axis.logarithmic};
    return isPossible(asked) ? asked : scale;
}

std::vector<double> roundNumbers(const CurveScale& scale, int most) {
    std::vector<double> numbers;
    if (scale.logarithmic) {
        // Three numbers in a decade, then one, then one in several decades.
        for (int stride = 1; numbers.empty() || static_cast<int>(numbers.size()) > most;
             stride += stride == 1 ? 2 : 3) {
            numbers.clear();
            const int first = logIndexBelow(scale.lower);
            const int last = logIndexBelow(scale.upper);
            for (int index = first; index <= last; ++index) {
                if (index % stride == 0 && logNumber(index) >= scale.lower * (1 - slack)) {
                    numbers.push_back(logNumber(index));
                }
            }
            if (numbers.empty()) {
                return {};
            }
        }
        return numbers;
    }
    const double span = scale.upper - scale.lower;
    const double step = roundStep(span / std::max(1, most - 1));
    const double first = std::ceil(scale.lower / step - slack);
    const double last = std::floor(scale.upper / step + slack);
    for (double index = first; index <= last; ++index) {
        numbers.push_back(index * step);
    }
    return numbers;
}

QString roundText(double number, const CurveAxis& axis) {
    if (axis.percent) {
        return scene::numberText(100 * number, 6) + u'%';
    }
    const double size = std::abs(number);
    if (size >= 1000 && size < 1e6) {
        QString digits = QString::number(size, 'f', 0);
        digits.insert(digits.size() - 3, QChar(QChar::Nbsp));
        return number < 0 ? QChar(0x2212) + digits : digits;
    }
    QString text = scene::numberText(number, 6);
    const QString once = QStringLiteral("1 × 10");
    return text.startsWith(once) ? text.remove(0, once.size() - 2) : text;
}

}  // namespace lab::figures
