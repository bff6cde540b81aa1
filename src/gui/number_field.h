// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace lab::gui {

/// A number to be read and typed, with a decimal point or comma. Takes whatever is typed; what is
/// no number, or out of range, is refused as a whole and said in one line, and the field has its
/// number again.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT

  public:
    explicit NumberField(QWidget* parent = nullptr);

    /// "−3 to 3".
    [[nodiscard]] QString rangeText() const;
    [[nodiscard]] double valueFromText(const QString& text) const override;
    [[nodiscard]] QValidator::State validate(QString& text, int& place) const override;
    /// Called with what cannot be taken, before the field shows its number again.
    void fixup(QString& text) const override;

  signals:
    /// What was typed, why it was not taken, and what is there instead: one line.
    void refused(const QString& line) const;
};

}  // namespace lab::gui
