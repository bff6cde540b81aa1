// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/replace.h"

#include <algorithm>

namespace lab::tape {
namespace {

template <typename S>
class Replace final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "replace"; }

    void forward(const Call<S>& call) const override {
        auto output = call.output();
        output = call.input(0);
        for (const int place : call.integers()) {
            output.data()[place] = call.input(1).data()[place];
        }
    }

    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        if (call.wantsGradient(0)) {
            auto a = call.inputGradient(0);
            a += gradient;
            for (const int place : call.integers()) {
                a.data()[place] -= gradient.data()[place];
            }
        }
        if (call.wantsGradient(1)) {
            auto b = call.inputGradient(1);
            for (const int place : call.integers()) {
                b.data()[place] += gradient.data()[place];
            }
        }
    }

    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        const auto place = static_cast<int>(column * call.input(0).rows() + row);
        const bool replaced = std::ranges::find(call.integers(), place) != call.integers().end();
        return {.rule = Rule::Copy, .terms = {{1, {call.factor(replaced ? 1 : 0, row, column)}}}};
    }
};

bool distinct(std::span<const int> places) {
    std::vector<int> sorted(places.begin(), places.end());
    std::ranges::sort(sorted);
    return std::ranges::adjacent_find(sorted) == sorted.end();
}

}  // namespace

template <typename S>
Expr<S> replace(Expr<S> a, Expr<S> b, std::span<const int> places) {
    static const Replace<S> op;
    const bool inside = std::ranges::all_of(
        places, [&](int place) { return place >= 0 && place < a.rows() * a.columns(); });
    requireShapes<S>(a.shape() == b.shape() && inside && distinct(places), op.name(), {a, b},
                     "two of one shape and places in it, each once");
    return a.tape->append(op, {a, b}, a.shape(), places);
}

template Expr<float> replace(Expr<float>, Expr<float>, std::span<const int>);
template Expr<double> replace(Expr<double>, Expr<double>, std::span<const int>);

}  // namespace lab::tape
