// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "notation/formula.h"

namespace lab::notation {

/// The classes that a node shows to its neighbours in a row.
struct NodeAtoms {
    Atom left = Atom::Ordinary;
    Atom right = Atom::Ordinary;
    bool isSpace = false;  ///< explicit space: neither side counts, its neighbours meet
};

/// One entry a node. A binary operator without an operand on one side is ordinary (the minus
/// of a negative number): The TeXbook, appendix G, rules 5 and 6.
std::vector<NodeAtoms> resolveAtoms(const Row& row);

/// The space that TeX puts between two atoms, in mu; scripts are set tighter
/// (The TeXbook, chapter 18).
int spaceBetween(Atom left, Atom right, bool inScript);

}  // namespace lab::notation
