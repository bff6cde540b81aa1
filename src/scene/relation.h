// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/trace.h"
#include "scene/quantity.h"

namespace lab::scene {

/// Where a quantity stands in the two sentences, from 0; -1: at no one word of that side.
struct Standing {
    int source = -1;
    int target = -1;
    int positions = 0;  ///< that `source` is one of: the words, or the slots of a memory

    friend bool operator==(const Standing&, const Standing&) = default;
};

/// By the place and the axes of its step: a weight stands at two words, an encoder state at a
/// source word, the context at a target word, a parameter nowhere.
Standing standingOf(const models::Trace& trace, const Quantity& quantity);

/// What stands for a source word: its encoder state. Invalid where there is no such word.
Quantity sourceWordQuantity(const models::Trace& trace, int source);
/// What stands for a target word: its alignment weights, or without these its context. Invalid
/// where there is no such word.
Quantity targetWordQuantity(const models::Trace& trace, int target);

/// What the mouse is over, and what belongs to it: each view asks how to light what it shows.
/// An immutable value; cheap to ask.
class Relation {
  public:
    enum class Light {
        None,
        Related,  ///< at the same source word, and at the same target word where both have one
        Exact     ///< the quantity, or a part of it
    };

    /// Nothing is hovered.
    Relation() = default;
    Relation(std::shared_ptr<const models::Trace> trace, const Quantity& hovered);

    [[nodiscard]] const Quantity& hovered() const { return hovered_; }
    /// Of what is hovered.
    [[nodiscard]] const Standing& standing() const { return standing_; }
    [[nodiscard]] Light lightOf(const Quantity& quantity) const;

  private:
    std::shared_ptr<const models::Trace> trace_;
    Quantity hovered_;
    Standing standing_;
};

}  // namespace lab::scene
