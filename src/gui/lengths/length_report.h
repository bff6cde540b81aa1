// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>
#include <vector>

#include "gui/grammar_store.h"
#include "gui/model_store.h"
#include "scene/comparison.h"
#include "training/by_length.h"
#include "training/cost.h"

namespace lab::gui {

/// What is known of one contender: how well it translates sentences of each length, and what they
/// cost it.
struct LengthResult {
    scene::Contender contender;
    QString problem = {};  ///< why nothing is known; else empty
    std::vector<training::LengthScores> quality = {};
    std::vector<training::SentenceCost> costs = {};
    bool complete = false;  ///< measured to the end, or it cannot be

    /// Whether it need not be measured any more.
    [[nodiscard]] bool isGood() const { return complete && problem.isEmpty(); }
};

/// The results so far, and how far the work has come.
struct LengthReport {
    std::vector<LengthResult> results;
    QString problem = {};  ///< why there is nothing; else empty
    std::size_t done = 0;  ///< sentences, of `all`
    std::size_t all = 0;
};

/// What is measured, and on how much.
struct LengthTask {
    std::vector<scene::Contender> contenders;
    int longest = 40;  ///< tokens of a source
    std::size_t perGroup = 50;
};

/// Measures in a worker thread. Tells `progress` the report so far, often, and stops where that
/// returns false; else returns the whole. A contender that cannot be measured does not keep the
/// others from it. Throws std::exception where nothing can be measured, as without a grammar.
using MeasureLengths = std::function<LengthReport(
    const LengthTask&, const std::function<bool(const LengthReport&)>& progress)>;

/// Measures the models of a store on held-out sentences that the grammar makes. Both must outlive
/// the function.
MeasureLengths measureWith(const ModelStore& models, const GrammarStore& grammar);

/// What a contender's results depend on, in a few letters: with another stamp they are stale. Empty
/// where there is nothing to measure.
using LengthStamp = std::function<QByteArray(const scene::Contender&)>;

/// Stamps for what measureWith() measures: of the weights, the grammar, the task, and, for the
/// times, the machine. Both must outlive the function.
LengthStamp stampWith(const ModelStore& models, const GrammarStore& grammar);

}  // namespace lab::gui
