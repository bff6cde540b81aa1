// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/draw_gradient_panel.h"

#include <QLabel>
#include <QVBoxLayout>
#include <cmath>
#include <exception>

#include "figures/alignment_figure.h"
#include "gui/draw_gradient_bars.h"
#include "gui/explore_session.h"
#include "gui/translation.h"
#include "scene/gradient_text.h"

namespace lab::gui {
namespace {

/// Apart from the seeds of the trace's own draws and of the averages.
constexpr std::uint64_t kSeedOfDraw = 2'000'003;

}  // namespace

DrawGradientPanel::DrawGradientPanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      title_(new QLabel(tr("Gradient from draws"), this)),
      said_(new QLabel(this)),
      bars_(new DrawGradientBars(this)),
      worker_(&DrawGradientPanel::compute, [this](const Result& result) { accept(result); }) {
    title_->setProperty("textStyle", QStringLiteral("label"));
    said_->setObjectName(QStringLiteral("drawGradientWords"));
    said_->setProperty("textStyle", QStringLiteral("caption"));
    said_->setWordWrap(true);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    rows->addWidget(title_);
    rows->addWidget(said_);
    rows->addWidget(bars_);
    connect(&session_, &ExploreSession::traceChanged, this, &DrawGradientPanel::showMoment);
    connect(&session_, &ExploreSession::cursorChanged, this, &DrawGradientPanel::showMoment);
    connect(&session_, &ExploreSession::viewChanged, this, &DrawGradientPanel::showMoment);
    showMoment();
}

void DrawGradientPanel::setTheme(const figures::Theme& theme) {
    bars_->setTheme(theme);
}

DrawGradientPanel::Result DrawGradientPanel::compute(const Request& request,
                                                     const std::stop_token& stop) {
    try {
        models::Decoding decoding = request.decoding;
        decoding.stop = stop;
        return {scene::drawGradient(*request.trace, decoding, request.target, request.draws,
                                    request.seed),
                {}};
    } catch (const std::exception& error) {
        return {std::nullopt, QString::fromUtf8(error.what())};
    }
}

/// Each word has an estimate of its own; outside of the words, that of the first.
void DrawGradientPanel::showMoment() {
    const scene::Scene& scene = session_.scene();
    const auto asked = session_.request();
    const bool shown = session_.draws() && session_.hasMoment() && scene::needsGradients(scene) &&
                       session_.trace()->hasGradients() && asked.has_value();
    setVisible(shown);
    if (!shown) {
        worker_.cancel();
        trace_.reset();
        gradient_.reset();
        return;
    }
    const int target = std::max(0, session_.moment().target);
    if (session_.trace() == trace_ && target == target_ && draws_ == scene.view.sampleCount) {
        return;
    }
    trace_ = session_.trace();
    target_ = target;
    draws_ = scene.view.sampleCount;
    const auto seed =
        kSeedOfDraw * static_cast<std::uint64_t>(scene.draw) + static_cast<std::uint64_t>(target);
    gradient_.reset();
    problem_.clear();
    showGradient();
    worker_.request({trace_, decodingOf(*asked, trace_->model()), target_, draws_, seed});
}

void DrawGradientPanel::accept(const Result& result) {
    gradient_ = result.gradient;
    problem_ = result.problem.isEmpty() && !gradient_
                   ? tr("At this temperature nothing is left to chance: there is no gradient to "
                        "estimate.")
                   : result.problem;
    showGradient();
}

QString DrawGradientPanel::words() const {
    if (!gradient_) {
        return problem_.isEmpty() ? tr("Estimating…") : problem_;
    }
    const auto& word = session_.trace()->target()[static_cast<std::size_t>(target_)];
    const double one = std::sqrt(gradient_->variance.sum());
    const double without = std::sqrt(gradient_->withoutBase.sum());
    const double size = gradient_->expected.norm();
    const double off = (gradient_->estimate.mean - gradient_->expected).norm();
    return tr("REINFORCE for “%1”: the loss of what was drawn, less a baseline of %2, times the "
              "slope of its log weight. In the mean over all draws that is right (no bias): a "
              "length of %3. A single draw scatters by %4 around it (%5 without the baseline); "
              "the mean of these %n is %6 off, and that falls with the root of their number. The "
              "soft gradient, %7, has no variance at all, but it is that of a blend of the states, "
              "which is never seen here.",
              nullptr, gradient_->estimate.draws)
        .arg(figures::tokenLabel(QString::fromStdString(word)),
             scene::slopeText(gradient_->drawn.baseline, 2), scene::slopeText(size, 2),
             scene::slopeText(one, 2), scene::slopeText(without, 2), scene::slopeText(off, 2),
             scene::slopeText(gradient_->soft.norm(), 2));
}

void DrawGradientPanel::showGradient() {
    said_->setText(words());
    std::vector<DrawGradientBars::Bar> bars;
    if (gradient_) {
        for (Eigen::Index i = 0; i < gradient_->expected.size(); ++i) {
            bars.push_back({.word = figures::tokenLabel(QString::fromStdString(
                                session_.trace()->positionLabel(static_cast<int>(i)))),
                            .weight = gradient_->drawn.weights(i),
                            .estimate = gradient_->estimate.mean(i),
                            .deviation = std::sqrt(gradient_->estimate.variance(i) /
                                                   gradient_->estimate.draws),
                            .expected = gradient_->expected(i),
                            .soft = gradient_->soft(i)});
        }
    }
    bars_->setBars(std::move(bars));
}

}  // namespace lab::gui
