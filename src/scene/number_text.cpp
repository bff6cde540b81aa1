// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/number_text.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

#include "notation/latex.h"
#include "notation/plain_text.h"

namespace lab::scene {
namespace {

QString withoutZerosAtTheEnd(QString digits) {
    if (!digits.contains(QLatin1Char('.'))) {
        return digits;
    }
    while (digits.endsWith(QLatin1Char('0'))) {
        digits.chop(1);
    }
    return digits.endsWith(QLatin1Char('.')) ? digits.chopped(1) : digits;
}

/// mantissa and power of ten, rounded to the significant digits.
QString scientificLatex(double number, int significant) {
    const QString text = QString::number(number, 'e', significant - 1);
    const auto parts = text.split(QLatin1Char('e'));
    return QStringLiteral("%1\\times 10^{%2}")
        .arg(withoutZerosAtTheEnd(parts.front()))
        .arg(parts.back().toInt());
}

/// To so many significant digits, whatever that rounds to.
QString roundedLatex(double number, int significant) {
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(number))));
    if (magnitude < -4 || magnitude > 5) {
        return scientificLatex(number, significant);
    }
    const int decimals = std::max(0, significant - 1 - std::max(magnitude, -1));
    const QString digits = withoutZerosAtTheEnd(QString::number(number, 'f', decimals));
    // Small numbers keep their digits: 0.00012 is not 0.0001, nor 0.004 a 0.
    return digits.toDouble() == 0 || magnitude < -3
               ? withoutZerosAtTheEnd(QString::number(number, 'f', significant - 1 - magnitude))
               : digits;
}

}  // namespace

QString numberLatex(double number, int significant) {
    if (std::isnan(number)) {
        return QStringLiteral("\\text{NaN}");
    }
    if (std::isinf(number)) {
        return number < 0 ? QStringLiteral("-\\infty") : QStringLiteral("\\infty");
    }
    if (number == 0) {
        return QStringLiteral("0");
    }
    return roundedLatex(number, digitsToTellApart(std::abs(number), 1, significant));
}

QString numberText(double number, int significant) {
    const std::string latex = numberLatex(number, significant).toStdString();
    return QString::fromStdString(notation::toPlainText(notation::parseLatex(latex)));
}

int digitsToTellApart(double part, double whole, int least) {
    int digits = least;
    // What is not close needs no look at its digits.
    while (digits < mostDigits && part < whole && part > whole * 0.9 &&
           roundedLatex(part, digits) == roundedLatex(whole, digits)) {
        ++digits;
    }
    return digits;
}

QString pictureNumber(double number, int decimals) {
    const QString minus(QChar(0x2212));
    const double size = std::abs(number);
    if (std::isnan(number)) {
        return QStringLiteral("NaN");
    }
    if (std::isinf(number)) {
        return (number < 0 ? minus : QString()) + QChar(0x221E);
    }
    if (size >= 9999.5) {
        return (number < 0 ? minus : QString()) + QString::number(size, 'e', 0);
    }
    const int fitting = size >= 99.95 ? 0 : (size >= 9.995 ? 1 : 2);
    const QString text = QString::number(size, 'f', std::min(decimals, fitting));
    return number < 0 && text.toDouble() != 0 ? minus + text : text;
}

QString narrowNumber(double number) {
    if (std::abs(number) < 0.995) {
        return pictureNumber(number).replace(QLatin1String("0."), QLatin1String("."));
    }
    const QString text = pictureNumber(number, 1);
    return text.size() <= 3 ? text : QString();
}

QString countText(qint64 count) {
    QString digits = QString::number(count);
    for (qsizetype k = digits.size() - 3; k > (count < 0 ? 1 : 0); k -= 3) {
        digits.insert(k, QChar(QChar::Nbsp));
    }
    return digits;
}

}  // namespace lab::scene
