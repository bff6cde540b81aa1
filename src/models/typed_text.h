// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/model.h"

namespace lab::models {

/// Tokens of a sentence as a user types it for this model, without <eos>: cut as the model's
/// sentences were, and closed by a full stop where the typed one has none and the model knows one,
/// since it learnt whole sentences. Never throws but std::bad_alloc.
std::vector<std::string> sourceTokens(std::string_view typed, const Model& model);

/// Tokens of a translation that a user types for it; nothing is added.
std::vector<std::string> targetTokens(std::string_view typed, const Model& model);

/// The full stop that the vocabulary knows: of Latin, Chinese or Indian scripts; empty if none.
std::string_view fullStopOf(const language::Vocabulary& words);

}  // namespace lab::models
