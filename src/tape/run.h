// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "tape/editor.h"
#include "tape/parameters.h"
#include "tape/recorder.h"
#include "tape/tape.h"

namespace lab::tape {

/// One use of a model: the tape it is built on, the parameters it reads, where their
/// gradients go, and who listens or changes what is computed. Cheap to make; not thread-safe.
template <typename S>
class Run {
  public:
    /// `gradient`: null to compute values only, else laid out as parameters.flat().
    /// `recorder`: null in training, and `editor`. All must outlive the run.
    Run(Tape<S>& tape, const Parameters<S>& parameters,
        typename Parameters<S>::Flat* gradient = nullptr, Recorder* recorder = nullptr,
        Editor<S>* editor = nullptr)
        : tape_(tape),
          parameters_(parameters),
          gradient_(gradient),
          recorder_(recorder),
          editor_(editor),
          leaves_(parameters.entries().size()) {}

    [[nodiscard]] Tape<S>& tape() { return tape_; }
    /// Whether names matter: somebody listens or changes what is computed.
    [[nodiscard]] bool named() const { return recorder_ != nullptr || editor_ != nullptr; }

    /// The parameter as a leaf of this run; one leaf however often it is used.
    Expr<S> operator[](ParameterId id) {
        Expr<S>& leaf = leaves_[id.index];
        if (!leaf) {
            const std::size_t offset = parameters_.entry(id).offset;
            leaf = tape_.parameter(parameters_.value(id),
                                   gradient_ == nullptr ? nullptr : gradient_->data() + offset);
        }
        return leaf;
    }

    /// Names a node, and gives the node to go on with, which may be another: go on with that.
    [[nodiscard]] Expr<S> step(const StepLabel& label, Expr<S> value) {
        if (editor_ != nullptr) {
            value = editor_->edit(label, place_, value);
        }
        if (recorder_ != nullptr) {
            recorder_->add(label, place_, value.node);
        }
        return value;
    }

    /// Says where on the timeline the following steps stand.
    void moveTo(const Place& place) { place_ = place; }
    [[nodiscard]] const Place& place() const { return place_; }

    /// Calls visit(node, entry) for each parameter that this run has used.
    template <typename Visit>
    void forEachParameter(Visit visit) const {
        for (std::size_t k = 0; k < leaves_.size(); ++k) {
            if (leaves_[k]) {
                visit(leaves_[k].node, parameters_.entries()[k]);
            }
        }
    }

  private:
    Tape<S>& tape_;
    const Parameters<S>& parameters_;
    typename Parameters<S>::Flat* gradient_;
    Recorder* recorder_;
    Editor<S>* editor_;
    Place place_;
    std::vector<Expr<S>> leaves_;
};

}  // namespace lab::tape
