// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/held_out.h"

#include <QtTest>
#include <cmath>

#include "toy_corpus.h"
#include "training/evaluate.h"

using namespace lab;
using training::HeldOut;

/// Half-learnt models, so that some sentences are right and some are wrong.
class TestHeldOut : public QObject {
    Q_OBJECT

    ToyCorpus corpus_;

    std::shared_ptr<const models::Model> modelAfter(int steps, const std::string& mechanism) {
        auto trainer =
            corpus_.trainer({.steps = steps, .batch = 10, .seed = 2, .threads = 1, .rate = 0.01F},
                            {.mechanism = mechanism});
        while (!trainer.finished()) {
            trainer.step();
        }
        return corpus_.model(trainer);
    }

  private slots:
    void measuresWhatTranslatingGives_data() {
        QTest::addColumn<QString>("mechanism");
        for (const char* mechanism : {"additive", "multi-head", "none", "local-p"}) {
            QTest::newRow(mechanism) << mechanism;
        }
    }
    void measuresWhatTranslatingGives() {
        QFETCH(QString, mechanism);
        const HeldOut heldOut(corpus_.sentences, corpus_.source, corpus_.target);
        bool partly = false;
        for (const int steps : {1, 40, 80, 120, 160}) {
            const auto model = modelAfter(steps, mechanism.toStdString());
            const auto expected = training::evaluate(model, corpus_.sentences).all;
            const auto measured = heldOut.measure(model);
            QCOMPARE(measured.exactMatch, expected.exactMatch);
            QCOMPARE(std::isnan(measured.alignmentAccuracy),
                     std::isnan(expected.alignmentAccuracy));
            if (!std::isnan(expected.alignmentAccuracy)) {
                QCOMPARE(measured.alignmentAccuracy, expected.alignmentAccuracy);
            }
            partly = partly || (measured.exactMatch > 0 && measured.exactMatch < 1);
        }
        QVERIFY(partly);
    }

    void theLossIsThatOfTheWords() {
        const auto model = modelAfter(30, "additive");
        double sum = 0;
        std::size_t tokens = 0;
        for (const auto& pair : corpus_.pairs) {
            const std::vector<const models::EncodedPair*> one{&pair};
            tape::Tape<float> tape;
            tape::Run<float> run(tape, model->parameters);
            const auto loss = model->translator.loss(run, models::makeBatch(one));
            sum += static_cast<double>(loss.value()(0, 0));
            tokens += pair.target.size();
        }
        const HeldOut heldOut(corpus_.sentences, corpus_.source, corpus_.target);
        QVERIFY(std::abs(heldOut.measure(model).loss - sum / static_cast<double>(tokens)) < 1e-5);
    }

    void aReferenceWithAnUnknownWordIsNeverSaid() {
        auto sentences = corpus_.sentences;
        for (auto& pair : sentences) {
            pair.target.back() = "zzz";
        }
        const HeldOut heldOut(sentences, corpus_.source, corpus_.target);
        QCOMPARE(heldOut.measure(modelAfter(100, "additive")).exactMatch, 0.0);
    }

    void whatDecodingNeverSaysDoesNotCount_data() {
        QTest::addColumn<int>("word");
        QTest::newRow("<pad>") << language::Vocabulary::kPad;
        QTest::newRow("<bos>") << language::Vocabulary::kBos;
    }
    void whatDecodingNeverSaysDoesNotCount() {
        QFETCH(int, word);
        const auto model = modelAfter(160, "additive");
        tape::Parameters<float> parameters = model->parameters;
        const auto* bias = parameters.find("output.b");
        QVERIFY(bias != nullptr);
        parameters.value (*bias)(word, 0) = 30;
        const auto biased = std::make_shared<const models::Model>(parameters, model->translator,
                                                                  model->source, model->target);
        const HeldOut heldOut(corpus_.sentences, corpus_.source, corpus_.target);
        const double share = heldOut.measure(biased).exactMatch;
        QVERIFY(share > 0);
        QCOMPARE(share, heldOut.measure(model).exactMatch);
        QCOMPARE(share, training::evaluate(biased, corpus_.sentences).all.exactMatch);
    }

    void leavesOutWhatIsTooMuch() {
        const HeldOut few(corpus_.sentences, corpus_.source, corpus_.target, 7);
        QCOMPARE(few.sentences(), std::size_t{7});
        QVERIFY(HeldOut({}, corpus_.source, corpus_.target).empty());
    }
};

QTEST_GUILESS_MAIN(TestHeldOut)
#include "test_held_out.moc"
