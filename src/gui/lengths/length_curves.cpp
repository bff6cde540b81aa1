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

QStringList noPlaces(const LengthResult& /*result*/) {
    return {};
}

/// A line for each result that has points.
template <typename Points, typename Places>
std::vector<CurveSeries> seriesOf(const LengthReport& report, const ModelStore& models,
                                  const Points& points, const Places& places) {
    std::vector<CurveSeries> all;
    for (std::size_t k = 0; k < report.results.size(); ++k) {
        CurveSeries series{.name = contenderTitle(report.results[k].contender, models),
                           .hue = figures::hueOf(static_cast<int>(k)),
                           .points = points(report.results[k]),
                           .fit = {},
                           .places = places(report.results[k])};
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

QString lengthsOf(const training::LengthScores& group) {
    return Words::tr("%1 to %2 tokens").arg(group.shortest).arg(group.longest);
}

/// Those that can be measured and have been, at least in part.
std::vector<const LengthResult*> measuredIn(const LengthReport& report) {
    std::vector<const LengthResult*> results;
    for (const LengthResult& result : report.results) {
        const bool begun = !result.quality.empty() || !result.costs.empty();
        if (result.problem.isEmpty() && begun) {
            results.push_back(&result);
        }
    }
    return results;
}

/// How many groups, short ones first, all have measured to their ends.
std::size_t sharedGroups(const std::vector<const LengthResult*>& results) {
    const auto& first = results.front()->quality;
    const auto sameIn = [&](std::size_t group) {
        return std::ranges::all_of(results, [&](const LengthResult* result) {
            return result->quality.size() > group &&
                   result->quality[group].shortest == first[group].shortest &&
                   result->quality[group].scores.sentences == first[group].scores.sentences;
        });
    };
    std::size_t shared = 0;
    while (shared < first.size() && sameIn(shared)) {
        ++shared;
    }
    return shared;
}

/// Two results in a group of lengths.
struct Gap {
    std::size_t group = 0;
    const LengthResult* best = nullptr;
    const LengthResult* worst = nullptr;
};

double scoreOf(const LengthResult& result, std::size_t group, Quality quality) {
    const training::Scores& scores = result.quality[group].scores;
    return quality == Quality::Exact ? 100 * scores.exactMatch : scores.bleu;
}

/// Where the results lie furthest apart; of several such groups the longest.
Gap widestGap(const std::vector<const LengthResult*>& results, std::size_t groups,
              Quality quality) {
    Gap widest;
    double most = -1;
    for (std::size_t group = 0; group < groups; ++group) {
        const auto score = [&](const LengthResult* result) {
            return scoreOf(*result, group, quality);
        };
        const auto best = std::ranges::max_element(results, {}, score);
        const auto worst = std::ranges::min_element(results, {}, score);
        if (score(*best) - score(*worst) >= most) {
            most = score(*best) - score(*worst);
            widest = {group, *best, *worst};
        }
    }
    return widest;
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
    const auto pointsOf = [&](const LengthResult& result) {
        std::vector<QPointF> points;
        for (const training::LengthScores& group : result.quality) {
            points.emplace_back(group.meanLength,
                                exact ? group.scores.exactMatch : group.scores.bleu);
        }
        return points;
    };
    const auto placesOf = [](const LengthResult& result) {
        QStringList places;
        for (const training::LengthScores& group : result.quality) {
            places += lengthsOf(group);
        }
        return places;
    };
    figure.series = seriesOf(report, models, pointsOf, placesOf);
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
    figure.series = seriesOf(
        report, models, [&](const LengthResult& result) { return costPoints(result, cost); },
        noPlaces);
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

QString conclusion(const LengthReport& report, const ModelStore& models, Quality quality) {
    const std::vector<const LengthResult*> results = measuredIn(report);
    const std::size_t groups = results.size() < 2 ? 0 : sharedGroups(results);
    if (groups == 0) {
        return {};
    }
    const auto [group, best, worst] = widestGap(results, groups, quality);
    const auto rounded = [&, group = group](const LengthResult* result) {
        return qRound(scoreOf(*result, group, quality));
    };
    const training::LengthScores& lengths = best->quality[group];
    if (rounded(best) == rounded(worst)) {
        return Words::tr("Up to %1 tokens all of them translate equally well.")
            .arg(results.front()->quality[groups - 1].longest);
    }
    const QString said =
        quality == Quality::Exact
            ? Words::tr(
                  "Of sentences with %1 to %2 tokens “%3” translates %4 % without an error, "
                  "“%5” %6 %.")
            : Words::tr("On sentences with %1 to %2 tokens “%3” reaches a BLEU of %4, “%5” of %6.");
    QString sentence = said.arg(lengths.shortest)
                           .arg(lengths.longest)
                           .arg(contenderTitle(best->contender, models))
                           .arg(rounded(best))
                           .arg(contenderTitle(worst->contender, models))
                           .arg(rounded(worst));
    return sentence.replace(QStringLiteral(" %"), QChar(QChar::Nbsp) + QStringLiteral("%"));
}

}  // namespace lab::gui
