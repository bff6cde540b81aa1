// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/gradient_text.h"

#include <QCoreApplication>
#include <cmath>
#include <optional>

#include "scene/number_text.h"
#include "scene/quantity_of.h"

namespace lab::scene {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Gradient", text);
}

/// Of an element its gradient, of more the length; none without.
std::optional<double> gradientOf(const models::Trace& trace, const Quantity& quantity) {
    const auto gradient = trace.gradient(quantity.node);
    if (gradient.size() == 0) {
        return std::nullopt;
    }
    if (quantity.isElement()) {
        return static_cast<double>(gradient(quantity.row, quantity.column));
    }
    const auto rows = quantity.row >= 0 ? gradient.middleRows(quantity.row, 1)
                                        : gradient.middleRows(0, gradient.rows());
    const auto part = quantity.column >= 0 ? rows.middleCols(quantity.column, 1)
                                           : rows.middleCols(0, gradient.cols());
    return static_cast<double>(part.norm());
}

/// What numberText takes for so many digits: it counts them from the first decimal.
int digitsOf(double slope, int significant) {
    const double size = std::abs(slope);
    return significant + (size >= 0.1 || size < 0.001 ? 0 : size >= 0.01 ? 1 : 2);
}

}  // namespace

QString slopeText(double slope, int significant) {
    return numberText(slope, digitsOf(slope, significant));
}

QString slopeLatex(double slope, int significant) {
    return numberLatex(slope, digitsOf(slope, significant));
}

QString gradientText(const models::Trace& trace, const Quantity& quantity) {
    const auto gradient = quantity.valid() ? gradientOf(trace, quantity) : std::nullopt;
    if (!gradient) {
        return {};
    }
    const QString number = slopeText(*gradient, 4);
    return quantity.isElement() ? QStringLiteral("∂ %1").arg(number)
                                : QStringLiteral("|∂| %1").arg(number);
}

QString gradientSentence(const models::Trace& trace, const Quantity& quantity) {
    if (!trace.hasGradients() || !quantity.valid()) {
        return {};
    }
    const auto gradient = gradientOf(trace, quantity);
    if (!gradient) {
        return tr("Nothing that is learnt leads to it: it has no gradient.");
    }
    const QString name = describe(trace, quantity).name;
    const QString number = slopeText(*gradient, 4);
    if (!quantity.isElement()) {
        return tr("|∂L/∂%1| = %2: the length of its gradient").arg(name, number);
    }
    if (*gradient == 0 && trace.consumers(quantity.node).empty()) {
        return tr("∂L/∂%1 = 0: the loss is not computed from it").arg(name);
    }
    if (*gradient == 0) {
        return tr("∂L/∂%1 = 0: a little more of it changes nothing").arg(name);
    }
    return (*gradient < 0 ? tr("∂L/∂%1 = %2: a little more of it makes the loss smaller")
                          : tr("∂L/∂%1 = %2: a little more of it makes the loss larger"))
        .arg(name, number);
}

}  // namespace lab::scene
