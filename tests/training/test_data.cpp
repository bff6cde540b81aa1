// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/data.h"

#include <QtTest>
#include <set>

#include "language/corpus.h"
#include "models/stopped.h"

using namespace lab;
using language::Vocabulary;
using training::TrainingData;

namespace {

/// Nine sentences of three tokens, of which some are held out.
constexpr auto grammarText = R"(split 3 salt
category S
category N
start S
[S] ||| the [N,1] sees the [N,2] ||| le [N,1] voit le [N,2] ||| 0-0 2-2 3-3
[N] ||| cat ||| chat
[N] ||| dog ||| chien
[N] ||| bird ||| moineau
)";

language::Grammar grammar() {
    return language::Grammar::parse(grammarText, "test.grammar");
}

std::vector<int> closed(std::vector<int> ids) {
    ids.push_back(Vocabulary::kEos);
    return ids;
}

/// The pairs as strings, turned into numbers one by one: what dataOf() does without the strings.
void requireSame(const std::vector<models::EncodedPair>& pairs,
                 const std::vector<language::SentencePair>& words, const TrainingData& data) {
    QCOMPARE(pairs.size(), words.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        QCOMPARE(pairs[i].source, closed(data.source.encode(words[i].source)));
        QCOMPARE(pairs[i].target, closed(data.target.encode(words[i].target)));
    }
}

language::OwnCorpus ownCorpus(const language::CorpusChoices& choices) {
    std::string text;
    for (int i = 0; i < 200; ++i) {
        text += "word" + std::to_string(i % 40) + " and " + std::to_string(i) + "x\tmot" +
                std::to_string(i % 30) + " et " + std::to_string(i) + "y\r\n";
    }
    return language::readPairs(text, choices);
}

}  // namespace

class TestData : public QObject {
    Q_OBJECT

  private slots:
    void numbersOfAGrammarAreThoseOfItsSentences() {
        const TrainingData data = training::dataOf(grammar(), "test", {.sentences = 4});
        requireSame(data.training, language::sample(grammar(), language::Part::Training, 4, 1),
                    data);
        QCOMPARE(data.name, std::string("test"));
        QCOMPARE(data.source, Vocabulary::fromWords({"the", "cat", "dog", "bird", "sees"}));
    }

    void heldOutSentencesOfAGrammarAreNeverTrainedOn() {
        const TrainingData data =
            training::dataOf(grammar(), "test", {.sentences = 100, .orFewer = true});
        QVERIFY(!data.heldOut.empty());
        QCOMPARE(data.training.size() + data.heldOut.size(), std::size_t{9});
        std::set<std::vector<int>> trained;
        for (const auto& pair : data.training) {
            trained.insert(pair.source);
        }
        for (const auto& pair : data.heldOut) {
            QVERIFY(!trained.contains(closed(data.source.encode(pair.source))));
            QVERIFY(!pair.links.empty());
        }
    }

    void theHeldOutPartDoesNotDependOnTheSeed() {
        const auto heldOut = [](std::uint64_t seed) {
            return training::dataOf(grammar(), "test", {.sentences = 4, .seed = seed}).heldOut;
        };
        QVERIFY(heldOut(1) == heldOut(9));
        QVERIFY(heldOut(1) == training::heldOutOf(grammar()));
    }

    void tooFewSentencesAreSaidUnlessFewerWillDo() {
        QVERIFY_EXCEPTION_THROWN(training::dataOf(grammar(), "test", {.sentences = 100}),
                                 language::GrammarError);
    }

    void numbersOfOwnPairsAreThoseOfTheirWords() {
        language::CorpusChoices choices;
        choices.leastCount = 3;
        const language::OwnCorpus kept = ownCorpus(choices);
        const TrainingData data = training::dataOf(ownCorpus(choices), "own", {});
        std::vector<language::SentencePair> words;
        for (std::size_t i = 0; i < kept.training.size(); ++i) {
            words.push_back(kept.pair(kept.training, i));
        }
        requireSame(data.training, words, data);
        QCOMPARE(data.heldOut.size(), kept.heldOut.size());
        for (std::size_t i = 0; i < kept.heldOut.size(); ++i) {
            QCOMPARE(data.heldOut[i], kept.pair(kept.heldOut, i));
        }
        const auto& first = data.training.front().source;
        QCOMPARE(first[2], int{Vocabulary::kUnk});  // "0x" comes once
        QVERIFY(first[1] != Vocabulary::kUnk);
    }

    void languagesAreKept() {
        const language::Languages languages{.source = {.tokens = language::TokensOf::AnyLanguage},
                                            .target = {.tokens = language::TokensOf::English}};
        QVERIFY(training::dataOf(ownCorpus({}), "own", languages).languages == languages);
        QVERIFY(
            training::dataOf(grammar(), "g", {.sentences = 2, .languages = languages}).languages ==
            languages);
    }

    void stopsWhenAsked() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(
            training::dataOf(grammar(), "test", {.sentences = 4}, stop.get_token()),
            models::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestData)
#include "test_data.moc"
