// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/number_field.h"

#include "gui/typed_number.h"
#include "scene/number_text.h"

namespace lab::gui {
namespace {

/// Letters of what was typed that are repeated.
constexpr qsizetype mostQuoted = 20;

QString quoted(const QString& text) {
    const QString line = text.simplified();
    return line.size() > mostQuoted ? line.left(mostQuoted) + QChar(0x2026) : line;
}

}  // namespace

NumberField::NumberField(QWidget* parent) : QDoubleSpinBox(parent) {
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setKeyboardTracking(false);
    setAlignment(Qt::AlignRight);
}

QString NumberField::rangeText() const {
    return tr("%1 to %2").arg(scene::numberText(minimum()), scene::numberText(maximum()));
}

double NumberField::valueFromText(const QString& text) const {
    return QString::number(typedNumber(text).value_or(value()), 'f', decimals()).toDouble();
}

QValidator::State NumberField::validate(QString& text, int& /*place*/) const {
    const auto number = typedNumber(text);
    return number && *number >= minimum() && *number <= maximum() ? QValidator::Acceptable
                                                                  : QValidator::Intermediate;
}

void NumberField::fixup(QString& text) const {
    emit refused(tr("%1: “%2” is not a number from %3; %4 stays.")
                     .arg(accessibleName(), quoted(text), rangeText(), scene::numberText(value())));
}

}  // namespace lab::gui
