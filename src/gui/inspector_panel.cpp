// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/contribution_strip.h"
#include "gui/elided_label.h"
#include "gui/explore_session.h"
#include "gui/formula_view.h"
#include "gui/inspection.h"
#include "gui/panel_header.h"
#include "gui/provenance_delegate.h"
#include "scene/contributions.h"
#include "scene/provenance_model.h"

namespace lab::gui {

using scene::ProvenanceModel;

namespace {

/// Three rows of the tree, in steps of the 8 px grid.
constexpr double kLeastTree = 11.25;

}  // namespace

InspectorPanel::InspectorPanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      header_(new PanelHeader(this)),
      scroll_(new QScrollArea(this)),
      treeTitle_(new ElidedLabel(this)),
      model_(new ProvenanceModel(this)),
      tree_(new QTreeView(this)),
      strip_(new ContributionStrip(this)),
      stripCaption_(new ElidedLabel(this)) {
    const figures::MathFont font;
    formula_ = new FormulaView(session, font, this);
    delegate_ = new ProvenanceDelegate(font, this);
    makeTree();
    treeTitle_->setProperty("textStyle", QStringLiteral("label"));
    treeTitle_->setFullText(tr("Where each number comes from"));
    stripCaption_->setProperty("textStyle", QStringLiteral("caption"));
    auto* body = new QWidget;
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(formula_);
    rows->addWidget(treeTitle_);
    rows->addWidget(tree_, 1);
    rows->addWidget(strip_);
    rows->addWidget(stripCaption_);
    rows->addStretch(0);
    // A tall formula in a low window: the rest scrolls instead of being squeezed.
    scroll_->setWidget(body);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    auto* outer = new QVBoxLayout(this);
    outer->addWidget(header_);
    outer->addWidget(scroll_, 1);
    connect(&session_, &ExploreSession::cursorChanged, this, &InspectorPanel::showQuantity);
    connect(&session_, &ExploreSession::hoverChanged, this, &InspectorPanel::showHover);
    showQuantity();
}

void InspectorPanel::makeTree() {
    tree_->setModel(model_);
    tree_->viewport()->installEventFilter(this);
    tree_->setItemDelegate(delegate_);
    tree_->setHeaderHidden(true);
    tree_->setMouseTracking(true);
    tree_->setUniformRowHeights(true);
    tree_->setAllColumnsShowFocus(true);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree_->setAccessibleName(tr("Where each number comes from"));
    tree_->setToolTip(tr("Open a row to see what it was computed from"));
    tree_->header()->setStretchLastSection(true);
    tree_->header()->setMinimumSectionSize(24);
    tree_->header()->setDefaultSectionSize(24);
    connect(tree_, &QTreeView::activated, this, &InspectorPanel::chooseRow);
    connect(tree_, &QTreeView::clicked, tree_, &QTreeView::expand);
    connect(tree_, &QTreeView::expanded, this, &InspectorPanel::sizeColumns);
    connect(tree_, &QTreeView::entered, this, [this](const QModelIndex& index) {
        const auto* node = model_->node(index);
        session_.hover(node != nullptr ? node->quantity : scene::Quantity{});
    });
    connect(tree_, &QTreeView::viewportEntered, this, [this] { session_.hover({}); });
}

void InspectorPanel::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    const int gap = qRound(theme.space(theme.compact ? 0.5 : 0.75));
    layout()->setContentsMargins(side, 2 * gap, side, qRound(theme.space(theme.compact ? 0 : 1)));
    layout()->setSpacing(gap);
    scroll_->widget()->layout()->setSpacing(gap);
    compact_ = theme.compact;
    showQuantity();
    tree_->setMinimumHeight(qRound(theme.space(kLeastTree)));
    delegate_->setTheme(theme);
    formula_->setTheme(theme);
    strip_->setTheme(theme);
    tree_->setIndentation(qRound(theme.space(1.75)));
    sizeColumns();
}

bool InspectorPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == tree_->viewport() && event->type() == QEvent::Resize) {
        sizeColumns();
    }
    return QWidget::eventFilter(watched, event);
}

void InspectorPanel::showQuantity() {
    const bool shown = session_.hasMoment();
    formula_->setVisible(shown);
    tree_->setVisible(shown);
    treeTitle_->setVisible(shown && !compact_);
    showHeader();
    model_->setRoot(shown ? session_.trace() : nullptr, session_.inspected());
    openFirstRows();
    sizeColumns();
    tree_->scrollToTop();
    showContributions();
}

void InspectorPanel::openFirstRows() {
    const QSignalBlocker once(tree_);  // the columns are sized when all are open
    const QModelIndex top = model_->index(0, 0);
    tree_->expand(top);
    if (model_->canFetchMore(top)) {
        model_->fetchMore(top);
    }
    for (int row = 0; row < model_->rowCount(top); ++row) {
        const QModelIndex below = model_->index(row, 0, top);
        if (model_->node(below)->kind == scene::ProvenanceNode::Kind::Quantity) {
            tree_->expand(below);
        }
    }
}

void InspectorPanel::showHeader() {
    if (session_.hasMoment()) {
        const Inspection inspection = inspectionOf(session_);
        header_->setTexts(inspection.title, inspection.remark);
    } else {
        header_->setTexts(tr("Inspector"), tr("explains every number"));
    }
}

void InspectorPanel::showContributions() {
    scene::Contributions sum;
    if (session_.hasMoment()) {
        sum = scene::contributionsTo(*session_.trace(), session_.inspected());
    }
    const bool shown = !sum.terms.empty() && !compact_;
    strip_->setVisible(shown);
    stripCaption_->setVisible(shown);
    stripCaption_->setFullText(sum.caption);
    strip_->setTerms(std::move(sum.terms));
}

void InspectorPanel::showHover() {
    const QModelIndex row = model_->find(session_.hovered());
    if (row.isValid()) {
        // Not as the current row: the view would scroll to that, away from what is being read.
        tree_->selectionModel()->select(
            row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    } else {
        tree_->selectionModel()->clearSelection();
    }
}

void InspectorPanel::chooseRow(const QModelIndex& index) {
    const auto* node = model_->node(index);
    if (node != nullptr && node->kind == scene::ProvenanceNode::Kind::Quantity) {
        session_.choose(node->quantity);
    }
}

void InspectorPanel::sizeColumns() {
    const int width = tree_->viewport()->width();
    tree_->resizeColumnToContents(ProvenanceModel::NameColumn);
    tree_->resizeColumnToContents(ProvenanceModel::ValueColumn);
    // Names and values keep their size as long as the explanations have a quarter.
    const auto atMost = [this](int column, int most) {
        tree_->setColumnWidth(column, std::min(tree_->columnWidth(column), most));
    };
    atMost(ProvenanceModel::NameColumn, width * 9 / 20);
    atMost(ProvenanceModel::ValueColumn, width * 6 / 20);
}

}  // namespace lab::gui
