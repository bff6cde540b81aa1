// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/lookup.h"

#include <algorithm>

namespace lab::tape {
namespace {

template <typename S>
class Lookup final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "lookup"; }
    void forward(const Call<S>& call) const override {
        auto output = call.output();
        const auto table = call.input(0);
        for (Index column = 0; column < output.cols(); ++column) {
            output.col(column) = table.col(id(call, column));
        }
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        auto table = call.inputGradient(0);
        for (Index column = 0; column < gradient.cols(); ++column) {
            table.col(id(call, column)) += gradient.col(column);
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return {.rule = Rule::Copy, .terms = {{1, {call.factor(0, row, id(call, column))}}}};
    }

  private:
    static Index id(const Call<S>& call, Index column) {
        return call.integers()[static_cast<std::size_t>(column)];
    }
};

}  // namespace

template <typename S>
Expr<S> lookup(Expr<S> table, std::span<const int> ids) {
    static const Lookup<S> op;
    const bool inside = std::ranges::all_of(
        ids, [&](int id) { return id >= 0 && static_cast<Index>(id) < table.columns(); });
    requireShapes<S>(inside, op.name(), {table}, "ids inside the table's columns");
    return table.tape->append(op, {table}, {table.rows(), static_cast<Index>(ids.size())}, ids);
}

template Expr<float> lookup(Expr<float>, std::span<const int>);
template Expr<double> lookup(Expr<double>, std::span<const int>);

}  // namespace lab::tape
