// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/heads.h"
#include "models/model.h"
#include "tape/chain_rule.h"
#include "tape/explanation.h"
#include "tape/recorder.h"
#include "tape/tape.h"

namespace lab::models {

/// The frozen tape of one sentence with its named steps: what ran is what is shown.
/// Immutable after it was made; share it by std::shared_ptr<const Trace> between threads.
/// Keeps the model alive, since its tape reads the parameters in place.
class Trace {
  public:
    struct Parts {
        std::shared_ptr<const Model> model;
        std::unique_ptr<const tape::Tape<float>> tape;
        std::vector<tape::Step> steps;
        std::vector<std::string> source;  ///< tokens as typed, closed by <eos>
        /// Chosen words, forced ones as typed, closed by <eos> unless cut off.
        std::vector<std::string> target;
        std::vector<int> targetIds;
        std::vector<const tape::Parameters<float>::Entry*> parameterOfNode;
        /// Where the tape keeps the gradients of parameters; null where none were asked for.
        std::unique_ptr<const tape::Parameters<float>::Flat> parameterGradient = nullptr;
    };
    explicit Trace(Parts parts);

    [[nodiscard]] const Model& model() const { return *parts_.model; }
    [[nodiscard]] const std::shared_ptr<const Model>& modelPointer() const { return parts_.model; }
    [[nodiscard]] const std::vector<std::string>& source() const { return parts_.source; }
    [[nodiscard]] const std::vector<std::string>& target() const { return parts_.target; }
    [[nodiscard]] const std::vector<int>& targetIds() const { return parts_.targetIds; }
    /// Whether the translation reached the greatest length before the model chose <eos>: the last
    /// target is then a word, else <eos>.
    [[nodiscard]] bool cutOff() const {
        return targetIds().empty() || targetIds().back() != language::Vocabulary::kEos;
    }
    /// Whether the word at a position is not in its vocabulary: it was read, or said, as <unk>.
    [[nodiscard]] bool isUnknownSource(int i) const;
    [[nodiscard]] bool isUnknownTarget(int t) const;
    /// M and T, <eos> included where it is.
    [[nodiscard]] int sourcePositions() const { return static_cast<int>(parts_.source.size()); }
    [[nodiscard]] int targetPositions() const { return static_cast<int>(parts_.target.size()); }

    [[nodiscard]] const std::vector<tape::Step>& steps() const { return parts_.steps; }
    /// The step of that name at that place, or null. Where it does not stand there, what comes
    /// nearest: at a target word a step of the whole sentence, at a source position a step of all
    /// positions; of several heads the first, of several layers or hops the last, whose result
    /// goes on. Encoder steps stand at target -1.
    [[nodiscard]] const tape::Step* find(std::string_view name, const tape::Place& place) const;
    [[nodiscard]] const tape::Step* find(std::string_view name, int target = -1,
                                         int source = -1) const {
        return find(name, tape::Place{.target = target, .source = source});
    }
    /// The first step that names this node, or null: how a tree knows what to call it.
    [[nodiscard]] const tape::Step* stepOf(tape::NodeId node) const;
    /// The parameter that this node shows, or null.
    [[nodiscard]] const tape::Parameters<float>::Entry* parameterOf(tape::NodeId node) const;

    [[nodiscard]] tape::ConstMatrixMap<float> value(tape::NodeId node) const {
        return parts_.tape->value(node);
    }
    /// Whether the gradients of the loss are behind the numbers.
    [[nodiscard]] bool hasGradients() const { return parts_.parameterGradient != nullptr; }
    /// dL / d value, where L is the sum of the words' losses, the steps "loss"; of the shape of the
    /// value. Empty (0, 0) without gradients and where L does not depend on the node through
    /// anything that is learnt.
    [[nodiscard]] tape::ConstMatrixMap<float> gradient(tape::NodeId node) const {
        return parts_.tape->gradient(node);
    }
    /// The chain rule with its numbers: what adds up to the gradient of x. Empty where there is no
    /// gradient, and for what the loss is not computed from.
    [[nodiscard]] std::vector<tape::ChainTerm> chainTerms(const tape::Element& x) const {
        return tape::chainTerms(*parts_.tape, consumers_, x);
    }
    /// The nodes that were computed from this one; known of a run with gradients.
    [[nodiscard]] std::span<const tape::NodeId> consumers(tape::NodeId node) const {
        return consumers_.of(node);
    }
    /// What a node hands on to one of its inputs of a gradient that it has, by its op's backward.
    [[nodiscard]] tape::Matrix<float> pullBack(tape::NodeId node, tape::NodeId input,
                                               const tape::Matrix<float>& gradient) const {
        return parts_.tape->pullBack(node, input, gradient);
    }
    [[nodiscard]] std::span<const tape::NodeId> inputs(tape::NodeId node) const {
        return parts_.tape->inputs(node);
    }
    /// How many nodes there are; they are numbered from 0 in the order in which they came.
    [[nodiscard]] tape::NodeId nodes() const {
        return static_cast<tape::NodeId>(parts_.tape->size());
    }
    /// The sum of the words' losses; 0 without gradients.
    [[nodiscard]] double loss() const;
    [[nodiscard]] double valueOf(const tape::Element& element) const {
        return parts_.tape->valueOf(element);
    }
    [[nodiscard]] tape::Explanation explain(const tape::Element& element) const {
        return parts_.tape->explain(element);
    }
    [[nodiscard]] std::string_view opName(tape::NodeId node) const {
        return parts_.tape->opName(node);
    }

    /// How many heads its steps have, at least 1.
    [[nodiscard]] int heads() const { return heads_; }
    /// How many positions its weights are shared among: the source words (M) or, with a memory of
    /// its own, its slots. M where the mechanism has no weights.
    [[nodiscard]] int positions() const { return positions_; }
    /// Position i on an axis that counts `count` positions: the source word where it counts the
    /// words, else "slot 3". REQUIRES 0 <= i < count.
    [[nodiscard]] std::string positionLabel(int i, int count) const;
    [[nodiscard]] std::string positionLabel(int i) const { return positionLabel(i, positions_); }

    [[nodiscard]] bool hasWeights() const { return stepsOfName_.contains("weights"); }
    /// α (T, positions()): row t is what target word t attended to.
    /// Empty (0, 0) where the mechanism has no weights. `at`: the head, layer and hop, as `find`
    /// takes them; the head is of no account unless `heads` is Chosen.
    [[nodiscard]] tape::Matrix<float> alignment(const tape::Place& at = {},
                                                Heads heads = Heads::Chosen) const;

    struct Candidate {
        int id;
        std::string word;
        float probability;
    };
    /// The `count` likeliest words at target position t, likeliest first.
    [[nodiscard]] std::vector<Candidate> candidates(int t, std::size_t count) const;

  private:
    void indexSteps();
    [[nodiscard]] tape::Matrix<float> alignmentOfHead(tape::Place at) const;

    Parts parts_;
    std::vector<int> stepOfNode_;
    tape::Consumers consumers_;  ///< of a tape with gradients
    std::map<std::string_view, std::vector<const tape::Step*>, std::less<>> stepsOfName_;
    int heads_ = 1;
    int positions_ = 0;
};

}  // namespace lab::models
