// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sentence_reading.h"

#include "language/tokenizer.h"
#include "models/typed_text.h"

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

SentenceReading readSentence(const QString& text, Side side, const models::Model* model) {
    const std::string bytes = text.toStdString();
    const language::Languages languages =
        model != nullptr ? model->languages : language::Languages();
    SentenceReading reading;
    if (side == Side::Source) {
        const auto typed = language::tokenize(bytes, languages.source);
        reading.tokens =
            model != nullptr ? models::sourceTokens(bytes, *model) : language::withFinalStop(typed);
        reading.stopAdded = reading.tokens.size() > typed.size();
    } else {
        reading.tokens = language::tokenize(bytes, languages.target);
    }
    const language::Vocabulary* vocabulary =
        model == nullptr ? nullptr : (side == Side::Source ? &model->source : &model->target);
    reading.hasVocabulary = vocabulary != nullptr;
    reading.vocabularySize =
        vocabulary != nullptr ? vocabulary->size() - language::Vocabulary::kReserved : 0;
    for (const std::string& token : reading.tokens) {
        reading.known.push_back(vocabulary == nullptr || vocabulary->contains(token));
    }
    return reading;
}

}  // namespace lab::gui
