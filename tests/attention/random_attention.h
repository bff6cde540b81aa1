// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "../tape/gradient_check.h"
#include "attention/mechanism.h"
#include "tape/ops/shape.h"

/// Any mechanism at work on random numbers, known by its description alone.
namespace lab::attention::testing {

using tape::Expr;
using tape::Index;
using tape::Matrix;
using tape::ParameterId;
using tape::Parameters;
using tape::Run;
using tape::Tape;

/// Sizes that fit the mechanism; queries, keys and values differ where they may.
inline Sizes randomSizes(const Description& mechanism, const Settings& settings,
                         std::mt19937& random, Index positions) {
    const auto size = [&] { return std::uniform_int_distribution<Index>(3, 6)(random); };
    for (;;) {
        const Sizes sizes{.query = size(),
                          .key = size(),
                          .value = size(),
                          .hidden = size(),
                          .locations = positions + size() - 3,
                          .inner = size(),
                          .output = size()};
        try {
            requireFit(mechanism, sizes, settings);
            return sizes;
        } catch (const AttentionError&) {
            continue;
        }
    }
}

/// T queries to M positions of B sentences, all of them parameters, so that gradients reach them.
struct Problem {
    const Mechanism& mechanism;
    Settings settings;
    Sizes sizes;
    Index positions;
    Index sentences;
    Index targets;
    Parameters<double> parameters = {};
    std::vector<ParameterId> own = {};
    ParameterId keys = {};
    ParameterId values = {};
    std::vector<ParameterId> queries = {};
    std::vector<int> keep = {};
    std::vector<int> lengths = {};
    std::vector<double> uniform = {};  ///< T B
};

inline Problem randomProblem(const Mechanism& mechanism, std::mt19937& random, Index positions,
                             Index sentences, Index targets) {
    Settings settings(mechanism.description().settings);
    for (const SettingSpec& spec : settings.specs()) {
        settings.set(spec.name, std::uniform_int_distribution(std::max(1, spec.least), 3)(random));
    }
    const Sizes sizes = randomSizes(mechanism.description(), settings, random, positions);
    Problem problem{mechanism, settings, sizes, positions, sentences, targets};
    auto& parameters = problem.parameters;
    problem.own = addParameters(mechanism, parameters, "own.", sizes, settings);
    problem.keys = parameters.add("keys", {sizes.key, positions * sentences});
    problem.values = parameters.add("values", {sizes.value, positions * sentences});
    for (Index t = 0; t < targets; ++t) {
        problem.queries.push_back(
            parameters.add("query " + std::to_string(t), {sizes.query, sentences}));
    }
    std::uniform_real_distribution<double> number(-1.2, 1.2);
    std::ranges::generate(parameters.flat(), [&] { return number(random); });
    problem.uniform.resize(static_cast<std::size_t>(targets * sentences));
    std::uniform_real_distribution<double> uniform;
    std::ranges::generate(problem.uniform, [&] { return uniform(random); });
    return problem;
}

/// Drops some positions at random, and all of the last sentence where there are several.
inline void maskSome(Problem& problem, std::mt19937& random) {
    problem.keep.resize(static_cast<std::size_t>(problem.positions * problem.sentences));
    std::bernoulli_distribution kept(0.7);
    std::ranges::generate(problem.keep, [&] { return kept(random) ? 1 : 0; });
    if (problem.sentences > 1) {
        std::fill(problem.keep.end() - problem.positions, problem.keep.end(), 0);
    }
}

/// Everything that attending gives, target by target.
inline std::vector<Attended<double>> attendAll(Run<double>& run, const Problem& problem) {
    const Memory<double> memory{
        .keys = run[problem.keys],
        .values = run[problem.values],
        .keep = problem.keep,
        .positions = problem.positions,
        .temperature = 1,
        .lengths = problem.lengths,
        .uniform = [&](int t, Index b) {
            return problem.uniform[static_cast<std::size_t>(t * problem.sentences + b)];
        }};
    const auto attention = problem.mechanism.begin(run, problem.own, memory, problem.settings);
    std::vector<Attended<double>> all;
    for (Index t = 0; t < problem.targets; ++t) {
        run.moveTo({.target = static_cast<int>(t)});
        all.push_back(attention->attend(run[problem.queries[static_cast<std::size_t>(t)]],
                                        static_cast<int>(t)));
    }
    return all;
}

/// The same as one matrix with a column a sentence.
inline Expr<double> attendToOne(Run<double>& run, const Problem& problem) {
    std::vector<Expr<double>> parts;
    for (const Attended<double>& each : attendAll(run, problem)) {
        for (const Expr<double>& part :
             {each.context, each.weights, each.logProbability, each.logWeights}) {
            if (part) {
                parts.push_back(part);
            }
        }
    }
    return tape::stackRows<double>(parts);
}

/// Whether a small step may jump: over the edge of a window, or to another draw. Differences say
/// nothing of a gradient there.
inline bool isNearJump(const Problem& problem) {
    Tape<double> tape;
    tape::Recorder recorder;
    Run<double> run(tape, problem.parameters, nullptr, &recorder);
    const auto all = attendAll(run, problem);
    for (const tape::Step& step : recorder.steps()) {
        if (step.label->name == "centre" && tape.opName(step.node) != "constant") {
            for (const double centre : tape.value(step.node).reshaped()) {
                if (std::abs(centre - std::round(centre)) < 0.02) {
                    return true;
                }
            }
        }
    }
    for (std::size_t t = 0; problem.mechanism.description().samples && t < all.size(); ++t) {
        for (Index b = 0; b < problem.sentences; ++b) {
            const double uniform = problem.uniform[t * static_cast<std::size_t>(problem.sentences) +
                                                   static_cast<std::size_t>(b)];
            double sum = 0;
            for (const double weight : all[t].weights.value().col(b)) {
                sum += weight;
                if (std::abs(sum - uniform) < 0.01) {
                    return true;
                }
            }
        }
    }
    return false;
}

/// Checks the gradients of parameters, keys, values and queries in random sizes, with and without
/// masks; the worst.
inline tape::testing::GradientError worstGradient(const Mechanism& mechanism, unsigned seed,
                                                  int rounds) {
    std::mt19937 random(seed);
    const auto size = [&](Index most) {
        return std::uniform_int_distribution<Index>(1, most)(random);
    };
    tape::testing::GradientError worst;
    for (int round = 0; round < rounds; ++round) {
        Problem problem = randomProblem(mechanism, random, size(6), size(3), size(3));
        if (round % 2 == 1) {
            maskSome(problem, random);
        }
        if (isNearJump(problem)) {
            continue;
        }
        const auto error = tape::testing::checkGradient(
            problem.parameters, [&](Run<double>& run) { return attendToOne(run, problem); },
            random);
        if (!(error.relative <= worst.relative)) {
            worst = error;
        }
    }
    return worst;
}

}  // namespace lab::attention::testing
