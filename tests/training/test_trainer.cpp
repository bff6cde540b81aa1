// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include <QtTest>

#include "../models/kinds.h"
#include "toy_corpus.h"
#include "training/evaluate.h"

using namespace lab;
using training::Trainer;
using training::TrainingOptions;

class TestTrainer : public QObject {
    Q_OBJECT

    ToyCorpus corpus_;

    static void runAll(Trainer& trainer) {
        while (!trainer.finished()) {
            trainer.step();
        }
    }

    Eigen::VectorXf weightsAfter(const TrainingOptions& options,
                                 const models::TranslatorConfig& kind = {}) {
        Trainer trainer = corpus_.trainer(options, kind);
        runAll(trainer);
        return trainer.parameters().flat();
    }

  private slots:
    void equalSeedsGiveEqualBits_data() {
        QTest::addColumn<int>("threads");
        QTest::newRow("one thread") << 1;
        QTest::newRow("two threads") << 2;
        QTest::newRow("more threads than sentences") << 9;
    }
    void equalSeedsGiveEqualBits() {
        QFETCH(int, threads);
        const TrainingOptions options{.steps = 30, .batch = 7, .seed = 3, .threads = threads};
        QVERIFY(weightsAfter(options) == weightsAfter(options));
    }

    void everyKindGivesEqualBits_data() { models::testing::addKinds(); }
    void everyKindGivesEqualBits() {
        QFETCH(models::TranslatorConfig, kind);
        const TrainingOptions options{.steps = 5, .batch = 7, .seed = 3, .threads = 2};
        QVERIFY(weightsAfter(options, kind) == weightsAfter(options, kind));
    }

    /// Also what is drawn comes from the seed.
    void drawsGiveEqualBits() {
        const TrainingOptions options{.steps = 20, .batch = 7, .seed = 3, .threads = 2};
        const models::TranslatorConfig hard{.mechanism = "hard"};
        QVERIFY(weightsAfter(options, hard) == weightsAfter(options, hard));
        const auto one = weightsAfter({.steps = 1, .batch = 7, .seed = 3, .threads = 1}, hard);
        const auto two = weightsAfter({.steps = 1, .batch = 7, .seed = 3, .threads = 2}, hard);
        QVERIFY((one - two).cwiseAbs().maxCoeff() < 2e-4F);
    }

    /// Enough steps to fit the words' frequencies are not enough to choose between them.
    void everyKindLearns_data() { models::testing::addKinds(); }
    void everyKindLearns() {
        QFETCH(models::TranslatorConfig, kind);
        Trainer trainer = corpus_.trainer(
            {.steps = 200, .batch = 20, .seed = 1, .threads = 1, .rate = 0.02F}, kind);
        double loss = 0;
        while (!trainer.finished()) {
            loss = trainer.step().loss;
        }
        QVERIFY2(loss < 0.1, qPrintable(QString::number(loss)));
    }

    void startsFromGivenWeights() {
        const TrainingOptions options{.steps = 1, .batch = 7, .seed = 3, .threads = 1};
        Trainer soft = corpus_.trainer(options);
        runAll(soft);
        Trainer hard = corpus_.trainer(options, {.mechanism = "hard"});
        hard.startFrom(soft.parameters());
        QVERIFY(hard.parameters().flat() == soft.parameters().flat());
        Trainer other = corpus_.trainer(options, {.order = models::Order::Luong});
        QVERIFY_EXCEPTION_THROWN(other.startFrom(soft.parameters()), std::invalid_argument);
    }

