// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/gradient_unit.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "scene/gradient_text.h"
#include "scene/number_text.h"

namespace lab::figures {
namespace {

QString raised(int exponent) {
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = exponent < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(exponent))) {
        text += digits[digit.digitValue()];
    }
    return text;
}

}  // namespace

GradientUnit GradientUnit::upTo(double largest) {
    if (!(largest > 0) || !std::isfinite(largest)) {
        return {};
    }
    GradientUnit unit{largest, 0};
    if (largest < 0.2 || largest >= 100) {
        unit.exponent = static_cast<int>(std::floor(std::log10(largest)));
    }
    return unit;
}

double GradientUnit::unit() const {
    return std::pow(10.0, exponent);
}

QString GradientUnit::text() const {
    return exponent == 0 ? QString() : QStringLiteral("×10%1").arg(raised(exponent));
}

QString lossTitle() {
    return QCoreApplication::translate("Alignment", "loss");
}

QString lossText(double loss) {
    constexpr double smallest = 0.0001;
    if (loss < smallest) {
        return QStringLiteral("<0.0001");
    }
    return loss < 0.01 ? scene::slopeText(loss, 1) : scene::pictureNumber(loss);
}

}  // namespace lab::figures
