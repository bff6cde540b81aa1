// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/trace.h"
#include "scene/quantity.h"
#include "tape/explanation.h"

/// Walking a trace backwards, past the copies (rows, columns, reshape, stack, lookup) that move
/// numbers about without changing them.
namespace lab::scene {

/// Whether the node is a named step or a parameter.
bool hasName(const models::Trace& trace, tape::NodeId node);

/// The same number where it has a name or was computed: passes over copies without a name.
tape::Element resolve(const models::Trace& trace, tape::Element element);

/// How the element was computed, in terms of resolved elements. A copy is left only where it
/// leads to a node with a name.
tape::Explanation originOf(const models::Trace& trace, const tape::Element& element);

/// Elements gathered node by node, in the order in which the nodes came.
class Cover {
  public:
    void add(const tape::Element& element);
    /// For each node the number, the row, the column or the whole that the elements lie in.
    [[nodiscard]] std::vector<Quantity> quantities(const models::Trace& trace) const;

  private:
    struct Range {
        tape::Element first;
        bool manyRows = false;
        bool manyColumns = false;
    };
    std::vector<Range> ranges_;
};

/// What a vector or matrix was computed from: the nearest quantities that have a name or are
/// leaves, each once; parameters last.
std::vector<Quantity> operandsOf(const models::Trace& trace, const Quantity& quantity);

/// The elements of a quantity, column by column.
std::vector<tape::Element> elementsOf(const models::Trace& trace, const Quantity& quantity);

/// All numbers of a vector that stands in a node of one column are the whole node.
Quantity normalised(const models::Trace& trace, Quantity quantity);

}  // namespace lab::scene
