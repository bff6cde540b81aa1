// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "scene/provenance.h"

/// The chain rule as a tree: below a number those that were computed from it, each with what it
/// passes on, dL/dy times dy/dx; up to the loss. What stands below a row adds up to its gradient.
namespace lab::scene {

/// The gradient of a single number; none where it has none.
std::optional<ProvenanceNode> chainRoot(const models::Trace& trace, const Quantity& quantity);

/// Whether there are any, without computing them.
bool hasChainTerms(const models::Trace& trace, const ProvenanceNode& node);

/// The terms of a gradient, the largest first; of many the smaller ones under a row of their own.
/// Copies without a name are passed over. REQUIRES a node of kind Chain or ChainRest.
std::vector<ProvenanceNode> chainNodes(const models::Trace& trace, const ProvenanceNode& node);

}  // namespace lab::scene
