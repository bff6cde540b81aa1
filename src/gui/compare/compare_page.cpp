// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/compare_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "figures/exportable.h"
#include "gui/compare/compare_session.h"
#include "gui/compare/compare_strip.h"
#include "gui/compare/comparison_view.h"
#include "gui/compare/contender_panel.h"
#include "gui/compare/difference_panel.h"
#include "gui/empty_prompt.h"
#include "gui/figure_dialog.h"
#include "gui/transport_bar.h"

namespace lab::gui {
namespace {

constexpr int widestSide = 460;

/// As it is told to others: whole, without the cursor of who looks at it.
figures::Exportable exportedComparison(const CompareSession& session, ExportLook look) {
    figures::ComparisonFigure figure = session.figure();
    figure.marks = {};
    figure.pointed.reset();
    figure.currentPanel.reset();
    figure.look.title = figures::sentenceOf(figure);
    figure.look.showColourBar = figure.view == figures::ComparisonView::Matrices;
    figure.look.theme = themeOf(look);
    if (look == ExportLook::Print) {
        figure.look.colourMap = scene::ColourMapName::Print;
    }
    return figures::exportable(figure);
}

figures::Exportable exportedDifference(const CompareSession& session, ExportLook look) {
    figures::DifferenceFigure figure = session.difference();
    figure.cells.marks = {};
    figure.cells.options.theme = themeOf(look);
    return figures::exportable(figure);
}

}  // namespace

ComparePage::ComparePage(CompareSession& session, QWidget* parent)
    : Page(parent),
      session_(session),
      player_(new Player(session, this)),
      strip_(new CompareStrip(session)),
      view_(new ComparisonView(session)),
      scroll_(new QScrollArea),
      centre_(new QStackedWidget),
      side_(new QFrame),
      transport_(new TransportBar(session, *player_)) {
    scroll_->setWidget(view_);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    centre_->addWidget(scroll_);
    centre_->addWidget(new EmptyPrompt(session.document()));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(centre_, 1);
    columns->addWidget(makeSide());
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(strip_);
    rows->addLayout(columns, 1);
    rows->addWidget(transport_);
    connect(strip_, &CompareStrip::finished, this, &ComparePage::focusPicture);
    connect(&session_, &CompareSession::resultsChanged, this, &ComparePage::showState);
    connect(&session_, &CompareSession::comparisonChanged, this, &ComparePage::showCurrent);
    current_ = session_.current();
    showState();
}

QWidget* ComparePage::makeSide() {
    side_->setObjectName(QStringLiteral("comparisonSide"));
    contender_ = new ContenderPanel(session_);
    difference_ = new DifferencePanel(session_);
    auto* panel = new QWidget;
    panel->setObjectName(QStringLiteral("sidePanel"));
    auto* rows = new QVBoxLayout(panel);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(contender_);
    rows->addWidget(difference_, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(panel);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* frame = new QVBoxLayout(side_);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(scroll);
    return side_;
}

void ComparePage::setTheme(const figures::Theme& theme) {
    scale_ = theme.scale;
    strip_->setTheme(theme);
    view_->setTheme(theme);
    contender_->setTheme(theme);
    difference_->setTheme(theme);
    transport_->setTheme(theme);
    arrange();
}

void ComparePage::arrange() {
    side_->setFixedWidth(std::min(width() * 9 / 32, qRound(widestSide * scale_)));
}

Stepping* ComparePage::stepping() const {
    return &session_;
}

void ComparePage::focusSentence() {
    strip_->focusSentence();
}

void ComparePage::focusPicture() {
    view_->setFocus();
}

void ComparePage::setSideShown(bool shown) {
    side_->setVisible(shown);
}

void ComparePage::openExport() {
    if (!session_.hasResults()) {
        session_.document().showMessage(
            tr("There is nothing to export yet: type a sentence first."));
        return;
    }
    openFigureDialog(
        *this,
        {{.name = tr("Comparison"),
          .file = tr("comparison"),
          .make = [this](ExportLook look) { return exportedComparison(session_, look); }},
         {.name = tr("Difference"), .file = tr("difference"), .make = [this](ExportLook look) {
              return exportedDifference(session_, look);
          }}});
}

void ComparePage::showState() {
    const bool empty = session_.document().sentence().empty();
    centre_->setCurrentIndex(empty ? 1 : 0);
}

void ComparePage::showCurrent() {
    if (std::exchange(current_, session_.current()) == current_) {
        return;
    }
    // Its head first, should the whole not fit.
    const QRect panel = view_->panelRect(current_).toAlignedRect();
    scroll_->ensureVisible(panel.center().x(), panel.bottom(), 0, 0);
    scroll_->ensureVisible(panel.center().x(), panel.top(), 0, 0);
}

void ComparePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    session_.setAwake(true);
}

void ComparePage::hideEvent(QHideEvent* event) {
    player_->pause();
    session_.setAwake(false);
    Page::hideEvent(event);
}

void ComparePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
}

}  // namespace lab::gui
