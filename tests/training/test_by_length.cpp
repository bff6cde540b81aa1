// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/by_length.h"

#include <QtTest>
#include <cmath>

#include "../language/language_testing.h"
#include "language/corpus.h"
#include "models/decode.h"
#include "toy_corpus.h"
#include "training/evaluate.h"

using namespace lab;
using training::LengthEvaluation;

class TestByLength : public QObject {
    Q_OBJECT

    ToyCorpus corpus_;
    std::shared_ptr<const models::Model> model_;

    /// What the model says to this source, as a pair that it gets right.
    language::SentencePair rightPair(const std::vector<std::string>& source) const {
        auto words = models::translate(model_, source, {})->target();
        words.pop_back();
        return {source, words, {}};
    }

  private slots:
    void initTestCase() {
        auto trainer =
            corpus_.trainer({.steps = 150, .batch = 10, .seed = 2, .threads = 1, .rate = 0.01F});
        while (!trainer.finished()) {
            trainer.step();
        }
        model_ = corpus_.model(trainer);
    }

    void nothingFedIsNothing() {
        const LengthEvaluation evaluation(model_);
        QCOMPARE(evaluation.sentences(), std::size_t{0});
        QVERIFY(evaluation.byLength().empty());
        QCOMPARE(evaluation.all().exactMatch, 0.0);
    }

    /// Two sentences of length 3, one right; one of length 4, right; one of length 5, wrong.
    void groupsByHand() {
        LengthEvaluation evaluation(model_, 2);
        const auto right = rightPair({"the", "red", "cat"});
        auto wrong = right;
        wrong.target.front() = "other";
        evaluation.add(right);
        evaluation.add(wrong);
        evaluation.add(rightPair({"the", "red", "old", "cat"}));
        auto longer = rightPair({"the", "red", "cat", "the", "cat"});
        longer.target.push_back("more");
        evaluation.add(longer);

        QCOMPARE(evaluation.sentences(), std::size_t{4});
        QCOMPARE(evaluation.all().exactMatch, 0.5);
        const auto groups = evaluation.byLength();
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups[0].shortest, std::size_t{3});
        QCOMPARE(groups[0].longest, std::size_t{4});
        QCOMPARE(groups[0].meanLength, 10.0 / 3);
        QCOMPARE(groups[0].scores.sentences, std::size_t{3});
        QCOMPARE(groups[0].scores.exactMatch, 2.0 / 3);
        QCOMPARE(groups[1].shortest, std::size_t{5});
        QCOMPARE(groups[1].meanLength, 5.0);
        QCOMPARE(groups[1].scores.exactMatch, 0.0);
        QVERIFY(std::isnan(groups[0].scores.alignmentErrorRate));  // no links were given
    }

    /// Piece by piece or at once, the scores are the same; halfway they are those of the half.
    void pieceByPieceIsTheSame() {
        LengthEvaluation evaluation(model_);
        const std::size_t half = corpus_.sentences.size() / 2;
        for (std::size_t k = 0; k < half; ++k) {
            evaluation.add(corpus_.sentences[k]);
        }
        const auto firstHalf = training::evaluate(model_, corpus_.sentences,
                                                  [&](std::size_t done) { return done < half; });
        QCOMPARE(evaluation.sentences(), half);
        QCOMPARE(evaluation.all().bleu, firstHalf.all.bleu);
        for (std::size_t k = half; k < corpus_.sentences.size(); ++k) {
            evaluation.add(corpus_.sentences[k]);
        }
        const auto all = training::evaluate(model_, corpus_.sentences).all;
        QVERIFY(all.alignmentErrorRate >= 0);
        QCOMPARE(evaluation.all().alignmentErrorRate, all.alignmentErrorRate);
        QCOMPARE(evaluation.all().exactMatch, all.exactMatch);
        QCOMPARE(evaluation.byLength().front().scores.entropy, all.entropy);
    }

    void progressHearsAndStops() {
        std::vector<double> heard;
        const auto evaluation = training::evaluateByLength(
            model_, corpus_.sentences,
            [&](const LengthEvaluation& soFar) {
                heard.push_back(soFar.all().bleu);
                return soFar.sentences() < 5;
            },
            2);
        QCOMPARE(evaluation.sentences(), std::size_t{5});
        QCOMPARE(heard.size(), std::size_t{5});
        QCOMPARE(heard.back(), evaluation.all().bleu);
        QCOMPARE(evaluation.byLength().front().longest, std::size_t{4});
    }

    /// Sentences of every length that the grammar makes, up to 40 words, in equal numbers.
    void longSentencesHaveGroupsToo() {
        const auto pairs =
            language::sampleByLength(language::testing::englishFrench(), language::Part::HeldOut,
                                     {.longest = 40, .lengthsInGroup = 4, .perGroup = 2}, 7);
        const auto groups = training::evaluateByLength(model_, pairs).byLength();
        QCOMPARE(groups.size(), std::size_t{10});
        QCOMPARE(groups.back().longest, std::size_t{40});
        for (const training::LengthScores& group : groups) {
            QCOMPARE(group.scores.sentences, std::size_t{2});
            QVERIFY(group.scores.alignmentErrorRate >= 0);
        }
    }

    void whatCannotBeTranslatedIsNotCounted() {
        LengthEvaluation evaluation(model_);
        QVERIFY_EXCEPTION_THROWN(evaluation.add({}), std::invalid_argument);
        QCOMPARE(evaluation.sentences(), std::size_t{0});
        QVERIFY(evaluation.byLength().empty());
    }
};

QTEST_GUILESS_MAIN(TestByLength)
#include "test_by_length.moc"
