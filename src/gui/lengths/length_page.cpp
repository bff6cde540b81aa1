// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_page.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

#include "gui/curve_view.h"
#include "gui/figure_dialog.h"
#include "gui/lengths/length_choice.h"
#include "gui/lengths/length_session.h"
#include "gui/segments.h"

namespace lab::gui {
namespace {

constexpr int widestSide = 320;
/// Below this width, times the scale, the charts stand one above the other.
constexpr int besidesFrom = 1180;

}  // namespace

LengthPage::LengthPage(LengthSession& session, QWidget* parent)
    : Page(parent), session_(session), choice_(new LengthChoice(session)), side_(new QFrame) {
    side_->setObjectName(QStringLiteral("lengthSide"));
    auto* side = new QVBoxLayout(side_);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(choice_);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(side_);
    columns->addWidget(makeCharts(), 1);
    connect(&session_, &LengthSession::reportChanged, this, &LengthPage::showReport);
    showReport();
}

QWidget* LengthPage::makeCharts() {
    auto* panel = new QWidget;
    auto* rows = new QVBoxLayout(panel);
    conclusion_ = new QLabel(panel);
    conclusion_->setProperty("textStyle", QStringLiteral("label"));
    conclusion_->setWordWrap(true);
    charts_ = new QBoxLayout(QBoxLayout::LeftToRight);
    qualityView_ = new CurveView(tr("Quality against sentence length"));
    costView_ = new CurveView(tr("Cost against sentence length"));
    const auto add = [this](QWidget* segments, CurveView* view) {
        auto* part = new QVBoxLayout;
        part->addWidget(segments, 0, Qt::AlignLeft);
        part->addWidget(view, 1);
        charts_->addLayout(part, 1);
    };
    // In the order of Quality and Cost.
    qualities_ = new Segments;
    qualities_->setAccessibleName(tr("How translations are judged"));
    qualities_->add(tr("Exact"), tr("Translations without an error"));
    qualities_->add(tr("BLEU"), tr("Runs of words shared with the right translation"));
    connect(qualities_, &Segments::chosen, this,
            [this](int id) { session_.setQuality(static_cast<Quality>(id)); });
    add(qualities_, qualityView_);
    costs_ = new Segments;
    costs_->setAccessibleName(tr("What is counted as cost"));
    costs_->add(tr("Multiply-adds"),
                tr("Multiplications of the mechanism, each with its addition"));
    costs_->add(tr("Weights"),
                tr("Attention weights kept: source times target positions, a matrix a head"));
    costs_->add(tr("Time"), tr("Of a whole translation on this machine"));
    connect(costs_, &Segments::chosen, this,
            [this](int id) { session_.setCost(static_cast<Cost>(id)); });
    add(costs_, costView_);
    rows->addWidget(conclusion_);
    rows->addLayout(charts_, 1);
    return panel;
}

void LengthPage::setTheme(const figures::Theme& theme) {
    scale_ = theme.scale;
    choice_->setTheme(theme);
    qualityView_->setTheme(theme);
    costView_->setTheme(theme);
    auto* rows = conclusion_->parentWidget()->layout();
    const int side = qRound(theme.space(theme.compact ? 1 : 3));
    rows->setContentsMargins(side, side, side, side);
    rows->setSpacing(qRound(theme.space(theme.compact ? 1 : 2)));
    charts_->setSpacing(qRound(theme.space(theme.compact ? 1 : 3)));
    arrange();
}

void LengthPage::arrange() {
    side_->setFixedWidth(std::min(width() * 9 / 32, qRound(widestSide * scale_)));
    const bool beside = width() >= besidesFrom * scale_ || width() > 2 * height();
    charts_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

figures::CurveFigure LengthPage::quality() const {
    return qualityCurves(session_.report(), session_.models(), session_.quality());
}

figures::CurveFigure LengthPage::cost() const {
    return costCurves(session_.report(), session_.models(), session_.cost());
}

void LengthPage::showReport() {
    qualities_->setChosen(static_cast<int>(session_.quality()));
    costs_->setChosen(static_cast<int>(session_.cost()));
    qualityView_->setFigure(quality());
    costView_->setFigure(cost());
    const QString said = conclusion(session_.report(), session_.models(), session_.quality());
    conclusion_->setText(said.isEmpty()
                             ? tr("Without attention one vector must carry the whole sentence: how "
                                  "long does that go well?")
                             : said);
}

void LengthPage::focusPicture() {
    choice_->focusButton();
}

void LengthPage::setSideShown(bool shown) {
    side_->setVisible(shown);
}

void LengthPage::openExport() {
    const auto offer = [](const figures::CurveFigure& figure) {
        return [figure](ExportLook look) {
            figures::CurveFigure themed = figure;
            themed.theme = themeOf(look);
            return figures::exportable(themed);
        };
    };
    openFigureDialog(
        *this,
        {{.name = tr("Quality against length"), .file = tr("quality"), .make = offer(quality())},
         {.name = tr("Cost against length"), .file = tr("cost"), .make = offer(cost())}});
}

/// Who comes here first wants to see it.
void LengthPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!session_.running() && session_.empty()) {
        session_.start();
    }
}

void LengthPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
}

}  // namespace lab::gui
