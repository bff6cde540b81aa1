// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/course.h"

#include <QtTest>

#include "toy_corpus.h"

using namespace lab;
using training::Course;
using training::Plan;
using training::TrainingData;

class TestCourse : public QObject {
    Q_OBJECT

    ToyCorpus corpus_;
    attention::Registry registry_ = attention::standardRegistry();

    std::shared_ptr<const TrainingData> data() const {
        return std::make_shared<const TrainingData>(TrainingData{.name = "toy",
                                                                 .training = corpus_.pairs,
                                                                 .heldOut = corpus_.sentences,
                                                                 .source = corpus_.source,
                                                                 .target = corpus_.target,
                                                                 .languages = {}});
    }

    Plan plan(int threads = 1) const {
        return {.translator = corpus_.config,
                .options = {.steps = 200, .batch = 10, .threads = threads, .rate = 0.02F},
                .data = "toy"};
    }

    static void runTo(Course& course, int steps) {
        while (course.steps() < steps) {
            course.step();
        }
    }

  private slots:
    void learns_data() {
        QTest::addColumn<int>("threads");
        QTest::newRow("one thread") << 1;
        QTest::newRow("two threads") << 2;
    }
    void learns() {
        QFETCH(int, threads);
        Course course(plan(threads), registry_, data());
        course.measure();
        runTo(course, 200);
        course.measure();
        QVERIFY(course.finished());
        QCOMPARE(course.log().steps(), 200);
        QCOMPARE(course.log().measured.size(), std::size_t{2});
        QVERIFY(course.log().measured[0].exactMatch < 0.1);
        QCOMPARE(course.log().measured[1].step, 200);
        QCOMPARE(course.log().measured[1].exactMatch, 1.0);
        QVERIFY(course.log().measured[1].loss < course.log().measured[0].loss);
    }

    void equalPlansGiveEqualBits() {
        Course one(plan(), registry_, data());
        Course other(plan(), registry_, data());
        runTo(one, 20);
        runTo(other, 20);
        QVERIFY(one.model()->parameters.flat() == other.model()->parameters.flat());
    }

    /// Measuring draws no random numbers of the training.
    void goesOnFromASnapshotAsIfNothingHadBeen() {
        Course whole(plan(2), registry_, data());
        runTo(whole, 20);
        const auto snapshot = whole.snapshot();
        whole.measure();
        Course later(snapshot, registry_, data());
        QCOMPARE(later.steps(), 20);
        QCOMPARE(later.log().steps(), 20);
        runTo(whole, 50);
        runTo(later, 50);
        QVERIFY(whole.model()->parameters.flat() == later.model()->parameters.flat());
        QCOMPARE(whole.log().losses, later.log().losses);
    }

    void aSnapshotKnowsItsPlan() {
        const Course course(plan(2), registry_, data());
        const Plan known = training::planOfSnapshot(course.snapshot());
        QCOMPARE(known.data, std::string("toy"));
        QCOMPARE(known.options.steps, 200);
        QCOMPARE(known.options.batch, std::size_t{10});
        QCOMPARE(known.options.threads, 2);
        QCOMPARE(known.options.rate, 0.02F);
        QVERIFY(known.translator == course.plan().translator);
    }

    void otherWordsAreRefused() {
        Course course(plan(), registry_, data());
        TrainingData other = *data();
        other.target = language::Vocabulary::fromWords({"un", "deux"});
        try {
            Course later(course.snapshot(), registry_, std::make_shared<const TrainingData>(other));
            QFAIL("it went on with other words");
        } catch (const std::runtime_error& error) {
            QVERIFY2(QString(error.what()).startsWith("toy:"), error.what());
        }
    }

    void measuresOnceAStep() {
        Course course(plan(), registry_, data());
        course.measure();
        course.measure();
        QCOMPARE(course.log().measured.size(), std::size_t{1});
    }

    void milestonesBeginAndEndAndRise_data() {
        QTest::addColumn<int>("steps");
        for (const int steps : {1, 2, 7, 40, 600, 10'000}) {
            QTest::addRow("%d", steps) << steps;
        }
    }
    void milestonesBeginAndEndAndRise() {
        QFETCH(int, steps);
        const std::vector<int> all = training::milestones(steps);
        QCOMPARE(all.front(), 0);
        QCOMPARE(all.back(), steps);
        QVERIFY(std::ranges::is_sorted(all, std::less_equal<>()));
        QVERIFY(all.size() <= 41);
        if (steps >= 600) {
            QVERIFY(all.size() > 35);
            QVERIFY(all[1] - all[0] < all.back() - all[all.size() - 2]);
        }
    }
};

QTEST_GUILESS_MAIN(TestCourse)
#include "test_course.moc"
