// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "tape/explanation.h"
#include "tape/types.h"

namespace lab::tape {

template <typename S>
class Tape;

/// Gradients beside those on the tape, for asking an op what it would make of them.
template <typename S>
struct Seed {
    const S* output;             ///< of the op's output
    std::span<S* const> inputs;  ///< where those of the inputs are added; null: not asked for
};

/// One use of an op: its inputs, output, and their gradients, as maps into the arenas, or with a
/// seed its gradients. A short-lived view; valid until the tape changes.
template <typename S>
class Call {
  public:
    Call(const Tape<S>& tape, NodeId node, const Seed<S>* seed = nullptr)
        : tape_(tape), node_(node), seed_(seed) {}

    [[nodiscard]] std::size_t inputCount() const;
    [[nodiscard]] NodeId inputNode(std::size_t k) const;
    [[nodiscard]] ConstMatrixMap<S> input(std::size_t k) const;
    /// False where nobody asks for the gradient of input k: its gradient must not be touched.
    [[nodiscard]] bool wantsGradient(std::size_t k) const;
    /// Add to it; several uses of one node share it.
    [[nodiscard]] MatrixMap<S> inputGradient(std::size_t k) const;

    [[nodiscard]] MatrixMap<S> output() const;
    [[nodiscard]] ConstMatrixMap<S> outputGradient() const;

    /// The op's own integers (indices, offsets, masks) and number, as given at creation.
    [[nodiscard]] std::span<const int> integers() const;
    [[nodiscard]] S scalar() const;

    /// Element (row, column) of input k, for explanations.
    [[nodiscard]] Factor factor(std::size_t k, Index row, Index column) const {
        return {{inputNode(k), row, column}, false};
    }

  private:
    const Tape<S>& tape_;
    NodeId node_;
    const Seed<S>* seed_;
};

/// One element of an op's output and one of its input k.
struct OneByOne {
    Index row;
    Index column;
    std::size_t input;
    Index inputRow;
    Index inputColumn;
};

/// What a node does: stateless, shared by all nodes of its kind.
template <typename S>
class Op {
  public:
    Op() = default;
    Op(const Op&) = delete;
    Op& operator=(const Op&) = delete;
    virtual ~Op() = default;

    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Writes call.output() from the inputs; shapes were checked when the node was made.
    virtual void forward(const Call<S>& call) const = 0;
    /// Adds to the inputs' gradients from call.outputGradient().
    virtual void backward(const Call<S>& call) const = 0;
    /// Element (row, column) of the output in terms of the inputs' elements.
    [[nodiscard]] virtual Explanation explain(const Call<S>& call, Index row,
                                              Index column) const = 0;
    /// The derivative of one element of the output by one of an input, where the op can say it
    /// without going through all of them. False: ask `backward`, which says the same.
    [[nodiscard]] virtual bool derivative(const Call<S>& /*call*/, const OneByOne& /*of*/,
                                          S& /*slope*/) const {
        return false;
    }
};

}  // namespace lab::tape
