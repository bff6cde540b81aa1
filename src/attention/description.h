// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "attention/error.h"
#include "attention/settings.h"
#include "tape/step.h"

namespace lab::attention {

/// The numbers that the letters of parameter shapes stand for.
struct Sizes {
    tape::Index query = 0;      ///< dq
    tape::Index key = 0;        ///< dk
    tape::Index value = 0;      ///< dv
    tape::Index hidden = 0;     ///< a, where a mechanism has a hidden layer
    tape::Index locations = 0;  ///< L: source positions that have parameters of their own
    tape::Index inner = 0;      ///< d: units of projected queries and keys, all heads together
    tape::Index output = 0;     ///< do: units of a context that is projected once more

    /// The size of a letter, a plain number, or a sum "dq+dk"; throws AttentionError for others.
    [[nodiscard]] tape::Index of(std::string_view letter) const;
};

/// A parameter by name and shape in letters: {"W", "a", "dq"}. A vector has columns "1", a plain
/// number rows "1" as well.
struct ParameterSpec {
    std::string_view name;
    std::string_view rows;
    std::string_view columns;
    std::optional<float> initial = {};  ///< what training starts from, where it is not random
};

/// How the decoder that a mechanism was published with goes on: what it asks with, and where the
/// context goes.
enum class DecoderOrder {
    Any,       ///< published without a recurrent decoder that asks
    Bahdanau,  ///< s_{t-1} asks, c_t enters the step to s_t
    Luong,     ///< s_t asks, then an attentional state of c_t and s_t
    Simple     ///< s_t asks, c_t enters the step to s_{t+1}, as in lectures
};

/// What a sentence costs depends on these.
struct Work {
    Sizes sizes;
    Settings settings;
    tape::Index sources = 0;  ///< M source positions
    tape::Index targets = 0;  ///< T target positions
};

/// Everything that is said of a mechanism; constant text, written beside its equations.
struct Description {
    std::string_view id;        ///< "additive"
    std::string_view name;      ///< "Additive"
    std::string_view paper;     ///< "Bahdanau 2015"
    std::string_view citation;  ///< full, with section or equation numbers
    DecoderOrder order = DecoderOrder::Any;
    std::span<const ParameterSpec> parameters = {};
    std::span<const SettingSpec> settings = {};
    bool samples = false;                 ///< draws positions: needs Memory::uniform
    std::string_view context = "dv";      ///< the letter of the context's units
    std::span<const tape::Stage> stages;  ///< its own, in order, without Encode and Output
    /// Its named steps, in order; the last one of a stage stands for the stage.
    std::span<const tape::StepLabel* const> steps;
    std::string_view does;   ///< what it does, one sentence
    std::string_view why;    ///< why it was invented, one sentence
    std::string_view fails;  ///< when it fails, one sentence

    /// Multiplications, each with its addition, that the equations ask for on one sentence: all
    /// products of matrices and vectors, sums of squares among them; what does not depend on the
    /// query once, the rest T times; inside a window only the window's positions (2 D + 1, or M
    /// where there are fewer). Not counted: functions, and products number by number.
    std::int64_t (*multiplyAdds)(const Work& work);

    /// Throws AttentionError, one line, when sizes and settings do not go together; null: they
    /// always do. Call requireFit().
    void (*check)(const Description& self, const Sizes& sizes, const Settings& settings) = nullptr;
};

/// Throws AttentionError when the mechanism cannot work with these.
void requireFit(const Description& mechanism, const Sizes& sizes, const Settings& settings);

/// A check: queries and keys must have the same units, as they are multiplied number by number.
void requireQueriesLikeKeys(const Description& self, const Sizes& sizes, const Settings& settings);

/// How many numbers training adapts.
std::int64_t parameterCount(const Description& mechanism, const Sizes& sizes);

}  // namespace lab::attention
