// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluate.h"

#include <QtTest>
#include <cmath>

#include "models/decode.h"
#include "toy_corpus.h"

using namespace lab;

class TestEvaluate : public QObject {
    Q_OBJECT

    ToyCorpus corpus_;
    std::shared_ptr<const models::Model> model_;

  private slots:
    void initTestCase() {
        auto trainer =
            corpus_.trainer({.steps = 150, .batch = 10, .seed = 2, .threads = 1, .rate = 0.01F});
        while (!trainer.finished()) {
            trainer.step();
        }
        model_ = corpus_.model(trainer);
    }

    /// Everything once more, from the traces, by the definitions.
    void scoresAreThoseOfTheTraces() {
        std::size_t exact = 0;
        std::size_t right = 0;
        std::size_t words = 0;
        double entropy = 0;
        for (const auto& pair : corpus_.sentences) {
            auto closed = pair.target;
            closed.emplace_back("<eos>");
            exact += models::translate(model_, pair.source, {})->target() == closed ? 1 : 0;
            const auto forced = models::translate(model_, pair.source,
                                                  {.mode = models::Decoding::Mode::Forced,
                                                   .forced = corpus_.target.encode(pair.target)});
            for (int t = 0; t < static_cast<int>(pair.target.size()); ++t) {
                const Eigen::RowVectorXf row = forced->alignment().row(t);
                int best = 0;
                for (int i = 0; i < row.size(); ++i) {
                    best = row(i) > row(best) ? i : best;
                    entropy -= static_cast<double>(row(i)) * std::log2(static_cast<double>(row(i)));
                }
                const std::vector<int> gold{0, 2, 1};
                right += gold[static_cast<std::size_t>(t)] == best ? 1 : 0;
                ++words;
            }
        }
        const auto scores = training::evaluate(model_, corpus_.sentences).all;
        const auto count = static_cast<double>(corpus_.sentences.size());
        QCOMPARE(scores.sentences, corpus_.sentences.size());
        QCOMPARE(scores.exactMatch, static_cast<double>(exact) / count);
        QCOMPARE(scores.alignmentAccuracy, static_cast<double>(right) / static_cast<double>(words));
        QVERIFY(std::abs(scores.entropy - entropy / static_cast<double>(words)) < 1e-5);
    }

    void severalHeadsCountAsTheirMean() {
        const auto model =
            corpus_.model(corpus_.trainer({.threads = 1}, {.mechanism = "multi-head"}));
        double entropy = 0;
        double words = 0;
        for (const auto& pair : corpus_.sentences) {
            const auto forced = models::translate(model, pair.source,
                                                  {.mode = models::Decoding::Mode::Forced,
                                                   .forced = corpus_.target.encode(pair.target)});
            for (int t = 0; t < static_cast<int>(pair.target.size()); ++t, ++words) {
                Eigen::VectorXd mean = Eigen::VectorXd::Zero(forced->sourcePositions());
                for (int head = 0; head < 4; ++head) {
                    const auto* const step = forced->find("weights", {.target = t, .head = head});
                    mean += forced->value(step->node).col(0).cast<double>() / 4;
                }
                entropy -= (mean.array() * mean.array().log() / std::log(2.0)).sum();
            }
        }
        const auto scores = training::evaluate(model, corpus_.sentences).all;
        QVERIFY(std::abs(scores.entropy - entropy / words) < 1e-4);
        QVERIFY(!std::isnan(scores.alignmentAccuracy));
    }

    void withoutWeightsThereIsNoAlignmentScore() {
        const auto model = corpus_.model(corpus_.trainer({.threads = 1}, {.mechanism = "none"}));
        const auto scores = training::evaluate(model, corpus_.sentences).all;
        QVERIFY(std::isnan(scores.alignmentAccuracy) && std::isnan(scores.entropy));
        QCOMPARE(scores.sentences, corpus_.sentences.size());
    }

    void lengthsAddUp() {
        auto sentences = corpus_.sentences;
        sentences.push_back({{"the", "red", "cat", "the", "cat"}, {"le"}, {{0, 0}}});
        const auto evaluation = training::evaluate(model_, sentences);
        QCOMPARE(evaluation.byLength.size(), std::size_t{2});
        QCOMPARE(evaluation.byLength[0].shortest, std::size_t{1});
        QCOMPARE(evaluation.byLength[0].longest, std::size_t{4});
        QCOMPARE(evaluation.byLength[0].scores.sentences, std::size_t{20});
        QCOMPARE(evaluation.byLength[1].shortest, std::size_t{5});
        QCOMPARE(evaluation.byLength[1].scores.sentences, std::size_t{1});
    }

    void withoutGoldLinksThereIsNoAlignmentScore() {
        auto sentences = corpus_.sentences;
        for (auto& pair : sentences) {
            pair.links.clear();
        }
        const auto scores = training::evaluate(model_, sentences).all;
        QVERIFY(std::isnan(scores.alignmentAccuracy));
        QVERIFY(std::isnan(scores.alignmentErrorRate));
        QVERIFY(!std::isnan(scores.exactMatch));
    }

    void stopsWhenAsked() {
        const auto evaluation = training::evaluate(model_, corpus_.sentences,
                                                   [](std::size_t done) { return done < 3; });
        QCOMPARE(evaluation.all.sentences, std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(TestEvaluate)
#include "test_evaluate.moc"
