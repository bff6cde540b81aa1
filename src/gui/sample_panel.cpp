// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sample_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "figures/alignment_figure.h"
#include "figures/curve_plot.h"
#include "gui/explore_session.h"
#include "gui/sample_bars.h"
#include "scene/number_text.h"

namespace lab::gui {
namespace {

constexpr int kCounts[] = {10, 100, 1'000, 10'000};
/// Apart from the seeds of the trace's own draws.
constexpr std::uint64_t kSeedOfDraw = 1'000'003;

std::vector<QPointF> pointsOf(const std::vector<training::Measurement>& measured) {
    std::vector<QPointF> points;
    for (const training::Measurement& each : measured) {
        points.emplace_back(each.x, each.y);
    }
    return points;
}

}  // namespace

SamplePanel::SamplePanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      title_(new QLabel(tr("Draws"), this)),
      draw_(new QPushButton(tr("&Draw again"), this)),
      count_(new QComboBox(this)),
      said_(new QLabel(this)),
      bars_(new SampleBars(this)),
      plot_(new figures::CurvePlot(this)) {
    title_->setProperty("textStyle", QStringLiteral("label"));
    said_->setProperty("textStyle", QStringLiteral("caption"));
    said_->setWordWrap(true);
    draw_->setObjectName(QStringLiteral("drawAgain"));
    draw_->setToolTip(tr("Draws other positions and translates again (D)"));
    draw_->setFocusPolicy(Qt::TabFocus);
    count_->setObjectName(QStringLiteral("sampleCount"));
    count_->setAccessibleName(tr("How many draws are averaged"));
    count_->setToolTip(tr("How many draws are averaged"));
    count_->setFocusPolicy(Qt::TabFocus);
    for (const int count : kCounts) {
        count_->addItem(QLocale().toString(count), count);
    }
    plot_->setAccessibleName(tr("How the average of the draws approaches the soft context"));
    auto* top = new QHBoxLayout;
    top->addWidget(title_, 1);
    top->addWidget(count_);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    rows->addLayout(top);
    rows->addWidget(draw_);
    rows->addWidget(said_);
    rows->addWidget(plot_);
    rows->addWidget(bars_);
    connect(draw_, &QPushButton::clicked, &session_, &ExploreSession::drawAgain);
    connect(count_, &QComboBox::activated, this, [this] {
        scene::ViewOptions view = session_.scene().view;
        view.sampleCount = count_->currentData().toInt();
        session_.setView(view);
    });
    connect(&session_, &ExploreSession::traceChanged, this, &SamplePanel::showTrace);
    connect(&session_, &ExploreSession::cursorChanged, this, &SamplePanel::showMoment);
    connect(&session_, &ExploreSession::viewChanged, this, &SamplePanel::showView);
    showView();
    showTrace();
}

void SamplePanel::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    bars_->setTheme(theme);
    plot_->setFixedHeight(qRound(theme.space(theme.compact ? 17 : 21)));
    showCurves();
}

void SamplePanel::showTrace() {
    setVisible(session_.draws() && session_.hasMoment());
    computeAgain();
}

/// Each word has an average of its own; before the first word, that of the first.
void SamplePanel::showMoment() {
    if (session_.draws() && session_.hasMoment() &&
        std::max(0, session_.moment().target) != target_) {
        computeAgain();
    }
}

/// A number from a file that is none of the choices stands among them.
void SamplePanel::showView() {
    const int wanted = session_.scene().view.sampleCount;
    if (count_->findData(wanted) < 0) {
        count_->addItem(QLocale().toString(wanted), wanted);
    }
    const int index = count_->findData(wanted);
    const bool same = count_->currentIndex() == index;
    count_->setCurrentIndex(index);
    if (!same || !average_ || average_->draws() != wanted) {
        computeAgain();
    }
}

void SamplePanel::computeAgain() {
    const bool shown = average_.has_value();
    average_.reset();
    target_ = -1;
    if (session_.draws() && session_.hasMoment()) {
        const scene::Scene& scene = session_.scene();
        target_ = std::max(0, session_.moment().target);
        const auto seed = kSeedOfDraw * static_cast<std::uint64_t>(scene.draw) +
                          static_cast<std::uint64_t>(target_);
        average_ = scene::sampleAverage(*session_.trace(), target_, scene.view.sampleCount, seed);
    }
    if (shown || average_) {
        showAverage();
    }
}

void SamplePanel::showAverage() {
    if (average_) {
        const auto& word = session_.trace()->target()[static_cast<std::size_t>(target_)];
        const double last = average_->distances.back().y;
        const double first = average_->expected.front().y;
        QString said =
            tr("The average of %n draws for “%1” is %2 away from the soft context, a single draw "
               "about %3.",
               nullptr, average_->draws())
                .arg(figures::tokenLabel(QString::fromStdString(word)), scene::numberText(last, 2),
                     scene::numberText(first, 2));
        const bool varied = std::ranges::count_if(average_->counts, std::identity()) > 1;
        if (varied && average_->law) {
            said += QLatin1Char(' ') + tr("It falls as n to the power of %1; expected: −0.5.")
                                           .arg(scene::pictureNumber(average_->law->exponent));
        } else if (!varied) {
            said += QLatin1Char(' ') + tr("All draws were the same.");
        }
        said_->setText(said);
    }
    showBars();
    showCurves();
}

void SamplePanel::showBars() {
    std::vector<SampleBars::Bar> bars;
    if (average_) {
        const double draws = average_->draws();
        for (std::size_t i = 0; i < average_->weights.size(); ++i) {
            const auto position = static_cast<int>(i);
            bars.push_back({figures::tokenLabel(
                                QString::fromStdString(session_.trace()->positionLabel(position))),
                            average_->weights[i], average_->counts[i] / draws});
        }
    }
    bars_->setBars(std::move(bars));
}

void SamplePanel::showCurves() {
    figures::CurveFigure figure;
    figure.theme = theme_;
    figure.x.title = tr("draws");
    figure.x.logarithmic = true;
    figure.y.title = tr("distance from the soft context");
    figure.y.logarithmic = true;
    if (average_) {
        figure.series.push_back(
            {tr("expected"), figures::CurveHue::Grey, pointsOf(average_->expected), {}});
        figure.series.push_back(
            {tr("drawn"), figures::CurveHue::Green, pointsOf(average_->distances), {}});
    }
    plot_->setFigure(std::move(figure));
}

}  // namespace lab::gui
