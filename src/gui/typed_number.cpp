// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/typed_number.h"

#include <QLocale>
#include <cmath>

namespace lab::gui {

std::optional<double> typedNumber(QString text) {
    text = text.trimmed().replace(QChar(0x2212), QLatin1Char('-'));
    // One comma is a decimal one: more of them, or one beside a point, are refused with the rest.
    text.replace(QLatin1Char(','), QLatin1Char('.'));
    QLocale plain = QLocale::c();
    plain.setNumberOptions(QLocale::RejectGroupSeparator);
    bool ok = false;
    const double number = plain.toDouble(text, &ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

}  // namespace lab::gui
