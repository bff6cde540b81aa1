// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <map>
#include <set>

#include "language/corpus.h"
#include "language/tokenizer.h"
#include "language_testing.h"

using namespace lab::language;
using testing::joined;
using testing::words;

namespace {

const Grammar& demo() {
    static const Grammar grammar = testing::shippedGrammar("demo");
    return grammar;
}

const std::set<std::string> kMasculine{"garçon", "chat", "chien", "livre"};
const std::set<std::string> kFeminine{"fille", "maison", "voiture", "pomme"};
const std::set<std::string> kMasculineForms{"le", "il", "petit", "noir", "blanc", "vert"};
const std::set<std::string> kFeminineForms{"la", "elle", "petite", "noire", "blanche", "verte"};

/// All different sentences of both parts.
const std::vector<SentencePair>& everySentence() {
    static const std::vector<SentencePair> sentences = [] {
        std::vector<SentencePair> all;
        for (const Part part : {Part::Training, Part::HeldOut}) {
            forEachSample(demo(), {.part = part, .count = 100'000},
                          [&](SentencePair&& pair) { all.push_back(std::move(pair)); });
        }
        return all;
    }();
    return sentences;
}

}  // namespace

/// The small grammar of the live demonstrations.
class TestDemoGrammar : public QObject {
    Q_OBJECT

  private slots:
    void hasTwentyToThirtyWordsASide() {
        QCOMPARE(demo().sourceWords().size(), std::size_t{25});
        QCOMPARE(demo().targetWords().size(), std::size_t{28});
    }

    void hasAFewThousandSentencesAndAnEighthIsHeldOut() {
        const std::size_t all = everySentence().size();
        QVERIFY2(all > 4'500 && all < 8'000, std::to_string(all).c_str());
        const auto heldOut = static_cast<std::size_t>(std::ranges::count_if(
            everySentence(),
            [](const SentencePair& pair) { return isHeldOut(pair.source, demo().split()); }));
        QVERIFY2(heldOut > all / 10 && heldOut < all / 6, std::to_string(heldOut).c_str());
    }

    void golden_data() {
        QTest::addColumn<QString>("french");
        const auto row = [](const char* english, const char* french) {
            QTest::newRow(english) << QString::fromUtf8(french);
        };
        row("The cat likes the green apple.", "le chat aime la pomme verte .");
        row("He doesn't like the small black dog.", "il n' aime pas le petit chien noir .");
        row("The small white cat doesn't see the car.",
            "le petit chat blanc ne voit pas la voiture .");
        row("She wants the green book.", "elle veut le livre vert .");
        row("The white house is small.", "la maison blanche est petite .");
        row("The small car isn't black.", "la petite voiture n' est pas noire .");
    }

    void golden() {
        QFETCH(QString, french);
        const auto pair = demo().translate(tokenizeEnglish(QTest::currentDataTag()));
        QVERIFY(pair);
        QCOMPARE(QString::fromStdString(joined(pair->target)), french);
    }

    void coloursFollowTheNounAndNegationStandsAroundTheVerb() {
        const auto pair = demo().translate(words("the small black cat does n't see the book ."));
        QVERIFY(pair);
        QCOMPARE(joined(pair->target), std::string("le petit chat noir ne voit pas le livre ."));
        QCOMPARE(joined(pair->links), std::string("0-0 1-1 2-3 3-2 4-4 5-4 5-6 6-5 7-7 8-8 9-9"));
    }

    /// Everything up to a verb or to the end that has a gender has that of its noun.
    void everythingAgrees() {
        for (const SentencePair& pair : everySentence()) {
            std::set<std::string> genders;
            const auto close = [&](const std::string& word) {
                QVERIFY2(genders.size() <= 1, joined(pair.target).c_str());
                const bool isCopula = word == "est" || word == "n'" || word == "pas";
                if (!isCopula) {  // the adjective behind it agrees with the subject
                    genders.clear();
                }
            };
            for (const std::string& word : pair.target) {
                if (kMasculine.contains(word) || kMasculineForms.contains(word)) {
                    genders.insert("m");
                } else if (kFeminine.contains(word) || kFeminineForms.contains(word)) {
                    genders.insert("f");
                } else {
                    close(word);
                }
            }
        }
    }

    void nothingUnlikelyIsSaid() {
        for (const SentencePair& pair : everySentence()) {
            const std::string text = joined(pair.source);
            for (const char* silly :
                 {"green cat", "green dog", "black boy", "white girl", "book sees", "apple wants",
                  "house likes", "he is green", "white cat is white", "white cat is n't white",
                  "small cat is small"}) {
                QVERIFY2(text.find(silly) == std::string::npos, text.c_str());
            }
        }
    }

    void aSentenceHasOneTranslationAndEveryWordIsLinked() {
        for (std::size_t i = 0; i < everySentence().size(); i += 7) {
            const SentencePair& pair = everySentence()[i];
            QCOMPARE(demo().translations(pair.source, 3).size(), std::size_t{1});
            std::set<int> sources;
            std::set<int> targets;
            for (const Link& link : pair.links) {
                sources.insert(link.source);
                targets.insert(link.target);
            }
            QCOMPARE(sources.size(), pair.source.size());
            QCOMPARE(targets.size(), pair.target.size());
        }
    }

    void sentencesAsTypedAreKnown() {
        for (std::size_t i = 0; i < everySentence().size(); i += 11) {
            const SentencePair& pair = everySentence()[i];
            QCOMPARE(tokenizeEnglish(detokenizeEnglish(pair.source)), pair.source);
            QCOMPARE(tokenizeFrench(detokenizeFrench(pair.target)), pair.target);
        }
    }
};

QTEST_GUILESS_MAIN(TestDemoGrammar)
#include "test_demo_grammar.moc"
