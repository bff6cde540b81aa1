// SPDX-License-Identifier: GPL-3.0-or-later
#include "notation/spacing.h"

#include "notation/traversal.h"

namespace lab::notation {
namespace {

NodeAtoms both(Atom atom) {
    return {atom, atom, false};
}

/// Links and colours are transparent: what is inside meets what is outside.
NodeAtoms atomsOfBody(const Row& body) {
    const std::vector<NodeAtoms> inner = resolveAtoms(body);
    if (inner.empty())
        return {};
    return {inner.front().left, inner.back().right, false};
}

NodeAtoms atomsOf(const Node& node) {
    return std::visit(
        Overloaded{[](const Symbol& n) { return both(n.atom); },
                   [](const SizedBracket& n) { return both(n.atom); },
                   [](const Space&) {
                       return NodeAtoms{Atom::Ordinary, Atom::Ordinary, true};
                   },
                   [](const Scripts& n) {
                       return n.base.size() == 1 ? atomsOf(n.base.front()) : NodeAtoms{};
                   },
                   [](const Fraction&) { return both(Atom::Inner); },
                   [](const Fenced&) { return both(Atom::Inner); },
                   [](const Table& n) {
                       return n.kind == TableKind::Plain ? NodeAtoms{} : both(Atom::Inner);
                   },
                   [](const Step& n) { return atomsOfBody(n.body); },
                   [](const Coloured& n) { return atomsOfBody(n.body); },
                   [](const auto&) { return NodeAtoms{}; }},
        node.value);
}

bool needsNoLeftOperand(Atom before) {
    return before == Atom::Binary || before == Atom::Operator || before == Atom::Relation ||
           before == Atom::Opening || before == Atom::Punctuation;
}

bool endsOperand(Atom after) {
    return after == Atom::Relation || after == Atom::Closing || after == Atom::Punctuation;
}

}  // namespace

std::vector<NodeAtoms> resolveAtoms(const Row& row) {
    std::vector<NodeAtoms> atoms;
    atoms.reserve(row.size());
    NodeAtoms* previous = nullptr;
    for (const Node& node : row) {
        NodeAtoms current = atomsOf(node);
        if (!current.isSpace) {
            if (current.left == Atom::Binary && (!previous || needsNoLeftOperand(previous->right)))
                current = both(Atom::Ordinary);
            if (previous && previous->right == Atom::Binary && endsOperand(current.left))
                *previous = both(Atom::Ordinary);
        }
        atoms.push_back(current);
        if (!current.isSpace)
            previous = &atoms.back();
    }
    if (previous && previous->right == Atom::Binary)
        *previous = both(Atom::Ordinary);
    return atoms;
}

int spaceBetween(Atom left, Atom right, bool inScript) {
    // Rows: left; columns: right; order as in enum Atom. Negative: none in scripts.
    constexpr int thin = 3;
    constexpr int thinish = -3;
    constexpr int medium = -4;
    constexpr int thick = -5;
    constexpr int table[8][8] = {
        {0, thin, medium, thick, 0, 0, 0, thinish},                          // Ordinary
        {thin, thin, 0, thick, 0, 0, 0, thinish},                            // Operator
        {medium, medium, 0, 0, medium, 0, 0, medium},                        // Binary
        {thick, thick, 0, 0, thick, 0, 0, thick},                            // Relation
        {0, 0, 0, 0, 0, 0, 0, 0},                                            // Opening
        {0, thin, medium, thick, 0, 0, 0, thinish},                          // Closing
        {thinish, thinish, 0, thinish, thinish, thinish, thinish, thinish},  // Punctuation
        {thinish, thin, medium, thick, thinish, 0, thinish, thinish},        // Inner
    };
    const int mu = table[static_cast<int>(left)][static_cast<int>(right)];
    if (mu < 0)
        return inScript ? 0 : -mu;
    return mu;
}

}  // namespace lab::notation
