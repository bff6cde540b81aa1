// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/tape.h"

#include <cmath>

namespace lab::tape {
namespace {

template <typename S>
class Leaf final : public Op<S> {
  public:
    explicit Leaf(std::string_view name) : name_(name) {}
    [[nodiscard]] std::string_view name() const override { return name_; }
    void forward(const Call<S>& /*call*/) const override {}
    void backward(const Call<S>& /*call*/) const override {}
    [[nodiscard]] Explanation explain(const Call<S>& /*call*/, Index /*row*/,
                                      Index /*column*/) const override {
        return {};
    }

  private:
    std::string_view name_;
};

std::string shapeText(const Shape& shape) {
    return "(" + std::to_string(shape.rows) + "x" + std::to_string(shape.columns) + ")";
}

}  // namespace

template <typename S>
Expr<S> Tape<S>::addLeaf(const Op<S>& op, Shape shape, S* value, bool wantsGradient) {
    nodes_.push_back({&op, shape, value, nullptr, 0, 0, 0, 0, S(0), wantsGradient, false});
    return {this, static_cast<NodeId>(nodes_.size() - 1)};
}

template <typename S>
Expr<S> Tape<S>::parameter(ConstMatrixMap<S> value, S* gradient) {
    static const Leaf<S> op("parameter");
    // Leaves never write their value, so the tape does not break the caller's const.
    S* const shared = const_cast<S*>(value.data());  // NOLINT(*-const-cast)
    const Expr<S> leaf = addLeaf(op, {value.rows(), value.cols()}, shared, gradient != nullptr);
    nodes_.back().gradient = gradient;
    nodes_.back().external = true;
    return leaf;
}

template <typename S>
Expr<S> Tape<S>::addCopy(const Op<S>& op, const Eigen::Ref<const Matrix<S>>& value,
                         bool wantsGradient) {
    S* const room = values_.allocate(static_cast<std::size_t>(value.size()));
    MatrixMap<S>(room, value.rows(), value.cols()) = value;
    return addLeaf(op, {value.rows(), value.cols()}, room, wantsGradient);
}

template <typename S>
Expr<S> Tape<S>::constant(const Eigen::Ref<const Matrix<S>>& value) {
    static const Leaf<S> op("constant");
    return addCopy(op, value, false);
}

template <typename S>
Expr<S> Tape<S>::given(const Eigen::Ref<const Matrix<S>>& value) {
    static const Leaf<S> op("given");
    return addCopy(op, value, false);
}

template <typename S>
Expr<S> Tape<S>::variable(const Eigen::Ref<const Matrix<S>>& value) {
    static const Leaf<S> op("variable");
    return addCopy(op, value, true);
}

template <typename S>
Expr<S> Tape<S>::append(const Op<S>& op, std::span<const Expr<S>> inputs, Shape shape,
                        std::span<const int> integers, S scalar) {
    bool wantsGradient = false;
    const auto firstInput = static_cast<std::uint32_t>(inputs_.size());
    for (const Expr<S>& input : inputs) {
        inputs_.push_back(input.node);
        wantsGradient = wantsGradient || at(input.node).wantsGradient;
    }
    const auto firstInteger = static_cast<std::uint32_t>(integers_.size());
    integers_.insert(integers_.end(), integers.begin(), integers.end());

    S* const value = values_.allocate(static_cast<std::size_t>(shape.size()));
    nodes_.push_back({&op, shape, value, nullptr, firstInput,
                      static_cast<std::uint32_t>(inputs.size()), firstInteger,
                      static_cast<std::uint32_t>(integers.size()), scalar, wantsGradient, false});
    const auto node = static_cast<NodeId>(nodes_.size() - 1);
    op.forward(Call<S>(*this, node));
    return {this, node};
}

template <typename S>
void Tape<S>::allocateGradients(NodeId last) {
    gradients_.rewind();
    for (NodeId id = 0; id < static_cast<NodeId>(nodes_.size()); ++id) {
        Node& node = nodes_[static_cast<std::size_t>(id)];
        if (node.external) {
            continue;
        }
        node.gradient = nullptr;  // it may point into the gradients of an earlier backward
        if (node.wantsGradient && id <= last) {
            const auto count = static_cast<std::size_t>(node.shape.size());
            node.gradient = gradients_.allocate(count);
            std::fill_n(node.gradient, count, S(0));
        }
    }
}

template <typename S>
void Tape<S>::backward(Expr<S> loss) {
    requireShapes<S>(loss.shape() == Shape{1, 1}, "backward", {loss}, "a loss of shape 1x1");
    allocateGradients(loss.node);
    if (!at(loss.node).wantsGradient) {
        return;
    }
    *at(loss.node).gradient += S(1);
    for (NodeId id = loss.node; id >= 0; --id) {
        if (at(id).wantsGradient) {
            at(id).op->backward(Call<S>(*this, id));
        }
    }
}

template <typename S>
void Tape<S>::clear() {
    nodes_.clear();
    inputs_.clear();
    integers_.clear();
    values_.rewind();
    gradients_.rewind();
}

template <typename S>
ConstMatrixMap<S> Tape<S>::value(NodeId node) const {
    const Node& n = at(node);
    return {n.value, n.shape.rows, n.shape.columns};
}

template <typename S>
ConstMatrixMap<S> Tape<S>::gradient(NodeId node) const {
    const Node& n = at(node);
    if (n.gradient == nullptr) {
        return {nullptr, 0, 0};
    }
    return {n.gradient, n.shape.rows, n.shape.columns};
}

template <typename S>
std::span<const NodeId> Tape<S>::inputs(NodeId node) const {
    return std::span(inputs_).subspan(at(node).firstInput, at(node).inputCount);
}

template <typename S>
Explanation Tape<S>::explain(const Element& element) const {
    return at(element.node).op->explain(Call<S>(*this, element.node), element.row, element.column);
}

template <typename S>
double Tape<S>::valueOf(const Element& element) const {
    return static_cast<double>(value(element.node)(element.row, element.column));
}

template <typename S>
Matrix<S> Tape<S>::pullBack(NodeId node, NodeId input, const Matrix<S>& gradient) const {
    const Shape room = shape(input);
    Matrix<S> pulled = Matrix<S>::Zero(room.rows, room.columns);
    std::vector<S*> rooms;
    for (const NodeId each : inputs(node)) {
        rooms.push_back(each == input ? pulled.data() : nullptr);
    }
    const Seed<S> seed{gradient.data(), rooms};
    at(node).op->backward(Call<S>(*this, node, &seed));
    return pulled;
}

template <typename S>
double Tape<S>::derivative(const Element& of, const Element& by) const {
    const auto all = inputs(of.node);
    const Call<S> call(*this, of.node);
    S sum = 0;
    bool known = true;
    for (std::size_t k = 0; known && k < all.size(); ++k) {
        S slope = 0;
        if (all[k] == by.node) {
            known =
                at(of.node).op->derivative(call, {of.row, of.column, k, by.row, by.column}, slope);
            sum += slope;
        }
    }
    if (!known) {
        Matrix<S> one = Matrix<S>::Zero(shape(of.node).rows, shape(of.node).columns);
        one(of.row, of.column) = 1;
        sum = pullBack(of.node, by.node, one)(by.row, by.column);
    }
    return static_cast<double>(sum);
}

template <typename S>
std::string Tape<S>::describe(NodeId node) const {
    const auto brief = [this](NodeId id) {
        return "#" + std::to_string(id) + " " + std::string(opName(id)) + " " +
               shapeText(shape(id));
    };
    std::string text = brief(node);
    const char* separator = " of ";
    for (const NodeId input : inputs(node)) {
        text += separator + brief(input);
        separator = ", ";
    }
    return text;
}

template <typename S>
void Tape<S>::requireFinite() const {
    for (NodeId id = 0; id < static_cast<NodeId>(nodes_.size()); ++id) {
        if (!value(id).allFinite()) {
            throw TapeError("tape: a value is not finite in node " + describe(id));
        }
    }
}

template class Tape<float>;
template class Tape<double>;

}  // namespace lab::tape
