// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <variant>
#include <vector>

#include "language/vocabulary.h"
#include "models/what_if.h"

namespace lab::scene {

/// A source position that cannot be attended to.
struct MaskedWord {
    int source = 0;

    friend bool operator==(const MaskedWord&, const MaskedWord&) = default;
};

/// What is said at a target position.
struct SaidWord {
    int target = 0;
    QString word;

    friend bool operator==(const SaidWord&, const SaidWord&) = default;
};

/// One change that the reader has made to the run. Switched off it is kept, and changes nothing.
struct Change {
    std::variant<models::Intervention, MaskedWord, SaidWord> what;
    bool on = true;

    friend bool operator==(const Change&, const Change&) = default;
};

/// So many changes fit into a scene.
inline constexpr std::size_t mostChanges = 1000;

/// All that the reader has changed.
struct WhatIf {
    std::vector<Change> changes;  ///< in the order in which they were made
    double temperature = 1;       ///< of the alignment softmax; 0: one word, infinity: all alike
    bool keepsWords = false;      ///< the words stay those of the original run

    /// Whether the run is as it is without them.
    [[nodiscard]] bool isIdle() const;
    friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

/// What is switched on, for a model with these target words; words that it does not know are left
/// out.
models::WhatIf whatIfFor(const WhatIf& whatIf, const language::Vocabulary& words);

/// The source positions that are masked now.
std::vector<int> maskedPositions(const WhatIf& whatIf);

/// Whether two changes are about the same thing, so that the newer replaces the older.
bool isAboutTheSame(const Change& one, const Change& other);

/// The changes with one more, which replaces what was about the same.
WhatIf with(WhatIf whatIf, const Change& change);

}  // namespace lab::scene
