// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/train_page.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "figures/exportable.h"
#include "gui/curve_view.h"
#include "gui/figure_dialog.h"
#include "gui/segments.h"
#include "gui/train/plan_form.h"
#include "gui/train/probe_list.h"
#include "gui/train/probe_strip.h"
#include "gui/train/snapshot_slider.h"
#include "gui/train/train_controls.h"
#include "gui/train/train_session.h"
#include "gui/train/training_curves.h"

namespace lab::gui {
namespace {

constexpr int widestSide = 300;

}  // namespace

TrainPage::TrainPage(TrainSession& session, OwnModels& models, QWidget* parent)
    : Page(parent),
      session_(session),
      form_(new PlanForm(session)),
      controls_(new TrainControls(session, models)),
      probes_(new ProbeList(session)),
      side_(new QFrame),
      strip_(new ProbeStrip(session)),
      slider_(new SnapshotSlider),
      sliderText_(new QLabel),
      sliderEnd_(new QLabel) {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(makeSide());
    columns->addWidget(makePictures(), 1);
    connect(&session_, &TrainSession::momentChanged, this, &TrainPage::showTraining);
    connect(&session_, &TrainSession::stateChanged, this, &TrainPage::showTraining);
    connect(&session_, &TrainSession::studyChanged, this, &TrainPage::showTraining);
    connect(&session_, &TrainSession::snapshotsChanged, this, &TrainPage::showTraining);
    connect(slider_, &QAbstractSlider::valueChanged, this, &TrainPage::slide);
    showSnapshots();
}

QWidget* TrainPage::makeSide() {
    side_->setObjectName(QStringLiteral("trainSide"));
    auto* scroll = new QScrollArea;
    scroll->setWidget(form_);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* rows = new QVBoxLayout(side_);
    rows->addWidget(scroll, 1);
    rows->addWidget(controls_);
    rows->addWidget(probes_);
    return side_;
}

QWidget* TrainPage::makeSlider() {
    auto* box = new QWidget;
    auto* texts = new QHBoxLayout;
    for (QLabel* text : {sliderText_, sliderEnd_}) {
        text->setProperty("textStyle", QStringLiteral("caption"));
    }
    texts->addWidget(sliderText_, 1);
    texts->addWidget(sliderEnd_);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(slider_);
    rows->addLayout(texts);
    return box;
}

TrainPage::Chart TrainPage::makeChart(const QString& name) {
    Chart chart{.place = new QStackedWidget, .view = new CurveView(name), .empty = new QLabel};
    chart.empty->setAccessibleName(name);
    chart.empty->setAlignment(Qt::AlignCenter);
    chart.empty->setWordWrap(true);
    chart.empty->setProperty("textStyle", QStringLiteral("caption"));
    chart.place->addWidget(chart.view);
    chart.place->addWidget(chart.empty);
    return chart;
}

QWidget* TrainPage::makePictures() {
    pictures_ = new QWidget;
    lossChart_ = makeChart(tr("Loss or norms by step"));
    heldOutChart_ = makeChart(tr("Held-out sentences exactly right, by step"));
    lossChoice_ = new Segments;
    // In the order of scene::TrainingChart.
    lossChoice_->setAccessibleName(tr("What the left chart shows"));
    lossChoice_->add(tr("Loss"), tr("Mean over the words, of training and held-out sentences"));
    lossChoice_->add(tr("Norms"), tr("Of all parameters and of the gradient"));
    connect(lossChoice_, &Segments::chosen, &session_, [this](int id) {
        scene::TrainingStudy next = session_.study();
        next.chart = static_cast<scene::TrainingChart>(id);
        session_.setStudy(next);
    });
    charts_ = new QBoxLayout(QBoxLayout::LeftToRight);
    charts_->addWidget(lossChart_.place, 1);
    charts_->addWidget(heldOutChart_.place, 1);
    auto* rows = new QVBoxLayout(pictures_);
    rows->addWidget(lossChoice_, 0, Qt::AlignLeft);
    rows->addLayout(charts_, 2);
    rows->addWidget(strip_, 3);
    rows->addWidget(makeSlider());
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("stageScroll"));
    scroll->setWidget(pictures_);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void TrainPage::setTheme(const figures::Theme& theme) {
    scale_ = theme.scale;
    form_->setTheme(theme);
    controls_->setTheme(theme);
    probes_->setTheme(theme);
    for (const Chart& chart : {lossChart_, heldOutChart_}) {
        chart.view->setTheme(theme);
    }
    strip_->setTheme(theme);
    slider_->setTheme(theme);
    const int side = qRound(theme.space(theme.compact ? 1 : 2));
    side_->layout()->setContentsMargins(side, side, side, side);
    side_->layout()->setSpacing(side);
    pictures_->layout()->setContentsMargins(side, side, side, side);
    pictures_->layout()->setSpacing(qRound(theme.space(theme.compact ? 0.5 : 1)));
    charts_->setSpacing(side);
    arrange();
}

void TrainPage::arrange() {
    side_->setFixedWidth(std::min(width() * 9 / 32, qRound(widestSide * scale_)));
}

void TrainPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
}

void TrainPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    showTraining();
}

/// A training tells of itself ten times a second, also while another page is looked at.
void TrainPage::showTraining() {
    if (isVisible()) {
        showCurves();
        showSnapshots();
    }
}

/// Null where nothing has been trained, and while a new training begins.
const TrainingMoment* TrainPage::moment() const {
    return session_.begins() ? nullptr : session_.moment().get();
}

figures::CurveFigure TrainPage::loss() const {
    return lossCurves(moment(), session_.shownStep(), session_.study().chart);
}

figures::CurveFigure TrainPage::heldOut() const {
    return heldOutCurves(moment(), session_.shownStep());
}

void TrainPage::showCurves() {
    lossChoice_->setChosen(static_cast<int>(session_.study().chart));
    show(lossChart_, loss());
    show(heldOutChart_, heldOut());
}

void TrainPage::show(const Chart& chart, const figures::CurveFigure& figure) {
    chart.view->setFigure(figure);
    chart.empty->setText(session_.begins() ? tr("The data are read …")
                         : moment() == nullptr
                             ? tr("%1: nothing has been trained yet.").arg(figure.title)
                             : tr("%1: nothing has been measured.").arg(figure.title));
    chart.place->setCurrentWidget(figure.series.empty() ? static_cast<QWidget*>(chart.empty)
                                                        : chart.view);
}

/// The last place of the handle is where the training is.
void TrainPage::showSnapshots() {
    const QScopedValueRollback showing(showing_, true);
    const TrainingMoment* moment = this->moment();
    std::vector<int> steps = moment != nullptr ? session_.snapshots() : std::vector<int>{};
    if (moment != nullptr && (steps.empty() || steps.back() < moment->step())) {
        steps.push_back(moment->step());
    }
    const int end = moment != nullptr ? moment->plan.options.steps : 1;
    slider_->setSteps(steps, end);
    const auto at = std::ranges::find(steps, session_.shownStep());
    slider_->setValue(session_.follows() || at == steps.end()
                          ? static_cast<int>(steps.size()) - 1
                          : static_cast<int>(at - steps.begin()));
    slider_->update();
    sliderText_->setText(
        moment == nullptr || session_.follows()
            ? tr("Drag back through training: every page shows the model as it was.")
            : tr("Every page shows the model of step %1; the training is at step %2.")
                  .arg(QLocale().toString(session_.shownStep()),
                       QLocale().toString(moment->step())));
    sliderEnd_->setText(moment != nullptr ? tr("%1 steps").arg(QLocale().toString(end))
                                          : QString());
}

void TrainPage::slide(int place) {
    if (showing_) {
        return;
    }
    const std::vector<int>& steps = slider_->steps();
    const bool last = place + 1 >= static_cast<int>(steps.size());
    session_.show(last ? -1 : steps[static_cast<std::size_t>(place)]);
}

void TrainPage::startOrPause() {
    controls_->press();
}

void TrainPage::focusSentence() {
    probes_->focusSentence();
}

void TrainPage::focusPicture() {
    controls_->focusButton();
}

void TrainPage::setSideShown(bool shown) {
    side_->setVisible(shown);
}

void TrainPage::openExport() {
    const auto offerCurves = [](const figures::CurveFigure& figure) {
        return [figure](ExportLook look) {
            figures::CurveFigure themed = figure;
            themed.theme = themeOf(look);
            return figures::exportable(themed);
        };
    };
    const scene::ColourMapName map = session_.document().scene().view.colourMap;
    const auto offerStrip = [map, figure = session_.figure()](ExportLook look) {
        figures::ComparisonFigure themed = figure;
        themed.look.title = figures::sentenceOf(figure);
        themed.look.showValues = false;
        themed.look.showColourBar = true;
        themed.look.theme = themeOf(look);
        themed.look.colourMap = look == ExportLook::Print ? scene::ColourMapName::Print : map;
        themed.currentPanel.reset();
        return figures::exportable(themed);
    };
    openFigureDialog(
        *this, {{.name = tr("How the alignment appeared"),
                 .file = tr("training-alignment"),
                 .make = offerStrip},
                {.name = tr("Loss"), .file = tr("training-loss"), .make = offerCurves(loss())},
                {.name = tr("Held-out sentences exactly right"),
                 .file = tr("training-held-out"),
                 .make = offerCurves(heldOut())}});
}

}  // namespace lab::gui
