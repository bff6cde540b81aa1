// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/explore_page.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "gui/alignment_panel.h"
#include "gui/blame_panel.h"
#include "gui/draw_gradient_panel.h"
#include "gui/empty_prompt.h"
#include "gui/explore_session.h"
#include "gui/export_dialog.h"
#include "gui/inspector_panel.h"
#include "gui/now_panel.h"
#include "gui/sample_panel.h"
#include "gui/sentence_panel.h"
#include "gui/stage_widget.h"
#include "gui/transport_bar.h"
#include "gui/veil.h"
#include "gui/view_panel.h"
#include "gui/what_if/number_editor.h"
#include "gui/what_if/what_if_panel.h"
#include "scene/relation.h"

namespace lab::gui {
namespace {

/// What the outer columns have enough of, in pixels at scale 1.
constexpr int kWidestSide = 320;
constexpr int kWidestRight = 720;
/// What the inspector keeps when the matrix has many rows, in steps of the 8 px grid.
constexpr double kLeastInspector = 33;
constexpr double kLeastLowInspector = 27;
/// What is seen of the columns beside the current one, in pixels.
constexpr int kSightMargin = 48;

}  // namespace

ExplorePage::ExplorePage(ExploreSession& session, QWidget* parent)
    : Page(parent),
      session_(session),
      player_(new Player(session, this)),
      columns_(new QSplitter(Qt::Horizontal, this)),
      transport_(new TransportBar(session, *player_, this)) {
    columns_->setHandleWidth(1);
    columns_->addWidget(makeSide());
    columns_->addWidget(makeCentre());
    columns_->addWidget(makeRight());
    columns_->setStretchFactor(0, 0);
    columns_->setStretchFactor(1, 3);
    columns_->setStretchFactor(2, 2);
    columns_->setChildrenCollapsible(false);
    for (QWidget* part : {static_cast<QWidget*>(centre_), static_cast<QWidget*>(rightPanels_)}) {
        veils_.push_back(new Veil(*part));
    }
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(columns_, 1);
    rows->addWidget(transport_);
    connect(columns_, &QSplitter::splitterMoved, this, [this] { columnsChosen_ = true; });
    connect(sentence_, &SentencePanel::finished, this, [this] {
        stage_->setFocus();
        side_->setVisible(sideShown_);
    });
    connect(&session_, &ExploreSession::traceChanged, this, &ExplorePage::showCentre);
    connect(&session_, &ExploreSession::traceChanged, this, &ExplorePage::showOutdated);
    connect(&session_, &ExploreSession::sceneChanged, this, &ExplorePage::showOutdated);
    connectEditor();
    showCentre();
}

void ExplorePage::connectEditor() {
    editor_ = new NumberEditor(session_, this);
    for (const QuantityView* view : findChildren<QuantityView*>()) {
        connect(view, &QuantityView::editAsked, this, &ExplorePage::edit);
    }
    connect(inspector_, &InspectorPanel::editAsked, this, &ExplorePage::edit);
    connect(editor_, &NumberEditor::closed, this, &ExplorePage::focusPicture);
}

/// A source word is masked, a number gets another in its place.
void ExplorePage::edit(const scene::Quantity& quantity, const QRect& place) {
    const int source =
        session_.hasMoment() ? scene::standingOf(*session_.trace(), quantity).source : -1;
    if (source >= 0 && quantity == scene::sourceWordQuantity(*session_.trace(), source)) {
        session_.maskOrUnmask(source);
        return;
    }
    editor_->open(quantity, place);
}

QWidget* ExplorePage::makeSide() {
    auto* panel = new QWidget;
    panel->setObjectName(QStringLiteral("sidePanel"));
    sentence_ = new SentencePanel(session_, panel);
    auto* rows = new QVBoxLayout(panel);
    rows->addWidget(sentence_);
    auto* whatIf = new WhatIfPanel(session_, panel);
    rows->addWidget(whatIf);
    connect(whatIf, &WhatIfPanel::focusFreed, this, &ExplorePage::focusPicture);
    // In a low window the list of changes would be below the fold when one is made. Later: the
    // panel has its new height then.
    connect(
        &session_, &ExploreSession::traceChanged, this,
        [this, whatIf] {
            const std::size_t changes = session_.scene().whatIf.changes.size();
            if (changes > std::exchange(shownChanges_, changes)) {
                side_->ensureWidgetVisible(whatIf, 0, 0);
            }
        },
        Qt::QueuedConnection);
    now_ = new NowPanel(session_, panel);
    rows->addWidget(now_);
    blame_ = new BlamePanel(session_, panel);
    rows->addWidget(blame_);
    samples_ = new SamplePanel(session_, panel);
    drawGradients_ = new DrawGradientPanel(session_, panel);
    rows->addWidget(drawGradients_);
    rows->addWidget(samples_);
    rows->addWidget(new ViewPanel(session_, panel));
    rows->addStretch(1);
    side_ = new QScrollArea;
    side_->setWidget(panel);
    side_->setWidgetResizable(true);
    side_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side_->setFocusPolicy(Qt::NoFocus);
    return side_;
}

QWidget* ExplorePage::makeCentre() {
    stage_ = new StageWidget(session_);
    stageScroll_ = new QScrollArea;
    stageScroll_->setObjectName(QStringLiteral("stageScroll"));
    stageScroll_->setWidget(stage_);
    stageScroll_->setWidgetResizable(true);
    stageScroll_->setFocusPolicy(Qt::NoFocus);
    // Later: while the stage is being resized the scroll area does not know its new size.
    connect(stage_, &StageWidget::arranged, this, &ExplorePage::followStage, Qt::QueuedConnection);
    connect(stage_, &StageWidget::movedTo, this, &ExplorePage::bringIntoSight);
    centre_ = new QStackedWidget;
    centre_->addWidget(stageScroll_);
    centre_->addWidget(new EmptyPrompt(session_));
    return centre_;
}

QWidget* ExplorePage::makeRight() {
    rightPanels_ = new QSplitter(Qt::Vertical);
    rightPanels_->setObjectName(QStringLiteral("rightPanel"));
    rightPanels_->setHandleWidth(1);
    rightPanels_->setChildrenCollapsible(false);
    alignment_ = new AlignmentPanel(session_);
    inspector_ = new InspectorPanel(session_);
    rightPanels_->addWidget(alignment_);
    rightPanels_->addWidget(inspector_);
    connect(rightPanels_, &QSplitter::splitterMoved, this, [this] { rightChosen_ = true; });
    return rightPanels_;
}

void ExplorePage::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    side_->widget()->layout()->setContentsMargins(side, side, side, side);
    side_->widget()->layout()->setSpacing(qRound(theme.space(3)));
    centre_->setMinimumWidth(qRound(theme.space(45)));
    rightPanels_->setMinimumWidth(qRound(theme.space(42)));
    scale_ = theme.scale;
    leastInspector_ = qRound(theme.space(theme.compact ? kLeastLowInspector : kLeastInspector));
    for (Veil* veil : veils_) {
        veil->setColour(theme.surface);
    }
    sentence_->setTheme(theme);
    now_->setTheme(theme);
    blame_->setTheme(theme);
    drawGradients_->setTheme(theme);
    samples_->setTheme(theme);
    stage_->setTheme(theme);
    alignment_->setTheme(theme);
    inspector_->setTheme(theme);
    transport_->setTheme(theme);
    side_->setMinimumWidth(side_->widget()->minimumSizeHint().width() +
                           side_->verticalScrollBar()->sizeHint().width());
    arrangePanels();
}

