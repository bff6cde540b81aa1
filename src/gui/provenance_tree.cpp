// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/provenance_tree.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <algorithm>

#include "gui/provenance_delegate.h"
#include "scene/provenance_model.h"

namespace lab::gui {

using scene::ProvenanceModel;
using scene::ProvenanceNode;

namespace {

/// Two rows, in steps of the 8 px grid.
constexpr double kLeastHeight = 7.5;

}  // namespace

ProvenanceTree::ProvenanceTree(ProvenanceModel& model, ProvenanceDelegate& delegate,
                               QWidget* parent)
    : QTreeView(parent), model_(model), theme_(figures::Theme::light()) {
    setModel(&model);
    setItemDelegate(&delegate);
    setHeaderHidden(true);
    setMouseTracking(true);
    setUniformRowHeights(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Where each number comes from"));
    setToolTip(
        tr("Open a row to see what it was computed from; double-click a number, or F2, to replace "
           "it"));
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(0);
    header()->setDefaultSectionSize(0);
    setExpandsOnDoubleClick(false);
    connect(this, &QTreeView::clicked, this, &QTreeView::expand);
    connect(this, &QTreeView::doubleClicked, this, &ProvenanceTree::askToEdit);
    connect(this, &QTreeView::expanded, this, &ProvenanceTree::shareColumns);
    connect(this, &QTreeView::entered, this, &ProvenanceTree::point);
    connect(this, &QTreeView::viewportEntered, this, [this] { point({}); });
    // Only rows in sight are measured.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ProvenanceTree::shareColumns);
}

void ProvenanceTree::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    setMinimumHeight(qRound(theme.space(kLeastHeight)));
    setIndentation(qRound(theme.space(1.75)));
    shareColumns();
    viewport()->update();
}

void ProvenanceTree::openFirstRows() {
    const QSignalBlocker once(this);  // the columns are shared out when all are open
    for (int row = 0; row < model_.rowCount(); ++row) {
        openTop(model_.index(row, 0));
    }
    shareColumns();
    scrollToTop();
}

void ProvenanceTree::openTop(const QModelIndex& top) {
    expand(top);
    if (model_.canFetchMore(top)) {
        model_.fetchMore(top);
    }
    for (int row = 0; row < model_.rowCount(top); ++row) {
        const QModelIndex below = model_.index(row, 0, top);
        const ProvenanceNode& node = *model_.node(below);
        // A matrix, such as all encoder states of a long sentence, has a row a column below it.
        const bool matrix = !node.number && node.strip.empty();
        if (node.kind == ProvenanceNode::Kind::Quantity && !matrix) {
            expand(below);
        }
    }
}

void ProvenanceTree::showRelation(const scene::Relation& relation) {
    relation_ = relation;
    const QModelIndex row = model_.find(relation.hovered());
    if (row.isValid()) {
        // Not as the current row: the view would scroll to that.
        selectionModel()->select(row,
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    } else {
        selectionModel()->clearSelection();
    }
    viewport()->update();
}

/// The bar at the left of a lit row; no colour where the row is not lit.
QColor ProvenanceTree::barOf(const QModelIndex& row) const {
    if (selectionModel()->isSelected(row) || row == pointed_) {
        return theme_.hover;
    }
    const bool related =
        relation_.lightOf(model_.node(row)->quantity) == scene::Relation::Light::Related;
    return related ? theme_.related : QColor();
}

void ProvenanceTree::point(const QModelIndex& index) {
    pointed_ = index.siblingAtColumn(0);
    const ProvenanceNode* node = model_.node(index);
    emit pointed(node != nullptr ? node->quantity : scene::Quantity{});
    viewport()->update();
}

/// Only numbers are replaced: any other row is none to ask for.
void ProvenanceTree::askToEdit(const QModelIndex& index) {
    const ProvenanceNode* node = model_.node(index);
    if (node != nullptr && node->quantity.isElement() && node->number) {
        const QRect row = visualRect(index.siblingAtColumn(ProvenanceModel::ValueColumn));
        emit editAsked(node->quantity, {viewport()->mapToGlobal(row.topLeft()), row.size()});
    }
}

void ProvenanceTree::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F2) {
        askToEdit(currentIndex());
    } else {
        QTreeView::keyPressEvent(event);
    }
}

bool ProvenanceTree::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) {
        point({});
    }
    return QTreeView::viewportEvent(event);
}

void ProvenanceTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    const QModelIndex row = index.siblingAtColumn(0);
    const QRect whole(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (const QColor bar = barOf(row); bar.isValid()) {
        painter->fillRect(whole, theme_.highlight);
        painter->fillRect(QRectF(0, whole.top(), theme_.space(0.375), whole.height()), bar);
    }
    QTreeView::drawRow(painter, option, index);
    if (hasFocus() && row == currentIndex().siblingAtColumn(0)) {
        const double pen = 2 * theme_.scale;
        painter->save();
        painter->setPen(QPen(theme_.accent, pen, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(whole).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
        painter->restore();
    }
}

void ProvenanceTree::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    shareColumns();
}

/// The values have what they need; of the rest the names have at least three fifths, and more
/// where the explanations need less.
void ProvenanceTree::shareColumns() {
    const int width = viewport()->width();
    const int value = std::min(sizeHintForColumn(ProvenanceModel::ValueColumn), width);
    const int rest = width - value;
    const int explanation = sizeHintForColumn(ProvenanceModel::ExplanationColumn);
    const int name = std::min(sizeHintForColumn(ProvenanceModel::NameColumn),
                              std::max(rest * 3 / 5, rest - explanation));
    setColumnWidths({name, value, rest - name});
}

/// All at once: the view would paint itself now with the old columns and a moment later with the
/// new ones. They take the whole width, so there is nothing to scroll to.
void ProvenanceTree::setColumnWidths(const std::array<int, 3>& widths) {
    const QSignalBlocker once(header());
    bool same = true;
    for (int column = 0; column < ProvenanceModel::ColumnCount; ++column) {
        const int width = widths[static_cast<std::size_t>(column)];
        same = same && columnWidth(column) == width;
        setColumnWidth(column, width);
    }
    horizontalScrollBar()->setRange(0, 0);
    if (!same) {
        viewport()->update();
    }
}

}  // namespace lab::gui