    void goesOnFromAStateToTheSameBits_data() {
        models::testing::addKinds();
        QTest::newRow("drawing, with its baseline")
            << models::TranslatorConfig{.mechanism = "hard"};
    }
    void goesOnFromAStateToTheSameBits() {
        QFETCH(models::TranslatorConfig, kind);
        const TrainingOptions options{.steps = 9, .batch = 7, .seed = 3, .threads = 2};
        Trainer whole = corpus_.trainer(options, kind);
        for (int k = 0; k < 4; ++k) {
            whole.step();
        }
        Trainer later = corpus_.trainer(options, kind);
        later.resume(whole.state());
        QCOMPARE(later.steps(), 4);
        runAll(whole);
        runAll(later);
        QVERIFY(whole.parameters().flat() == later.parameters().flat());
    }

    void refusesTheStateOfAnotherNetwork() {
        const TrainingOptions options{.steps = 9, .batch = 7, .seed = 3, .threads = 1};
        const Trainer gru = corpus_.trainer(options);
        Trainer lstm = corpus_.trainer(options, {.cell = layers::CellKind::Lstm});
        QVERIFY_EXCEPTION_THROWN(lstm.resume(gru.state()), std::invalid_argument);
    }

    void otherSeedsGiveOtherWeights() {
        QVERIFY(weightsAfter({.steps = 1, .batch = 7, .seed = 3, .threads = 1}) !=
                weightsAfter({.steps = 1, .batch = 7, .seed = 4, .threads = 1}));
    }

    /// The sum over the batch is taken in another order, nothing else.
    void twoThreadsAreCloseToOne() {
        const auto one = weightsAfter({.steps = 10, .batch = 8, .seed = 5, .threads = 1});
        const auto two = weightsAfter({.steps = 10, .batch = 8, .seed = 5, .threads = 2});
        QVERIFY((one - two).cwiseAbs().maxCoeff() < 2e-4F);
    }

    void learnsTwentySentencesByHeart() {
        Trainer trainer =
            corpus_.trainer({.steps = 400, .batch = 10, .seed = 1, .threads = 2, .rate = 0.01F});
        const double first = trainer.step().loss;
        runAll(trainer);
        const auto evaluation = training::evaluate(corpus_.model(trainer), corpus_.sentences);
        QCOMPARE(evaluation.all.exactMatch, 1.0);
        QVERIFY(evaluation.all.bleu == 0 || evaluation.all.bleu > 99.99);
        QVERIFY(first > 2);
    }

    void reportsStepsTokensAndLoss() {
        Trainer trainer = corpus_.trainer({.steps = 2, .batch = 5, .seed = 1, .threads = 1});
        const auto report = trainer.step();
        QCOMPARE(report.step, 1);
        QCOMPARE(report.tokens, std::size_t{5 * 4});
        QVERIFY(std::isfinite(report.loss));
        QVERIFY(report.gradientNorm > 0);
        QCOMPARE(report.parameterNorm, static_cast<double>(trainer.parameters().flat().norm()));
        QVERIFY(!trainer.finished());
        QCOMPARE(trainer.step().step, 2);
        QVERIFY(trainer.finished());
    }

    void namesTheNodeThatIsNotFinite() {
        Trainer trainer = corpus_.trainer(
            {.steps = 100, .batch = 5, .seed = 1, .threads = 2, .rate = 1e38F, .clip = 1e30F});
        Eigen::VectorXf before;
        try {
            while (!trainer.finished()) {
                before = trainer.parameters().flat();
                trainer.step();
            }
            QFAIL("it went on with numbers that are none");
        } catch (const tape::TapeError& error) {
            const QString message = error.what();
            QVERIFY2(message.contains("not finite"), error.what());
            QVERIFY2(message.contains('#') || message.contains("gradient"), error.what());
            QVERIFY(!message.contains('\n'));
            QVERIFY((trainer.parameters().flat().array() == before.array() ||
                     before.array() != before.array())
                        .all());
        }
    }

    void refusesOptionsThatMakeNoSense() {
        QVERIFY_EXCEPTION_THROWN(corpus_.trainer({.steps = 0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(corpus_.trainer({.threads = 0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(corpus_.trainer({.batch = 0}), std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "test_trainer.moc"
