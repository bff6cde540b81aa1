// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>
#include <vector>

#include "figures/formula_layout.h"
#include "figures/formula_painter.h"
#include "figures/theme.h"
#include "notation/formula.h"
#include "tape/step.h"

namespace lab::gui {

/// Typeset formulas one below the other, to be read.
class FormulaList final : public QWidget {
    Q_OBJECT

  public:
    explicit FormulaList(figures::MathFont font, QWidget* parent = nullptr);

    /// `roles`: of the steps that the formulas name, for their colours.
    void setFormulas(std::vector<notation::Formula> formulas, QHash<QString, tape::Role> roles);
    void setTheme(const figures::Theme& theme);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void typeset();
    [[nodiscard]] double gap() const { return theme_.space(1.5); }

    figures::MathFont font_;
    figures::FormulaPainter painter_;
    figures::Theme theme_;
    std::vector<notation::Formula> formulas_;
    QHash<QString, tape::Role> roles_;
    std::vector<figures::FormulaLayout> lines_;
};

}  // namespace lab::gui
