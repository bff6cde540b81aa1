// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "tape/tape.h"

/// The chain rule with its numbers: dL/dx is the sum, over all y that are computed from x, of
/// dL/dy dy/dx. Read from a tape that has walked back from its loss; nothing here changes it.
namespace lab::tape {

/// Who reads each node of a tape: what `Tape::inputs` says, the other way round.
class Consumers {
  public:
    Consumers() = default;
    template <typename S>
    explicit Consumers(const Tape<S>& tape);

    /// Each consumer once, in creation order; empty for a node that nothing reads.
    [[nodiscard]] std::span<const NodeId> of(NodeId node) const;

  private:
    std::vector<std::size_t> first_;  ///< of each node, in consumers_; one more at the end
    std::vector<NodeId> consumers_;
};

/// One number that was computed from x, and what it passes on of its own gradient.
struct ChainTerm {
    Element consumer;       ///< y
    double gradient = 0;    ///< dL/dy
    double derivative = 0;  ///< dy/dx

    [[nodiscard]] double product() const { return gradient * derivative; }
};

/// The terms that add up to the gradient of x, in the order of the consumers; those of 0 are left
/// out. Empty for the loss itself and for what does not lead to it.
template <typename S>
std::vector<ChainTerm> chainTerms(const Tape<S>& tape, const Consumers& consumers,
                                  const Element& x);

}  // namespace lab::tape
