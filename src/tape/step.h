// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "tape/types.h"

namespace lab::tape {

/// The rows of the stage view: what kind of work a step belongs to.
enum class Stage {
    Encode,
    State,  ///< the decoder's recurrent step, where it comes before the attention
    Project,
    Mask,
    Window,
    Score,
    Softmax,
    Sample,
    Context,
    MergeHeads,
    Output
};

/// What a quantity is; colour means the same everywhere.
enum class Role { Plain, Encoder, Decoder, Context, Score, Weight, Parameter };

/// What an axis of a step's value counts.
enum class Axis {
    None,    ///< length 1
    Source,  ///< source positions
    Unit,    ///< units of a layer
    Word     ///< words of the target vocabulary
};

/// What a named step is. Mechanisms and models keep theirs as constants; a recorder
/// copies nothing but the pointer, so labels must live as long as the program.
/// Formulas are LaTeX as `notation/` reads it: @t, @p (t - 1), @q (the state that asks,
/// t - Place::lag), @i, @k, @n (head), @l (layer), @r (hop) stand for indices,
/// \step{name}{...} links a symbol to the step of that name.
struct StepLabel {
    std::string_view name;  ///< "scores": unique within a model, the key in trace files
    Stage stage;
    Role role;
    std::string_view symbol;   ///< LaTeX of the whole value: "e_{@t}"
    std::string_view element;  ///< LaTeX of one element: "e_{@t,@i}"
    std::string_view formula;  ///< how an element is computed, full equation
    std::string_view source;   ///< "Bahdanau et al. 2015, eq. 6"
    Axis rows = Axis::Unit;
    Axis columns = Axis::None;
    std::string_view meaning = {};     ///< a few plain words: "decoder state before the first word"
    std::string_view brief = meaning;  ///< one or two, where there is little room: "first state"
};

/// Where on the timeline a step stands; -1: not on that axis.
struct Place {
    int target = -1;  ///< target position t, from 0
    int source = -1;  ///< source position i, from 0, for steps made position by position
    int head = -1;
    int layer = -1;
    int hop = -1;
    /// The decoder state that asks at target t is s_{t - lag}: 1 where the context is needed for
    /// the next state (Bahdanau et al. 2015), 0 where that state is there already (Luong et al.
    /// 2015).
    int lag = 1;

    friend bool operator==(const Place&, const Place&) = default;
};

/// A node that has a name: one quantity at one place of the timeline.
struct Step {
    const StepLabel* label = nullptr;
    Place place;
    NodeId node = -1;
};

}  // namespace lab::tape
