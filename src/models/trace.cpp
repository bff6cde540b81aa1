// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trace.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "language/vocabulary.h"

namespace lab::models {
namespace {

using tape::Place;
using tape::Step;

constexpr int most = std::numeric_limits<int>::max();

/// Whether a step at `at` can stand for one at `asked`: there, or at all of them.
bool covers(int at, int asked) {
    return at == asked || at < 0;
}

int exactFirst(int at, int asked) {
    return at == asked ? 1 : 0;
}

/// The one asked for, one of all, the first.
int firstFirst(int at, int asked) {
    return at == asked ? most : -at;
}

/// The one asked for, one of all, the last.
int lastFirst(int at, int asked) {
    return at == asked ? most : at < 0 ? most - 1 : at;
}

/// The better a place answers to `asked`, the larger, from left to right.
std::array<int, 5> nearness(const Place& at, const Place& asked) {
    return {exactFirst(at.target, asked.target), exactFirst(at.source, asked.source),
            firstFirst(at.head, asked.head), lastFirst(at.layer, asked.layer),
            lastFirst(at.hop, asked.hop)};
}

}  // namespace

Trace::Trace(Parts parts) : parts_(std::move(parts)), stepOfNode_(parts_.tape->size(), -1) {
    for (std::size_t k = parts_.steps.size(); k-- > 0;) {
        stepOfNode_[static_cast<std::size_t>(parts_.steps[k].node)] = static_cast<int>(k);
    }
    indexSteps();
    if (hasGradients()) {
        consumers_ = tape::Consumers(*parts_.tape);
    }
}

double Trace::loss() const {
    double sum = 0;
    for (int t = 0; t < targetPositions(); ++t) {
        if (const Step* step = find("loss", t); step != nullptr) {
            sum += valueOf({step->node, 0, 0});
        }
    }
    return sum;
}

bool Trace::isUnknownSource(int i) const {
    const std::string& token = parts_.source[static_cast<std::size_t>(i)];
    return parts_.model->source.id(token) == language::Vocabulary::kUnk;
}

bool Trace::isUnknownTarget(int t) const {
    return parts_.targetIds[static_cast<std::size_t>(t)] == language::Vocabulary::kUnk;
}

void Trace::indexSteps() {
    for (const Step& step : parts_.steps) {
        stepsOfName_[step.label->name].push_back(&step);
        heads_ = std::max(heads_, step.place.head + 1);
    }
    if (const auto weights = stepsOfName_.find("weights"); weights != stepsOfName_.end()) {
        for (const Step* step : weights->second) {
            positions_ = std::max(positions_, static_cast<int>(value(step->node).rows()));
        }
    } else {
        positions_ = sourcePositions();
    }
}

const Step* Trace::find(std::string_view name, const Place& place) const {
    const Step* best = nullptr;
    const auto named = stepsOfName_.find(name);
    if (named == stepsOfName_.end()) {
        return best;
    }
    for (const Step* step : named->second) {
        const bool stands =
            covers(step->place.target, place.target) && covers(step->place.source, place.source);
        if (stands &&
            (best == nullptr || nearness(step->place, place) > nearness(best->place, place))) {
            best = step;
        }
    }
    return best;
}

const tape::Step* Trace::stepOf(tape::NodeId node) const {
    const auto k = static_cast<std::size_t>(node);
    const int step = k < stepOfNode_.size() ? stepOfNode_[k] : -1;
    return step < 0 ? nullptr : &parts_.steps[static_cast<std::size_t>(step)];
}

const tape::Parameters<float>::Entry* Trace::parameterOf(tape::NodeId node) const {
    const auto k = static_cast<std::size_t>(node);
    return k < parts_.parameterOfNode.size() ? parts_.parameterOfNode[k] : nullptr;
}

std::string Trace::positionLabel(int i, int count) const {
    return count == sourcePositions() ? parts_.source[static_cast<std::size_t>(i)]
                                      : "slot " + std::to_string(i + 1);
}

tape::Matrix<float> Trace::alignmentOfHead(Place at) const {
    tape::Matrix<float> weights = tape::Matrix<float>::Zero(targetPositions(), positions_);
    for (int t = 0; t < targetPositions(); ++t) {
        at.target = t;
        if (const Step* step = find("weights", at); step != nullptr) {
            const auto row = value(step->node).col(0);
            weights.row(t).head(row.size()) = row.transpose();
        }
    }
    return weights;
}

tape::Matrix<float> Trace::alignment(const Place& at, Heads heads) const {
    if (!hasWeights()) {
        return {};
    }
    if (heads == Heads::Chosen) {
        return alignmentOfHead(at);
    }
    Place place = at;
    place.head = 0;
    tape::Matrix<float> all = alignmentOfHead(place);
    while (++place.head < heads_) {
        const tape::Matrix<float> next = alignmentOfHead(place);
        all = heads == Heads::Mean ? tape::Matrix<float>(all + next)
                                   : tape::Matrix<float>(all.cwiseMax(next));
    }
    return heads == Heads::Mean ? tape::Matrix<float>(all / static_cast<float>(heads_)) : all;
}

std::vector<Trace::Candidate> Trace::candidates(int t, std::size_t count) const {
    const auto probabilities = value(find("probabilities", t)->node).col(0);
    // Padding and the start mark are never chosen.
    std::vector<int> ids(static_cast<std::size_t>(probabilities.size()) -
                         language::Vocabulary::kEos);
    std::iota(ids.begin(), ids.end(), language::Vocabulary::kEos);
    count = std::min(count, ids.size());
    std::partial_sort(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(count), ids.end(),
                      [&](int a, int b) { return probabilities(a) > probabilities(b); });
    std::vector<Candidate> best;
    for (std::size_t k = 0; k < count; ++k) {
        best.push_back({ids[k], model().target.word(ids[k]), probabilities(ids[k])});
    }
    return best;
}

}  // namespace lab::models
