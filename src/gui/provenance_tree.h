// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QTreeView>
#include <array>

#include "figures/theme.h"
#include "scene/relation.h"

namespace lab::scene {
class ProvenanceModel;
}

namespace lab::gui {

class ProvenanceDelegate;

/// The tree of origins: a name, a value, how it was computed. Values are never cut; names and
/// explanations share what is left. Rows are lit from edge to edge in the theme's colours, and the
/// one that the keyboard stands on has a ring.
class ProvenanceTree final : public QTreeView {
    Q_OBJECT

  public:
    /// `model` and `delegate` must outlive it.
    ProvenanceTree(scene::ProvenanceModel& model, ProvenanceDelegate& delegate,
                   QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// Opens the number and what it was computed from; lists of many numbers stay closed.
    void openFirstRows();
    /// Lights the first row that shows what is hovered, and those of what belongs to it. Nothing
    /// scrolls: the mouse is elsewhere, and what is being read stays.
    void showRelation(const scene::Relation& relation);

  signals:
    /// The mouse is over a row of this quantity; invalid: over none.
    void pointed(const scene::Quantity& quantity);
    /// Another number is wanted in the place of this one: by a double-click or F2. `place` in
    /// global coordinates.
    void editAsked(const scene::Quantity& quantity, const QRect& place);

  protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

  private:
    void askToEdit(const QModelIndex& index);
    void openTop(const QModelIndex& top);
    [[nodiscard]] QColor barOf(const QModelIndex& row) const;
    void point(const QModelIndex& index);
    void shareColumns();
    void setColumnWidths(const std::array<int, 3>& widths);

    scene::ProvenanceModel& model_;
    figures::Theme theme_;
    QPersistentModelIndex pointed_;
    scene::Relation relation_;
};

}  // namespace lab::gui
