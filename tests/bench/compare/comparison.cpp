// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison.h"

#include <algorithm>
#include <cmath>

namespace lab::bench {
namespace {

/// Runs the commands of one side once and keeps their samples; the better of `best` and the best
/// of them.
double runSide(const std::vector<Command>& commands, Statistic statistic,
               const QProcessEnvironment& environment, std::optional<double> best,
               std::vector<std::vector<double>>& samples) {
    for (const Command& command : commands) {
        samples.push_back(run(command, environment));
        const double time = evaluate(statistic, samples.back());
        best = best ? std::min(*best, time) : time;
    }
    return *best;
}

}  // namespace

const std::vector<double>& Result::ourBestRound() const {
    return *std::ranges::min_element(oursByRound, {}, [this](const auto& samples) {
        return evaluate(comparison.statistic, samples);
    });
}

std::optional<double> Result::ratio() const {
    return theirs ? std::optional(*theirs / ours) : std::nullopt;
}

std::optional<bool> Result::met() const {
    if (comparison.wantedLimit) {
        return ours <= *comparison.wantedLimit;
    }
    if (comparison.wantedRatio && theirs) {
        return *ratio() >= *comparison.wantedRatio;
    }
    return std::nullopt;
}

double evaluate(Statistic statistic, std::vector<double> samples) {
    std::ranges::sort(samples);
    const double share = statistic == Statistic::Median         ? 0.5
                         : statistic == Statistic::Percentile99 ? 0.99
                                                                : 1;
    // The smallest sample that at least this share of all samples does not exceed.
    const auto rank = static_cast<std::size_t>(
        std::max(1.0, std::ceil(share * static_cast<double>(samples.size()))));
    return samples[rank - 1];
}

std::vector<Result> compare(const std::vector<Comparison>& comparisons, int rounds, bool withTheirs,
                            const QProcessEnvironment& environment,
                            const std::function<void(const QString&)>& progress) {
    std::vector<Result> results;
    for (const Comparison& comparison : comparisons) {
        results.push_back({.comparison = comparison});
    }
    for (int round = 0; round < rounds; ++round) {
        for (Result& result : results) {
            const Comparison& each = result.comparison;
            progress(
                QStringLiteral("round %1 of %2: %3").arg(round + 1).arg(rounds).arg(each.what));
            result.ours =
                runSide(each.ours, each.statistic, environment,
                        round == 0 ? std::nullopt : std::optional(result.ours), result.oursByRound);
            if (withTheirs && !each.theirs.empty()) {
                result.theirs = runSide(each.theirs, each.statistic, environment, result.theirs,
                                        result.theirsByRound);
            }
        }
    }
    return results;
}

}  // namespace lab::bench
