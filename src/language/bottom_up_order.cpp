// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/bottom_up_order.h"

namespace lab::language {

BottomUpOrder bottomUpOrder(const Edges& edges) {
    enum class State { New, Open, Done };
    std::vector<State> states(edges.size(), State::New);
    std::vector<EdgePlace> path;  // the open nodes, each with the edge to follow next
    BottomUpOrder order;
    const auto open = [&](int node) {
        states[static_cast<std::size_t>(node)] = State::Open;
        path.push_back({node, 0});
    };
    for (std::size_t root = 0; root < edges.size(); ++root) {
        if (states[root] == State::New) {
            open(static_cast<int>(root));
        }
        while (!path.empty()) {
            const EdgePlace here = path.back();
            const auto& leading = edges[static_cast<std::size_t>(here.node)];
            if (here.edge == leading.size()) {
                states[static_cast<std::size_t>(here.node)] = State::Done;
                order.nodes.push_back(here.node);
                path.pop_back();
                continue;
            }
            ++path.back().edge;
            const State next = states[static_cast<std::size_t>(leading[here.edge])];
            if (next == State::New) {
                open(leading[here.edge]);
            } else if (next == State::Open && !order.circle) {
                order.circle = here;
            }
        }
    }
    return order;
}

}  // namespace lab::language
