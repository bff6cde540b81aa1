// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace lab::language {

/// The edges of a graph by the node that they leave: [node] -> the nodes that they lead to.
using Edges = std::vector<std::vector<int>>;

/// An edge by the node that it leaves and its place among that node's edges.
struct EdgePlace {
    int node = 0;
    std::size_t edge = 0;
};

struct BottomUpOrder {
    std::vector<int> nodes;           ///< each node after those that its edges lead to
    std::optional<EdgePlace> circle;  ///< the first edge found that closes a circle
};

/// Depth first, nodes and edges in their order. Without recursion: a path may be as long as the
/// graph. In a graph with a circle the order is that of the graph without the edges that close one.
BottomUpOrder bottomUpOrder(const Edges& edges);

}  // namespace lab::language
