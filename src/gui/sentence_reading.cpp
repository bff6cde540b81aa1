// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sentence_reading.h"

#include "language/tokenizer.h"

namespace lab::gui {

QStringList SentenceReading::unknown() const {
    QStringList words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const QString word = QString::fromStdString(tokens[i]);
        if (!known[i] && !words.contains(word)) {
            words << word;
        }
    }
    return words;
}

SentenceReading readSentence(const QString& text, Language language,
                             const language::Vocabulary* vocabulary) {
    const std::string bytes = text.toStdString();
    SentenceReading reading;
    if (language == Language::English) {
        const auto typed = language::tokenizeEnglish(bytes);
        reading.tokens = language::withFinalStop(typed);
        reading.stopAdded = reading.tokens.size() > typed.size();
    } else {
        reading.tokens = language::tokenizeFrench(bytes);
    }
    reading.hasVocabulary = vocabulary != nullptr;
    reading.vocabularySize =
        vocabulary != nullptr ? vocabulary->size() - language::Vocabulary::kReserved : 0;
    for (const std::string& token : reading.tokens) {
        reading.known.push_back(vocabulary == nullptr || vocabulary->contains(token));
    }
    return reading;
}

}  // namespace lab::gui
