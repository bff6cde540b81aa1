// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <set>

#include "language/corpus.h"
#include "language/split.h"
#include "language_testing.h"

using namespace lab::language;
using testing::englishFrench;
using testing::joined;
using testing::words;

class TestSplit : public QObject {
    Q_OBJECT

  private slots:
    /// Vectors of draft-eastlake-fnv, appendix C.
    void fnvAgreesWithItsSpecification() {
        QCOMPARE(fnv1a64(""), 0xcbf29ce484222325ULL);
        QCOMPARE(fnv1a64("a"), 0xaf63dc4c8601ec8cULL);
        QCOMPARE(fnv1a64("foobar"), 0x85944171f73967e8ULL);
    }

    void wordBordersCount() {
        QVERIFY(sentenceHash({"a", "b"}, "s") != sentenceHash({"ab"}, "s"));
        QVERIFY(sentenceHash({"a"}, "s") != sentenceHash({"a"}, "t"));
    }

    void zeroHoldsNothingOut() { QVERIFY(!isHeldOut({"a"}, Split{0, "x"})); }

    void theSentencesOfTheLessonsAreHeldOut() {
        const Split& split = englishFrench().split();
        QVERIFY(isHeldOut(words("he does n't like apples ."), split));
        QVERIFY(isHeldOut(words("he does n't like the red apples ."), split));
        QVERIFY(isHeldOut(words("the agreement on the european economic area was signed in august "
                                "1992 ."),
                          split));
    }

    void partsAreDisjointAndOneInSixteen() {
        const auto training = sample(englishFrench(), Part::Training, 5000, 1);
        const auto heldOut = sample(englishFrench(), Part::HeldOut, 1000, 1);
        std::set<std::string> seen;
        for (const SentencePair& pair : training) {
            QVERIFY(!isHeldOut(pair.source, englishFrench().split()));
            QVERIFY(seen.insert(joined(pair.source)).second);
        }
        for (const SentencePair& pair : heldOut) {
            QVERIFY(isHeldOut(pair.source, englishFrench().split()));
            QVERIFY(seen.insert(joined(pair.source)).second);
        }
        Sampler sampler(englishFrench(), 3, {6, 24});
        int held = 0;
        for (int i = 0; i < 16'000; ++i) {
            held += isHeldOut(sampler.next().source, englishFrench().split()) ? 1 : 0;
        }
        QVERIFY2(held > 850 && held < 1150, std::to_string(held).c_str());
    }

    void tooManyUniqueSentencesAreRefused() {
        const Grammar grammar =
            Grammar::parse("category S\nstart S\n[S] ||| a b c ||| d e f ||| 0-0\n", "g");
        QVERIFY_EXCEPTION_THROWN(sample(grammar, Part::Training, 50, 1), GrammarError);
    }
};

QTEST_GUILESS_MAIN(TestSplit)
#include "test_split.moc"
