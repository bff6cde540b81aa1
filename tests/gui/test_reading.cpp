// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "gui/sentence_reading.h"
#include "gui/translation.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;
using Tokens = std::vector<std::string>;

namespace {

/// smallModel() as if it had learnt another language than English.
models::Model foreignModel() {
    const auto model = smallModel();
    return {model->parameters,
            model->translator,
            model->source,
            model->target,
            {},
            {.source = {.tokens = language::TokensOf::AnyLanguage},
             .target = {.tokens = language::TokensOf::AnyLanguage}}};
}

}  // namespace

/// What is typed is read as the model that translates it learnt to.
class TestReading : public QObject {
    Q_OBJECT

  private slots:
    void withoutAModelItIsEnglishAndFrench() {
        QCOMPARE(readSentence("He doesn't", Side::Source, nullptr).tokens,
                 (Tokens{"he", "does", "n't", "."}));
        QCOMPARE(readSentence("l'eau", Side::Target, nullptr).tokens, (Tokens{"l'", "eau"}));
    }

    void aModelsLanguagesDecide() {
        const models::Model foreign = foreignModel();
        const SentenceReading reading = readSentence("He doesn't", Side::Source, &foreign);
        QCOMPARE(reading.tokens, (Tokens{"he", "doesn't", "."}));
        QVERIFY(reading.stopAdded);
        QCOMPARE(reading.known, (std::vector<bool>{true, false, true}));
        QCOMPARE(readSentence("l'eau", Side::Target, &foreign).tokens, (Tokens{"l'eau"}));
    }

    void aRequestIsReadAnewByTheModelThatTranslates() {
        scene::Scene scene;
        scene.sentence = "He doesn't";
        scene.decoding = scene::DecodingMode::Forced;
        scene.forcedTarget = "l'eau";
        const auto request = requestOf(scene, readSentence(scene.sentence, Side::Source, nullptr),
                                       readSentence(scene.forcedTarget, Side::Target, nullptr));
        QVERIFY(request);
        const TranslationRequest read = readFor(foreignModel(), *request);
        QCOMPARE(read.source, (Tokens{"he", "doesn't", "."}));
        QCOMPARE(read.forced, (Tokens{"l'eau"}));
        QCOMPARE(readFor(*smallModel(), *request).source, request->source);
    }

    void tokensThatWereNotTypedStay() {
        TranslationRequest request;
        request.source = {"he", "doesn't"};
        request.forced = {"l'", "eau"};
        QVERIFY(readFor(foreignModel(), request) == request);
    }
};

QTEST_GUILESS_MAIN(TestReading)
#include "test_reading.moc"
