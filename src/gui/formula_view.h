// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "figures/formula_layout.h"
#include "figures/formula_painter.h"
#include "figures/theme.h"
#include "gui/quantity_view.h"
#include "tape/step.h"

namespace lab::gui {

/// The typeset formula of the inspected quantity, and below it the same with this step's numbers.
/// Its symbols are linked to what they stand for.
class FormulaView final : public QuantityView {
    Q_OBJECT

  public:
    FormulaView(ExploreSession& session, figures::MathFont font, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);

    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] scene::Quantity quantityAt(const QPointF& point) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// A line of formula and where its baseline starts.
    struct Line {
        figures::FormulaLayout layout;
        QPointF origin;
    };
    void showQuantity();
    void keepHeight();
    [[nodiscard]] int heightNeeded() const;
    [[nodiscard]] std::vector<notation::Formula> broken(const notation::Formula& numbers,
                                                        double width) const;
    [[nodiscard]] std::vector<Line> arrange(int width) const;
    [[nodiscard]] figures::FormulaLayout fit(const notation::Formula& formula, double width) const;
    /// What a symbol of the formula stands for.
    struct Meaning {
        scene::Quantity quantity;
        bool oneOfMany = false;  ///< e_j below a sum: any source word's
    };
    [[nodiscard]] const Meaning& meaningOf(const figures::FormulaLayout::Link& link) const;
    [[nodiscard]] Meaning findMeaning(const figures::FormulaLayout::Link& link) const;
    [[nodiscard]] QColor groundOf(const figures::FormulaLayout::Link& link) const;
    /// Where the steps stand that the formula names.
    [[nodiscard]] tape::Place place() const;
    [[nodiscard]] figures::FormulaColours colours() const;

    figures::MathFont font_;
    figures::FormulaPainter painter_;
    figures::Theme theme_;
    notation::Formula equation_;
    notation::Formula numbers_;
    mutable QHash<QString, Meaning> meanings_;  ///< by step and text, found once a formula
};

}  // namespace lab::gui
