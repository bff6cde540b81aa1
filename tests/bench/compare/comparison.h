// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

#include "command.h"

namespace lab::bench {

/// What is said of a process's samples.
enum class Statistic { Median, Percentile99, Longest };

/// One line of the table: something of ours against something of theirs, or against a limit.
struct Comparison {
    QString what;
    Statistic statistic = Statistic::Median;
    std::vector<Command> ours;
    std::vector<Command> theirs = {};        ///< empty where nothing is compared
    std::optional<double> wantedRatio = {};  ///< theirs / ours at least
    std::optional<double> wantedLimit = {};  ///< ours at most, milliseconds
};

/// What came of it. The times are the best round's; where several commands do the same work
/// (one and two threads), the best command's.
struct Result {
    Comparison comparison;
    std::vector<std::vector<double>> oursByRound = {};  ///< every sample, for those who ask
    std::vector<std::vector<double>> theirsByRound = {};
    double ours = 0;
    std::optional<double> theirs = {};  ///< none where it is not installed

    /// The samples of the round that `ours` is taken from.
    [[nodiscard]] const std::vector<double>& ourBestRound() const;
    [[nodiscard]] std::optional<double> ratio() const;
    /// None where there is nothing to judge by.
    [[nodiscard]] std::optional<bool> met() const;
};

/// Of at least one sample.
double evaluate(Statistic statistic, std::vector<double> samples);

/// Runs all comparisons `rounds` times, ours and theirs in turn, so that both see the same
/// weather on a shared machine. `withTheirs`: whether what theirs need is installed.
/// `progress` is told what runs. Throws CommandError.
std::vector<Result> compare(const std::vector<Comparison>& comparisons, int rounds, bool withTheirs,
                            const QProcessEnvironment& environment,
                            const std::function<void(const QString&)>& progress);

}  // namespace lab::bench