void ExplorePage::arrangePanels() {
    if (!columnsChosen_) {
        arrangeColumns();
    }
    if (!rightChosen_) {
        arrangeRight();
    }
}

void ExplorePage::arrangeRight() {
    const int height = rightPanels_->height();
    // The handle between the panels takes its share of both.
    const int rows = alignment_->heightForAllWords() + 4 * rightPanels_->handleWidth();
    const int wanted = std::max(height / 2, rows);
    const int matrix = std::min(wanted, std::max(height / 2, height - leastInspector_));
    rightPanels_->setSizes({matrix, height - matrix});
}

void ExplorePage::arrangeColumns() {
    const int side = side_->isVisibleTo(this)
                         ? std::max(std::min(width() * 3 / 16, qRound(kWidestSide * scale_)),
                                    side_->minimumWidth())
                         : 0;
    // The right column gives way to long sentences on the stage, as far as it can.
    const int stage = stage_->minimumSizeHint().width();
    const int share = side > 0 ? 11 : 14;
    const int widest = std::min(width() * share / 32, qRound(kWidestRight * scale_));
    const int left = width() - side - stage - 2 * columns_->handleWidth();
    const int right =
        std::max({std::min(widest, left), width() * 9 / 32, rightPanels_->minimumWidth()});
    columns_->setSizes({side, width() - side - right, right});
}

void ExplorePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrangePanels();
}

void ExplorePage::setSideShown(bool shown) {
    if (sideShown_ == shown) {
        return;
    }
    sideShown_ = shown;
    side_->setVisible(shown);
    arrangePanels();
}

void ExplorePage::focusSentence() {
    side_->show();
    arrangePanels();
    sentence_->focusSentence();
}

Stepping* ExplorePage::stepping() const {
    return &session_;
}

void ExplorePage::focusPicture() {
    stage_->setFocus();
}

void ExplorePage::openExport() {
    if (!session_.hasMoment()) {
        session_.showMessage(tr("There is nothing to export yet: type a sentence first."));
        return;
    }
    if (session_.busy()) {
        session_.showMessage(tr("The sentence is being translated: export it in a moment."));
        return;
    }
    auto* dialog = new ExportDialog(session_, stage_->input(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ExplorePage::restore(const WindowLayout& layout) {
    columnsChosen_ = columns_->restoreState(layout.columns);
    rightChosen_ = rightPanels_->restoreState(layout.rightPanels);
    columns_->setHandleWidth(1);
    rightPanels_->setHandleWidth(1);
}

void ExplorePage::store(WindowLayout& layout) const {
    layout.columns = columnsChosen_ ? columns_->saveState() : QByteArray();
    layout.rightPanels = rightChosen_ ? rightPanels_->saveState() : QByteArray();
}

void ExplorePage::showCentre() {
    centre_->setCurrentIndex(session_.hasMoment() ? 0 : 1);
    arrangePanels();
}

void ExplorePage::showOutdated() {
    for (Veil* veil : veils_) {
        veil->setVisible(session_.outdated());
    }
}

void ExplorePage::followStage() {
    bringIntoSight(stage_->place());
}

void ExplorePage::bringIntoSight(const QRect& place) {
    const QSize view = stageScroll_->viewport()->size();
    const QRect seen(place.topLeft(), place.size().boundedTo(view));
    const int margin = std::min(kSightMargin, (view.width() - seen.width()) / 2);
    stageScroll_->ensureVisible(seen.center().x(), seen.center().y(), seen.width() / 2 + margin,
                                seen.height() / 2);
}

}  // namespace lab::gui
