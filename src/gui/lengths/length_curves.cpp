// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_curves.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "gui/compare/comparison_panel.h"

namespace lab::gui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LengthCurves)
};

using figures::CurveFigure;
using figures::CurveSeries;

/// A line for each result that has points.
template <typename Points>
std::vector<CurveSeries> seriesOf(const LengthReport& report, const ModelStore& models,
                                  Points points) {
    std::vector<CurveSeries> all;
    for (std::size_t k = 0; k < report.results.size(); ++k) {
        CurveSeries series{.name = contenderTitle(report.results[k].contender, models),
                           .hue = figures::hueOf(static_cast<int>(k)),
                           .points = points(report.results[k]),
                           .fit = {}};
        if (!series.points.empty()) {
            all.push_back(std::move(series));
        }
    }
    return all;
}

double costOf(const training::SentenceCost& sentence, Cost cost) {
    switch (cost) {
        case Cost::MultiplyAdds:
            return static_cast<double>(sentence.multiplyAdds);
        case Cost::Weights:
            return static_cast<double>(sentence.weights);
        case Cost::Time:
            break;
    }
    return sentence.seconds * 1000;
}

/// Of sentences with the same number of positions the mean.
std::vector<QPointF> costPoints(const LengthResult& result, Cost cost) {
    std::vector<training::SentenceCost> costs = result.costs;
    std::ranges::sort(costs, {}, &training::SentenceCost::source);
    std::vector<QPointF> points;
    for (std::size_t first = 0; first < costs.size();) {
        double sum = 0;
        std::size_t next = first;
        for (; next < costs.size() && costs[next].source == costs[first].source; ++next) {
            sum += costOf(costs[next], cost);
        }
        const double mean = sum / static_cast<double>(next - first);
        if (mean > 0) {
            points.emplace_back(costs[first].source, mean);
        }
        first = next;
    }
    return points;
}

std::optional<training::PowerLaw> fitOf(const std::vector<QPointF>& points) {
    std::vector<training::Measurement> measurements;
    for (const QPointF& point : points) {
        measurements.push_back({point.x(), point.y()});
    }
    return training::fitPowerLaw(measurements);
}

QString titleOf(Cost cost) {
    switch (cost) {
        case Cost::MultiplyAdds:
            return Words::tr("multiply-adds of the mechanism");
        case Cost::Weights:
            return Words::tr("attention weights");
        case Cost::Time:
            break;
    }
    return Words::tr("milliseconds a translation");
}

/// The longest group that all have measured to its end; none while one is still on its way.
std::optional<std::size_t> lastSharedGroup(const LengthReport& report) {
    std::optional<std::size_t> last;
    if (report.results.empty()) {
        return last;
    }
    const auto& first = report.results.front().quality;
    const auto sameIn = [&](std::size_t group) {
        return std::ranges::all_of(report.results, [&](const LengthResult& result) {
            return result.quality.size() > group &&
                   result.quality[group].shortest == first[group].shortest &&
                   result.quality[group].scores.sentences == first[group].scores.sentences;
        });
    };
    for (std::size_t group = 0; group < first.size() && sameIn(group); ++group) {
        last = group;
    }
    return last;
}

}  // namespace

CurveFigure qualityCurves(const LengthReport& report, const ModelStore& models, Quality quality) {
    CurveFigure figure;
    const bool exact = quality == Quality::Exact;
    figure.title = exact ? Words::tr("Exact translations") : Words::tr("BLEU");
    figure.subtitle = Words::tr("against sentence length, on held-out sentences of every length");
    figure.x = {.title = Words::tr("English tokens"), .lower = 0, .upper = 40};
    figure.y = {.title = exact ? Words::tr("exact") : Words::tr("BLEU"),
                .percent = exact,
                .lower = 0,
                .upper = exact ? 1 : 100};
    figure.series = seriesOf(report, models, [&](const LengthResult& result) {
        std::vector<QPointF> points;
        for (const training::LengthScores& group : result.quality) {
            points.emplace_back(group.meanLength,
                                exact ? group.scores.exactMatch : group.scores.bleu);
        }
        return points;
    });
    return figure;
}

CurveFigure costCurves(const LengthReport& report, const ModelStore& models, Cost cost) {
    CurveFigure figure;
    figure.title = Words::tr("Cost");
    figure.subtitle = Words::tr(
        "against sentence length; both axes logarithmic, so that a power "
        "is a straight line and its exponent the slope");
    figure.x = {
        .title = Words::tr("source positions"), .logarithmic = true, .lower = {}, .upper = {}};
    figure.y = {.title = titleOf(cost), .logarithmic = true, .lower = {}, .upper = {}};
    figure.series = seriesOf(report, models,
                             [&](const LengthResult& result) { return costPoints(result, cost); });
    for (CurveSeries& series : figure.series) {
        series.fit = fitOf(series.points);
    }
    for (const LengthResult& result : report.results) {
        if (!result.costs.empty() && costPoints(result, cost).empty()) {
            figure.subtitle += Words::tr("; %1: 0, which such an axis does not have")
                                   .arg(contenderTitle(result.contender, models));
        }
    }
    return figure;
}

QString conclusion(const LengthReport& report, const ModelStore& models) {
    const auto group = lastSharedGroup(report);
    if (!group) {
        return {};
    }
    const auto exact = [&](const LengthResult& result) {
        return result.quality[*group].scores.exactMatch;
    };
    const auto best = std::ranges::max_element(report.results, {}, exact);
    // What the page asks is what is lost without attention.
    const auto none = std::ranges::find_if(report.results, [](const LengthResult& result) {
        return result.contender.mechanism == QLatin1String("none");
    });
    const auto worst =
        none != report.results.end() ? none : std::ranges::min_element(report.results, {}, exact);
    if (best == worst) {
        return {};
    }
    const auto percent = [&](const LengthResult& result) { return qRound(100 * exact(result)); };
    const training::LengthScores& lengths = best->quality[*group];
    return Words::tr(
               "Of sentences with %1 to %2 tokens “%3” translates %4 % without an error, "
               "“%5” %6 %.")
        .arg(lengths.shortest)
        .arg(lengths.longest)
        .arg(contenderTitle(best->contender, models))
        .arg(percent(*best))
        .arg(contenderTitle(worst->contender, models))
        .arg(percent(*worst));
}

}  // namespace lab::gui
