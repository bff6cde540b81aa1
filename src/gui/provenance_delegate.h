// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStaticText>
#include <QStyledItemDelegate>
#include <array>

#include "figures/formula_layout.h"
#include "figures/formula_painter.h"
#include "figures/theme.h"

namespace lab::gui {

/// Draws the cells of the tree of origins: names as formulas, in the colour of what they are. What
/// does not fit ends with dots. The ground is the view's.
class ProvenanceDelegate final : public QStyledItemDelegate {
    Q_OBJECT

  public:
    explicit ProvenanceDelegate(figures::MathFont font, QObject* parent = nullptr);

    void setTheme(const figures::Theme& theme);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

  private:
    void paintName(QPainter& painter, const QRectF& room, const QModelIndex& index) const;
    void paintDots(QPainter& painter, const figures::FormulaLayout& layout, double width,
                   const QColor& ink) const;
    void paintText(QPainter& painter, const QRectF& room, const QModelIndex& index) const;
    /// Valid until the next call.
    const figures::FormulaLayout& layoutOf(const QString& latex) const;
    QStaticText textOf(const QModelIndex& index) const;

    figures::MathFont font_;
    figures::FormulaPainter formulas_;
    figures::Theme theme_;
    mutable QHash<QString, figures::FormulaLayout> layouts_;  ///< typeset once a symbol
    /// The texts of a column, shaped once for measuring and painting.
    mutable std::array<QHash<QString, QStaticText>, 3> texts_;
};

}  // namespace lab::gui
