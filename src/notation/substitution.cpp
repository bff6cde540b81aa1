// SPDX-License-Identifier: GPL-3.0-or-later
#include "notation/substitution.h"

#include "notation/traversal.h"

namespace lab::notation {
namespace {

Symbol letter(char name) {
    return {std::string(1, name), Atom::Ordinary, Alphabet::Italic};
}

/// With a true minus sign for negative numbers.
void appendNumber(Row& row, long long number) {
    if (number < 0)
        row.push_back(Symbol{"−", Atom::Binary});
    row.push_back(Symbol{std::to_string(number < 0 ? -number : number)});
}

void appendPosition(Row& row, char name, const std::optional<int>& number) {
    if (number)
        appendNumber(row, *number);
    else
        row.push_back(letter(name));
}

/// The target position t - lag.
void appendEarlier(Row& row, const std::optional<int>& t, int lag) {
    if (t) {
        appendNumber(row, static_cast<long long>(*t) - lag);
        return;
    }
    row.push_back(letter('t'));
    if (lag != 0) {
        row.push_back(Symbol{"−", Atom::Binary});
        appendNumber(row, lag);
    }
}

void appendOpenIndex(Row& row, const OpenIndex& open, const Indices& indices) {
    switch (open.letter) {
        case 'p':
            return appendEarlier(row, indices.t, 1);
        case 'q':
            return appendEarlier(row, indices.t, indices.lag);
        case 'i':
            return appendPosition(row, 'i', indices.i);
        case 'j':
            return appendPosition(row, 'j', indices.j);
        case 'k':
            return appendPosition(row, 'k', indices.k);
        case 'n':
            return appendPosition(row, 'n', indices.n);
        case 'l':
            return appendPosition(row, 'l', indices.l);
        case 'r':
            return appendPosition(row, 'r', indices.r);
        default:
            return appendPosition(row, 't', indices.t);
    }
}

void substituteIn(Row& row, const Indices& indices) {
    Row result;
    result.reserve(row.size());
    for (Node& node : row) {
        if (const auto* open = node.as<OpenIndex>()) {
            appendOpenIndex(result, *open, indices);
            continue;
        }
        forEachRow(node, [&](Row& child) { substituteIn(child, indices); });
        result.push_back(std::move(node));
    }
    row = std::move(result);
}

}  // namespace

Formula substitute(const Formula& formula, const Indices& indices) {
    Formula result = formula;
    substituteIn(result.row, indices);
    return result;
}

}  // namespace lab::notation
