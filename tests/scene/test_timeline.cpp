// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "scene/timeline.h"
#include "small_trace.h"

using namespace lab;
using scene::Moment;
using scene::Timeline;
using tape::Stage;

namespace {

const std::vector stages{Stage::Score, Stage::Softmax, Stage::Context, Stage::Output};

}  // namespace

class TestTimeline : public QObject {
    Q_OBJECT

  private slots:
    void readsEachSourceWordThenGoesThroughTheStagesOfEachTargetWord() {
        const auto trace = scene::test::smallTrace();
        const Timeline timeline(*trace);
        QCOMPARE(timeline.size(), 5 + 5 * 4);
        for (int i = 0; i < 5; ++i) {
            QVERIFY((timeline.at(i) == Moment{Stage::Encode, -1, i}));
        }
        for (int t = 0; t < 5; ++t) {
            for (int k = 0; k < 4; ++k) {
                const Moment expected{stages[static_cast<std::size_t>(k)], t, -1};
                QVERIFY(timeline.at(5 + 4 * t + k) == expected);
            }
        }
    }

    void groupsCarryTheTargetWordsAndCoverAllSteps() {
        const auto trace = scene::test::smallTrace();
        const Timeline timeline(*trace);
        QStringList titles;
        int covered = 0;
        for (const auto& group : timeline.groups()) {
            titles << group.title;
            QCOMPARE(group.first, covered);
            covered += group.count;
        }
        QCOMPARE(covered, timeline.size());
        QCOMPARE(titles, (QStringList{"", "il", "aime", "pommes", ".", "<eos>"}));
        for (int step = 0; step < timeline.size(); ++step) {
            const auto& group = timeline.groups()[static_cast<std::size_t>(timeline.groupOf(step))];
            QVERIFY(group.first <= step && step < group.first + group.count);
        }
    }

    void aWordOnAndBackKeepsTheStage() {
        const auto trace = scene::test::smallTrace();
        const Timeline timeline(*trace);
        const int softmax = timeline.find(Stage::Softmax, 2);
        QCOMPARE(timeline.nextWord(softmax), timeline.find(Stage::Softmax, 3));
        QCOMPARE(timeline.previousWord(softmax), timeline.find(Stage::Softmax, 1));
    }

    void wordsOfTheReadingAreItsSteps() {
        const Timeline timeline(*scene::test::smallTrace());
        QCOMPARE(timeline.nextWord(0), 1);
        QCOMPARE(timeline.nextWord(4), 5);
        QCOMPARE(timeline.previousWord(3), 2);
        QCOMPARE(timeline.previousWord(0), 0);
        QCOMPARE(timeline.previousWord(timeline.find(Stage::Context, 0)), 4);
    }

    void stopsAtBothEnds() {
        const Timeline timeline(*scene::test::smallTrace());
        const int last = timeline.size() - 1;
        QCOMPARE(timeline.nextWord(last), last);
        QCOMPARE(timeline.nextWord(timeline.find(Stage::Score, 4)), last);
        QCOMPARE(timeline.clamp(-3), 0);
        QCOMPARE(timeline.clamp(1'000'000), last);
        QCOMPARE(timeline.groupOf(1'000'000), 5);
    }

    void findsTheReadingAndNothingForStagesItHasNot() {
        const Timeline timeline(*scene::test::smallTrace());
        QCOMPARE(timeline.find(Stage::Encode, -1), 0);
        QCOMPARE(timeline.find(Stage::Mask, 0), -1);
        QCOMPARE(timeline.find(Stage::Output, 5), -1);
        QCOMPARE(timeline.find(Stage::Output, 4), timeline.size() - 1);
    }

    void theShortestSentenceHasAllItsSteps() {
        // Nothing but <eos> on the target side, one word and <eos> on the source side.
        const Timeline timeline(*scene::test::smallTrace({"he"}, {}));
        QCOMPARE(timeline.size(), 2 + 4);
        QCOMPARE(timeline.groups().size(), std::size_t{2});
        QCOMPARE(timeline.nextWord(2), 5);
        QCOMPARE(timeline.previousWord(5), 1);
    }

    void anEmptyTimelineAnswersWithoutSteps() {
        const Timeline timeline;
        QCOMPARE(timeline.size(), 0);
        QCOMPARE(timeline.clamp(5), 0);
        QCOMPARE(timeline.groupOf(0), -1);
        QCOMPARE(timeline.nextWord(0), 0);
        QCOMPARE(timeline.previousWord(0), 0);
        QCOMPARE(timeline.find(Stage::Encode, -1), -1);
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "test_timeline.moc"
