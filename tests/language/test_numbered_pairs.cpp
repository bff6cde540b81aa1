// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/numbered_pairs.h"

#include <QtTest>

#include "language/frequent_words.h"
#include "language/word_list.h"
#include "language_testing.h"

using namespace lab::language;
using testing::words;
using Numbers = std::vector<std::uint32_t>;

namespace {

Numbers numbers(NumberedPairs::Words side) {
    return {side.begin(), side.end()};
}

}  // namespace

class TestNumberedPairs : public QObject {
    Q_OBJECT

  private slots:
    void pairsComeBackAsTheyWere() {
        NumberedPairs pairs;
        QVERIFY(pairs.empty());
        pairs.add(Numbers{0, 1}, Numbers{2});
        pairs.add(Numbers{}, Numbers{3, 3});
        pairs.shrink();
        QCOMPARE(pairs.size(), std::size_t{2});
        QCOMPARE(numbers(pairs.source(0)), Numbers({0, 1}));
        QCOMPARE(numbers(pairs.target(0)), Numbers({2}));
        QVERIFY(pairs.source(1).empty());
        QCOMPARE(numbers(pairs.target(1)), Numbers({3, 3}));
    }

    void aWordHasOneNumberWhereverTheListMoves() {
        WordList list;
        QCOMPARE(list.add("pomme"), 0U);
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(list.add("word" + std::to_string(i)), static_cast<std::uint32_t>(i + 1));
        }
        const WordList moved = std::move(list);
        QCOMPARE(moved.word(0), std::string("pomme"));
        QCOMPARE(moved.word(1000), std::string("word999"));
        QCOMPARE(moved.size(), std::size_t{1001});
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, moved.word(1001));
    }

    void frequentWordsAreOfTheirSideAndCountedInThesePairs() {
        WordList list;
        for (const char* const word : {"d", "c", "b", "a", "elsewhere"}) {
            list.add(word);
        }
        NumberedPairs pairs;
        pairs.add(Numbers{0, 1, 1}, Numbers{2});
        pairs.add(Numbers{3, 0, 1}, Numbers{2, 2});
        QCOMPARE(frequentWords(pairs, &NumberedPairs::source, list, 0), words("c d a"));
        QCOMPARE(frequentWords(pairs, &NumberedPairs::source, list, 2), words("c d"));
        QCOMPARE(frequentWords(pairs, &NumberedPairs::target, list, 1), words("b"));
    }
};

QTEST_GUILESS_MAIN(TestNumberedPairs)
#include "test_numbered_pairs.moc"
