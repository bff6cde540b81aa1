// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <optional>
#include <vector>

#include "models/trace.h"
#include "scene/quantity.h"
#include "tape/step.h"

namespace lab::scene {

/// One line of the tree "Where each number comes from". A plain value; what it was computed
/// from is asked of `children`, so that a tree of a million numbers costs nothing unopened.
struct ProvenanceNode {
    enum class Kind {
        Quantity,  ///< a number, a vector or a matrix of the trace
        Terms,     ///< the terms that add up to `quantity`, largest first below it
        Term,      ///< one of them: a product
        Values,    ///< the numbers that `quantity` was computed from, all of one kind
        Chain,     ///< the gradient of `quantity`, a number: below it what it adds up from
        ChainRest  ///< the smaller terms of the gradient of `quantity`
    };

    Kind kind = Kind::Quantity;
    Quantity quantity;     ///< of the trace; for the other kinds: the number they lead to
    std::size_t term = 0;  ///< Kind::Term: which term of the explanation of `quantity`
    tape::Role role = tape::Role::Plain;
    QString latex = {};                 ///< symbol with real indices, counted from 1
    QString name = {};                  ///< the same as one line of text: "α₆,₇"
    QString value = {};                 ///< "0.9155" or "128 values"
    QString explanation = {};           ///< "softmax of e₆"
    std::optional<double> number = {};  ///< where it is a single number
    std::vector<double> strip = {};     ///< where it is a vector: its numbers in order
};

/// The tree's root for a quantity of the trace.
ProvenanceNode provenanceOf(const models::Trace& trace, const Quantity& quantity);

/// Whether `children` gives any, without computing them.
bool hasChildren(const models::Trace& trace, const ProvenanceNode& node);

/// What the node was computed from; empty for parameters and constants. Chains of copies
/// (rows, columns, reshape, stack, lookup) are passed over, up to the next node with a name.
/// Every child's tape node stands before its parent's, so the tree ends.
std::vector<ProvenanceNode> children(const models::Trace& trace, const ProvenanceNode& node);

}  // namespace lab::scene
