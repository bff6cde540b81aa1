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

}  // namespace

QString gradientText(const models::Trace& trace, const Quantity& quantity) {
    const auto gradient = quantity.valid() ? gradientOf(trace, quantity) : std::nullopt;
    if (!gradient) {
        return {};
    }
    const QString number = numberText(*gradient);
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
    const QString number = numberText(*gradient);
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
