// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/chain_rule.h"

#include <algorithm>

namespace lab::tape {
namespace {

/// Calls visit(input) for each distinct input of a node.
template <typename S, typename Visit>
void forEachInput(const Tape<S>& tape, NodeId node, Visit visit) {
    const auto inputs = tape.inputs(node);
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        if (std::find(inputs.begin(), inputs.begin() + static_cast<std::ptrdiff_t>(k), inputs[k]) ==
            inputs.begin() + static_cast<std::ptrdiff_t>(k)) {
            visit(inputs[k]);
        }
    }
}

}  // namespace

template <typename S>
Consumers::Consumers(const Tape<S>& tape) : first_(tape.size() + 1, 0) {
    const auto nodes = static_cast<NodeId>(tape.size());
    for (NodeId node = 0; node < nodes; ++node) {
        forEachInput(tape, node,
                     [&](NodeId input) { ++first_[static_cast<std::size_t>(input) + 1]; });
    }
    for (std::size_t k = 1; k < first_.size(); ++k) {
        first_[k] += first_[k - 1];
    }
    consumers_.resize(first_.back());
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (NodeId node = 0; node < nodes; ++node) {
        forEachInput(tape, node, [&](NodeId input) {
            consumers_[next[static_cast<std::size_t>(input)]++] = node;
        });
    }
}

std::span<const NodeId> Consumers::of(NodeId node) const {
    const auto k = static_cast<std::size_t>(node);
    if (node < 0 || k + 1 >= first_.size()) {
        return {};
    }
    return std::span(consumers_).subspan(first_[k], first_[k + 1] - first_[k]);
}

template <typename S>
std::vector<ChainTerm> chainTerms(const Tape<S>& tape, const Consumers& consumers,
                                  const Element& x) {
    std::vector<ChainTerm> terms;
    for (const NodeId node : consumers.of(x.node)) {
        const auto gradient = tape.gradient(node);
        for (Index column = 0; column < gradient.cols(); ++column) {
            for (Index row = 0; row < gradient.rows(); ++row) {
                if (gradient(row, column) == S(0)) {
                    continue;
                }
                const ChainTerm term{{node, row, column},
                                     static_cast<double>(gradient(row, column)),
                                     tape.derivative({node, row, column}, x)};
                if (term.derivative != 0) {
                    terms.push_back(term);
                }
            }
        }
    }
    return terms;
}

template Consumers::Consumers(const Tape<float>&);
template Consumers::Consumers(const Tape<double>&);
template std::vector<ChainTerm> chainTerms(const Tape<float>&, const Consumers&, const Element&);
template std::vector<ChainTerm> chainTerms(const Tape<double>&, const Consumers&, const Element&);

}  // namespace lab::tape
