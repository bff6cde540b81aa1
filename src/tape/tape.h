// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "tape/arena.h"
#include "tape/error.h"
#include "tape/op.h"
#include "tape/types.h"

namespace lab::tape {

/// A node on a tape, as the code that builds a model passes it around.
template <typename S>
struct Expr {
    Tape<S>* tape = nullptr;
    NodeId node = -1;

    [[nodiscard]] Shape shape() const { return tape->shape(node); }
    [[nodiscard]] Index rows() const { return shape().rows; }
    [[nodiscard]] Index columns() const { return shape().columns; }
    [[nodiscard]] ConstMatrixMap<S> value() const { return tape->value(node); }
    [[nodiscard]] explicit operator bool() const { return tape != nullptr; }
};

/// Records matrix computations in creation order and runs them as they are recorded;
/// `backward` walks the record in reverse (reverse-mode differentiation).
///
/// Values and gradients stand in two arenas that survive `clear()`, so a second run of
/// the same shape allocates nothing. S is float to train and show, double to check.
/// Not thread-safe; one tape a thread. A tape that no longer changes may be read by many.
template <typename S>
class Tape {
  public:
    Tape() = default;
    Tape(const Tape&) = delete;
    Tape& operator=(const Tape&) = delete;
    Tape(Tape&&) = delete;
    Tape& operator=(Tape&&) = delete;
    ~Tape() = default;

    /// A leaf whose value stands outside the tape and must outlive this run. `gradient`, if
    /// given, has as many numbers; `backward` adds to it.
    Expr<S> parameter(ConstMatrixMap<S> value, S* gradient);
    /// A leaf with a copy of `value`, and no gradient asked for.
    Expr<S> constant(const Eigen::Ref<const Matrix<S>>& value);
    /// The same for numbers that somebody has put in the place of computed ones: explained as such.
    Expr<S> given(const Eigen::Ref<const Matrix<S>>& value);
    /// A leaf with a copy of `value` whose gradient `backward` computes.
    Expr<S> variable(const Eigen::Ref<const Matrix<S>>& value);

    /// Adds a node and runs it. For the functions under ops/, which check the shapes.
    Expr<S> append(const Op<S>& op, std::span<const Expr<S>> inputs, Shape shape,
                   std::span<const int> integers = {}, S scalar = S(0));
    Expr<S> append(const Op<S>& op, std::initializer_list<Expr<S>> inputs, Shape shape,
                   std::span<const int> integers = {}, S scalar = S(0)) {
        return append(op, std::span(inputs.begin(), inputs.size()), shape, integers, scalar);
    }

    /// Gradients of `loss` (1 x 1) for every node below it that leads to a parameter or variable.
    void backward(Expr<S> loss);

    /// Forgets all nodes, keeps the memory.
    void clear();

    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] Shape shape(NodeId node) const { return at(node).shape; }
    [[nodiscard]] ConstMatrixMap<S> value(NodeId node) const;
    /// Valid after `backward`; an empty map where no gradient was asked for, and after the loss.
    [[nodiscard]] ConstMatrixMap<S> gradient(NodeId node) const;
    [[nodiscard]] std::string_view opName(NodeId node) const { return at(node).op->name(); }
    /// Valid until the tape changes.
    [[nodiscard]] std::span<const NodeId> inputs(NodeId node) const;
    /// Where this number came from. Indices must be inside the node's shape.
    [[nodiscard]] Explanation explain(const Element& element) const;
    [[nodiscard]] double valueOf(const Element& element) const;

    /// What the node adds to the gradient of `input`, one of its inputs, when its own gradient is
    /// `gradient`: its op's backward, beside the tape. May be asked by many threads.
    [[nodiscard]] Matrix<S> pullBack(NodeId node, NodeId input, const Matrix<S>& gradient) const;
    /// The derivative of an element by an element of one of its node's inputs, by its op's
    /// backward. Exact; all uses of the input together.
    [[nodiscard]] double derivative(const Element& of, const Element& by) const;

    /// "#12 matmul (64x8) of #3 parameter (64x32), #11 tanh (32x8)"
    [[nodiscard]] std::string describe(NodeId node) const;
    /// Throws TapeError naming the first node whose value is not finite, and its inputs.
    void requireFinite() const;

  private:
    friend class Call<S>;

    struct Node {
        const Op<S>* op;
        Shape shape;
        S* value;
        S* gradient;
        std::uint32_t firstInput;
        std::uint32_t inputCount;
        std::uint32_t firstInteger;
        std::uint32_t integerCount;
        S scalar;
        bool wantsGradient;
        bool external;
    };

    [[nodiscard]] const Node& at(NodeId node) const {
        return nodes_[static_cast<std::size_t>(node)];
    }
    Expr<S> addCopy(const Op<S>& op, const Eigen::Ref<const Matrix<S>>& value, bool wantsGradient);
    Expr<S> addLeaf(const Op<S>& op, Shape shape, S* value, bool wantsGradient);
    void allocateGradients(NodeId last);

    std::vector<Node> nodes_;
    std::vector<NodeId> inputs_;
    std::vector<int> integers_;
    Arena<S> values_;
    Arena<S> gradients_;
};

/// Throws TapeError "op: what (shapes of the inputs)" when `fits` is false.
template <typename S>
void requireShapes(bool fits, std::string_view op, std::initializer_list<Expr<S>> inputs,
                   std::string_view what) {
    if (fits) {
        return;
    }
    std::string message = "tape: " + std::string(op) + " needs " + std::string(what) + ", got";
    for (const Expr<S>& input : inputs) {
        message += " [" + input.tape->describe(input.node) + "]";
    }
    throw TapeError(message);
}

template <typename S>
std::size_t Call<S>::inputCount() const {
    return tape_.at(node_).inputCount;
}
template <typename S>
NodeId Call<S>::inputNode(std::size_t k) const {
    return tape_.inputs_[tape_.at(node_).firstInput + k];
}
template <typename S>
ConstMatrixMap<S> Call<S>::input(std::size_t k) const {
    return tape_.value(inputNode(k));
}
template <typename S>
bool Call<S>::wantsGradient(std::size_t k) const {
    if (seed_ != nullptr) {
        return seed_->inputs[k] != nullptr;
    }
    return tape_.at(inputNode(k)).wantsGradient;
}
template <typename S>
MatrixMap<S> Call<S>::inputGradient(std::size_t k) const {
    const auto& node = tape_.at(inputNode(k));
    S* const gradient = seed_ != nullptr ? seed_->inputs[k] : node.gradient;
    return {gradient, node.shape.rows, node.shape.columns};
}
template <typename S>
MatrixMap<S> Call<S>::output() const {
    const auto& node = tape_.at(node_);
    return {node.value, node.shape.rows, node.shape.columns};
}
template <typename S>
ConstMatrixMap<S> Call<S>::outputGradient() const {
    const auto& node = tape_.at(node_);
    const S* const gradient = seed_ != nullptr ? seed_->output : node.gradient;
    return {gradient, node.shape.rows, node.shape.columns};
}
template <typename S>
std::span<const int> Call<S>::integers() const {
    const auto& node = tape_.at(node_);
    return std::span(tape_.integers_).subspan(node.firstInteger, node.integerCount);
}
template <typename S>
S Call<S>::scalar() const {
    return tape_.at(node_).scalar;
}

extern template class Tape<float>;
extern template class Tape<double>;

}  // namespace lab::tape
