// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/explore_page.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/alignment_panel.h"
#include "gui/empty_prompt.h"
#include "gui/explore_session.h"
#include "gui/inspector_panel.h"
#include "gui/message_bar.h"
#include "gui/now_panel.h"
#include "gui/sentence_panel.h"
#include "gui/stage_widget.h"
#include "gui/transport_bar.h"
#include "gui/view_panel.h"

namespace lab::gui {
namespace {

/// What the outer columns have enough of, in pixels.
constexpr int kWidestSide = 400;
constexpr int kWidestRight = 900;

}  // namespace

ExplorePage::ExplorePage(ExploreSession& session, Player& player, QWidget* parent)
    : QWidget(parent),
      session_(session),
      message_(new MessageBar(this)),
      columns_(new QSplitter(Qt::Horizontal, this)),
      transport_(new TransportBar(session, player, this)) {
    columns_->setHandleWidth(1);
    columns_->addWidget(makeSide());
    columns_->addWidget(makeCentre());
    columns_->addWidget(makeRight());
    columns_->setStretchFactor(0, 0);
    columns_->setStretchFactor(1, 3);
    columns_->setStretchFactor(2, 2);
    columns_->setCollapsible(1, false);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(message_);
    rows->addWidget(columns_, 1);
    rows->addWidget(transport_);
    connect(columns_, &QSplitter::splitterMoved, this, [this] { columnsChosen_ = true; });
    connect(sentence_, &SentencePanel::finished, stage_, qOverload<>(&QWidget::setFocus));
    connect(message_, &MessageBar::closed, &session_, [this] { session_.showMessage({}); });
    connect(&session_, &ExploreSession::messageChanged, this, &ExplorePage::showMessage);
    connect(&session_, &ExploreSession::traceChanged, this, &ExplorePage::showCentre);
    showMessage();
    showCentre();
}

QWidget* ExplorePage::makeSide() {
    auto* panel = new QWidget;
    panel->setObjectName(QStringLiteral("sidePanel"));
    sentence_ = new SentencePanel(session_, panel);
    auto* rows = new QVBoxLayout(panel);
    rows->addWidget(sentence_);
    rows->addWidget(new NowPanel(session_, panel));
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
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("stageScroll"));
    scroll->setWidget(stage_);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    centre_ = new QStackedWidget;
    centre_->addWidget(scroll);
    centre_->addWidget(new EmptyPrompt(session_));
    return centre_;
}

QWidget* ExplorePage::makeRight() {
    rightPanels_ = new QSplitter(Qt::Vertical);
    rightPanels_->setObjectName(QStringLiteral("rightPanel"));
    rightPanels_->setHandleWidth(1);
    alignment_ = new AlignmentPanel(session_);
    inspector_ = new InspectorPanel(session_);
    rightPanels_->addWidget(alignment_);
    rightPanels_->addWidget(inspector_);
    rightPanels_->setSizes({480, 420});
    rightPanels_->setStretchFactor(0, 1);
    rightPanels_->setStretchFactor(1, 1);
    return rightPanels_;
}

void ExplorePage::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    side_->widget()->layout()->setContentsMargins(side, side, side, side);
    side_->widget()->layout()->setSpacing(qRound(theme.space(3)));
    centre_->setMinimumWidth(qRound(theme.space(45)));
    rightPanels_->setMinimumWidth(qRound(theme.space(42)));
    sentence_->setTheme(theme);
    stage_->setTheme(theme);
    alignment_->setTheme(theme);
    inspector_->setTheme(theme);
    transport_->setTheme(theme);
    side_->setMinimumWidth(side_->widget()->minimumSizeHint().width() +
                           side_->verticalScrollBar()->sizeHint().width());
    if (!columnsChosen_) {
        arrangeColumns();
    }
}

void ExplorePage::arrangeColumns() {
    const int side = std::max(std::min(width() * 3 / 16, kWidestSide), side_->minimumWidth());
    const int right =
        std::max(std::min(width() * 5 / 16, kWidestRight), rightPanels_->minimumWidth());
    columns_->setSizes({side, width() - side - right, right});
}

void ExplorePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!columnsChosen_) {
        arrangeColumns();
    }
}

void ExplorePage::focusSentence() {
    sentence_->focusSentence();
}

void ExplorePage::restore(const WindowLayout& layout) {
    columnsChosen_ = columns_->restoreState(layout.columns);
    rightPanels_->restoreState(layout.rightPanels);
    columns_->setHandleWidth(1);
    rightPanels_->setHandleWidth(1);
}

void ExplorePage::store(WindowLayout& layout) const {
    layout.columns = columns_->saveState();
    layout.rightPanels = rightPanels_->saveState();
}

void ExplorePage::showMessage() {
    message_->showLine(session_.message());
}

void ExplorePage::showCentre() {
    centre_->setCurrentIndex(session_.hasMoment() ? 0 : 1);
}

}  // namespace lab::gui
