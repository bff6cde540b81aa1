// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "models/model.h"

namespace lab::gui {

/// Which of a translator's two languages a text is in.
enum class Side { Source, Target };

/// A text as the translator will read it: its tokens, which of them it knows, and what stands
/// in the way of translating it.
struct SentenceReading {
    /// The most tokens a text may have; the stage view shows them side by side.
    static constexpr std::size_t kMaxTokens = 60;

    std::vector<std::string> tokens;
    std::vector<bool> known;  ///< one a token; all true while no model is there
    bool hasVocabulary = false;
    int vocabularySize = 0;  ///< words it learnt, without the reserved ones
    bool stopAdded = false;  ///< the last token is a full stop that was not typed

    [[nodiscard]] bool empty() const { return tokens.empty(); }
    [[nodiscard]] bool tooLong() const { return tokens.size() > kMaxTokens; }
    [[nodiscard]] bool translatable() const { return !empty() && !tooLong(); }
    /// Unknown tokens in order, each once.
    [[nodiscard]] QStringList unknown() const;

    friend bool operator==(const SentenceReading&, const SentenceReading&) = default;
};

/// The text as this model reads it (models/typed_text.h); as long as none is there (null), as the
/// shipped ones do. Never throws: the tokenizers take any text.
SentenceReading readSentence(const QString& text, Side side, const models::Model* model);

}  // namespace lab::gui
