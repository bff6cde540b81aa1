// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trace.h"

#include <algorithm>
#include <numeric>

#include "language/vocabulary.h"

namespace lab::models {

Trace::Trace(Parts parts) : parts_(std::move(parts)), stepOfNode_(parts_.tape->size(), -1) {
    for (std::size_t k = parts_.steps.size(); k-- > 0;) {
        stepOfNode_[static_cast<std::size_t>(parts_.steps[k].node)] = static_cast<int>(k);
    }
}

bool Trace::isUnknownSource(int i) const {
    const std::string& token = parts_.source[static_cast<std::size_t>(i)];
    return parts_.model->source.id(token) == language::Vocabulary::kUnk;
}

bool Trace::isUnknownTarget(int t) const {
    return parts_.targetIds[static_cast<std::size_t>(t)] == language::Vocabulary::kUnk;
}

const tape::Step* Trace::find(std::string_view name, int target, int source, int head) const {
    const auto found = std::ranges::find_if(parts_.steps, [&](const tape::Step& step) {
        return step.place.target == target && step.place.source == source &&
               step.place.head == head && step.label->name == name;
    });
    return found == parts_.steps.end() ? nullptr : &*found;
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

tape::Matrix<float> Trace::alignment(int head) const {
    if (find("weights", 0, -1, head) == nullptr) {
        return {};
    }
    tape::Matrix<float> weights(targetPositions(), sourcePositions());
    for (int t = 0; t < targetPositions(); ++t) {
        weights.row(t) = value(find("weights", t, -1, head)->node).col(0).transpose();
    }
    return weights;
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
