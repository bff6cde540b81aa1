// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/interventions.h"

#include <algorithm>
#include <map>
#include <set>

#include "tape/ops/elementwise.h"
#include "tape/ops/replace.h"

namespace lab::models {
namespace {

using tape::Expr;
using tape::Index;
using tape::Matrix;
using tape::Place;

bool standsAt(const Intervention& change, const tape::StepLabel& label, const Place& place) {
    Place asked = change.place;
    asked.lag = place.lag;
    return change.step == label.name && asked == place;
}

/// What is replaced in one value: by place (see tape::replace), and the columns whose rest shares.
struct Changes {
    std::map<int, double> values;
    std::set<Index> sharing;
};

Changes changesOf(std::span<const Intervention> numbers, const tape::StepLabel& label,
                  const Place& place, tape::Shape shape) {
    Changes changes;
    for (const Intervention& number : numbers) {
        const bool inside = number.row >= 0 && number.row < shape.rows && number.column >= 0 &&
                            number.column < shape.columns;
        if (!inside || !standsAt(number, label, place)) {
            continue;
        }
        changes.values[static_cast<int>(number.column * shape.rows + number.row)] = number.value;
        if (number.rest == Rest::Shares) {
            changes.sharing.insert(number.column);
        }
    }
    return changes;
}

/// What the elements of a column that are not replaced are multiplied with.
template <typename S>
S shareOf(const Expr<S>& value, Index column, const Changes& changes) {
    const Index rows = value.rows();
    S rest = value.value().col(column).sum();
    S left = rest;
    for (const auto& [place, number] : changes.values) {
        if (place / rows == column) {
            rest -= value.value()(place % rows, column);
            left -= static_cast<S>(number);
        }
    }
    return rest > 0 ? std::max(left, S(0)) / rest : S(1);
}

template <typename S>
Expr<S> withShares(Expr<S> value, const Changes& changes) {
    if (changes.sharing.empty()) {
        return value;
    }
    Matrix<S> shares = Matrix<S>::Ones(value.rows(), value.columns());
    for (const Index column : changes.sharing) {
        shares.col(column).setConstant(shareOf(value, column, changes));
    }
    return tape::hadamard(value, value.tape->constant(shares));
}

}  // namespace

template <typename S>
Expr<S> Interventions<S>::edit(const tape::StepLabel& label, const Place& place, Expr<S> value) {
    const Changes changes = changesOf(numbers_, label, place, value.shape());
    if (changes.values.empty()) {
        return value;
    }
    Matrix<S> numbers = Matrix<S>::Zero(value.rows(), value.columns());
    std::vector<int> places;
    for (const auto& [at, number] : changes.values) {
        numbers(at % value.rows(), at / value.rows()) = static_cast<S>(number);
        places.push_back(at);
    }
    return tape::replace<S>(withShares(value, changes), value.tape->given(numbers), places);
}

template class Interventions<float>;
template class Interventions<double>;

}  // namespace lab::models
