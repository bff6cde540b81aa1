// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/typed_text.h"

#include <QtTest>

#include "small_model.h"

using namespace lab;
using Tokens = std::vector<std::string>;

namespace {

/// The weights of another model with these words and languages.
models::Model modelOfWords(const std::vector<std::string>& source,
                           const language::Languages& languages) {
    const auto model = smallModel(1);
    return {model->parameters,
            model->translator,
            language::Vocabulary::fromWords(source),
            model->target,
            {},
            languages};
}

constexpr language::Language other{};

}  // namespace

class TestTypedText : public QObject {
    Q_OBJECT

  private slots:
    void isCutAsTheModelLearntIt() {
        const auto english = modelOfWords({"go", "."}, {});
        QCOMPARE(models::sourceTokens("Don't go!", english), (Tokens{"do", "n't", "go", "!"}));
        QCOMPARE(models::targetTokens("L'homme", english), (Tokens{"l'", "homme"}));
        const auto german = modelOfWords({"Haus", "."}, {.source = other, .target = other});
        QCOMPARE(models::sourceTokens("Don't go!", german), (Tokens{"don't", "go", "!"}));
        QCOMPARE(models::targetTokens("L'homme", german), (Tokens{"l'homme"}));
    }

    void capitalsStayWhereTheModelHasThem() {
        const language::Language capitals{.letters = language::LetterCase::Kept};
        const auto german = modelOfWords({"Haus", "."}, {.source = capitals, .target = other});
        QCOMPARE(models::sourceTokens("Das Haus.", german), (Tokens{"Das", "Haus", "."}));
    }

    void theFullStopIsTheOneThatTheModelKnows() {
        const auto stopped = [](const std::vector<std::string>& words, std::string_view typed) {
            return models::sourceTokens(typed, modelOfWords(words, {.source = other}));
        };
        QCOMPARE(stopped({"go", "."}, "go"), (Tokens{"go", "."}));
        QCOMPARE(stopped({"我", "去", "。"}, "我去"), (Tokens{"我", "去", "。"}));
        QCOMPARE(stopped({"go"}, "go"), (Tokens{"go"}));
        QCOMPARE(stopped({"go", "."}, "go?"), (Tokens{"go", "?"}));
    }
};

QTEST_GUILESS_MAIN(TestTypedText)
#include "test_typed_text.moc"
