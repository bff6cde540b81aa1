// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "models/trace.h"
#include "tape/step.h"

namespace lab::scene {

/// What a moment of the way back is about: the walk from the loss to what it came from.
enum class Back {
    No,         ///< not on the way back: something is computed
    Loss,       ///< the loss of a word
    Stage,      ///< a stage at a target word, or the state of a source word
    State,      ///< the decoder's recurrent step, where it is not a stage of its own
    Sentence,   ///< what was computed once for all words
    Parameters  ///< what is learnt
};

/// One press of the arrow key: a stage at a target word, or the reading of a source word. Where a
/// mechanism has several layers or hops, each passes its stages anew.
struct Moment {
    tape::Stage stage = tape::Stage::Encode;
    int target = -1;  ///< target position, -1 while the sentence is read
    int source = -1;  ///< source position while the sentence is read, else -1
    int layer = -1;   ///< -1: the mechanism has no layers, or the stage stands outside of them
    int hop = -1;     ///< likewise
    /// Which of several heads is looked at, -1: the first. The heads of a stage are one moment: on
    /// the timeline this is always -1.
    int head = -1;
    Back back = Back::No;

    /// Where its steps stand; `position`: the source position looked at, -1: none.
    [[nodiscard]] tape::Place place(int position = -1) const {
        return {.target = target, .source = position, .head = head, .layer = layer, .hop = hop};
    }
    friend bool operator==(const Moment&, const Moment&) = default;
};

/// The order in which a trace is stepped through: the source words one by one (Encode), then
/// for each target word the mechanism's stages, each layer and hop by itself, and Output.
/// Backward it is the order of backpropagation: from the last target word to the first its loss,
/// Output, the recurrent step and the stages, each as it stands on the tape read in reverse; then
/// what was computed once, the source words from the last to the first, and the parameters.
/// Positions count from 0. An immutable value; cheap to copy.
class Timeline {
  public:
    /// One word of the transport bar's upper line, with its run of moments.
    struct Group {
        QString title;  ///< target word; empty for what belongs to the sentence
        int first = 0;
        int count = 0;
        bool unknown = false;  ///< the word is not in the vocabulary

        friend bool operator==(const Group&, const Group&) = default;
    };

    Timeline() = default;
    explicit Timeline(const models::Trace& trace);
    /// REQUIRES trace.hasGradients().
    [[nodiscard]] static Timeline backward(const models::Trace& trace);
    /// One moment a target word, and no reading.
    [[nodiscard]] static Timeline ofWords(const QStringList& words);

    [[nodiscard]] bool runsBackward() const { return backward_; }
    [[nodiscard]] int size() const { return static_cast<int>(moments_.size()); }
    /// REQUIRES 0 <= step < size().
    [[nodiscard]] const Moment& at(int step) const {
        return moments_[static_cast<std::size_t>(step)];
    }
    [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
    /// Index into groups() of the group that `step` is in; -1 when there are none.
    [[nodiscard]] int groupOf(int step) const;
    /// The nearest step that exists; 0 on an empty timeline.
    [[nodiscard]] int clamp(int step) const;
    /// The same stage one word on or back; clamped to the timeline's ends. While the sentence
    /// is read each step is a word; back from the first target word leads to the last one read.
    [[nodiscard]] int nextWord(int step) const;
    [[nodiscard]] int previousWord(int step) const;
    /// The first step of `stage` at target word `target` (-1: the reading), or -1.
    [[nodiscard]] int find(tape::Stage stage, int target) const;
    /// The step at target word `target` that is most like `moment`: the same stage, layer and hop,
    /// else the same stage, else the word's last. -1 without such a word.
    [[nodiscard]] int nearest(const Moment& moment, int target) const;
    /// The step at which a named step of a target word is shown, or -1.
    [[nodiscard]] int shows(const tape::Step& step) const;

    friend bool operator==(const Timeline&, const Timeline&) = default;

  private:
    /// The group of a target word, or null.
    [[nodiscard]] const Group* wordAt(int target) const;

    std::vector<Moment> moments_;
    std::vector<Group> groups_;
    std::size_t firstWord_ = 0;  ///< the group of the first target word
    bool backward_ = false;      ///< then of the last
};

}  // namespace lab::scene
