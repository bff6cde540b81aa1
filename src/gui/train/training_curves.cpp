// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/training_curves.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace lab::gui {
namespace {

using figures::CurveFigure;
using figures::CurveHue;
using figures::CurveSeries;
using training::HeldOutScore;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TrainingCurves)
};

/// More than this cannot be told apart on a chart.
constexpr std::size_t mostPoints = 300;

/// Means over as many neighbours as it takes.
template <typename PointAt>
std::vector<QPointF> thinned(std::size_t count, PointAt pointAt) {
    const std::size_t together = (count + mostPoints - 1) / mostPoints;
    std::vector<QPointF> points;
    for (std::size_t first = 0; first < count; first += together) {
        const std::size_t end = std::min(first + together, count);
        QPointF sum;
        for (std::size_t k = first; k < end; ++k) {
            sum += pointAt(k);
        }
        points.push_back(sum / static_cast<double>(end - first));
    }
    return points;
}

std::vector<QPointF> pointsOf(const std::vector<float>& byStep) {
    return thinned(byStep.size(), [&byStep](std::size_t k) {
        return QPointF(static_cast<double>(k + 1), static_cast<double>(byStep[k]));
    });
}

std::vector<QPointF> pointsOf(const std::vector<HeldOutScore>& measured,
                              double HeldOutScore::*score) {
    std::vector<QPointF> points;
    for (const HeldOutScore& each : measured) {
        if (std::isfinite(each.*score)) {
            points.emplace_back(each.step, each.*score);
        }
    }
    return thinned(points.size(), [&points](std::size_t k) { return points[k]; });
}

void add(CurveFigure& figure, const QString& name, CurveHue hue, std::vector<QPointF> points) {
    if (!points.empty()) {
        figure.series.push_back({.name = name, .hue = hue, .points = std::move(points), .fit = {}});
    }
}

CurveFigure empty(const TrainingMoment* moment, int shown) {
    CurveFigure figure;
    figure.x.title = Words::tr("steps");
    figure.x.lower = 0;
    if (moment != nullptr) {
        figure.x.upper = moment->plan.options.steps;
        figure.cursor = shown;
    }
    figure.y.lower = 0;
    return figure;
}

}  // namespace

CurveFigure lossCurves(const TrainingMoment* moment, int shown, scene::TrainingChart chart) {
    CurveFigure figure = empty(moment, shown);
    const bool norms = chart == scene::TrainingChart::Norms;
    figure.title = norms ? Words::tr("Norms") : Words::tr("Loss");
    figure.y.title = norms ? Words::tr("Euclidean norm") : Words::tr("nats a word");
    figure.y.logarithmic = norms;
    if (norms) {
        figure.y.lower.reset();
    }
    if (moment == nullptr) {
        return figure;
    }
    const training::Log& log = moment->log;
    if (norms) {
        add(figure, Words::tr("parameters"), CurveHue::Blue, pointsOf(log.parameterNorms));
        add(figure, Words::tr("gradient"), CurveHue::Purple, pointsOf(log.gradientNorms));
    } else {
        add(figure, Words::tr("training"), CurveHue::Purple, pointsOf(log.losses));
        add(figure, Words::tr("held out"), CurveHue::Blue,
            pointsOf(log.measured, &HeldOutScore::loss));
    }
    return figure;
}

CurveFigure heldOutCurves(const TrainingMoment* moment, int shown) {
    CurveFigure figure = empty(moment, shown);
    figure.title = Words::tr("Held-out sentences exactly right");
    figure.y.percent = true;
    figure.y.upper = 1;
    if (moment == nullptr) {
        return figure;
    }
    const auto& measured = moment->log.measured;
    add(figure, Words::tr("exact match"), CurveHue::Green,
        pointsOf(measured, &HeldOutScore::exactMatch));
    add(figure, Words::tr("alignment"), CurveHue::Orange,
        pointsOf(measured, &HeldOutScore::alignmentAccuracy));
    return figure;
}

}  // namespace lab::gui
