// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/gradient_text.h"

#include <QTest>
#include <cmath>

#include "models/decode.h"
#include "scene/number_text.h"
#include "scene/provenance.h"
#include "small_trace.h"

using namespace lab;
using namespace lab::scene;

namespace {

std::shared_ptr<const models::Trace> traceWithGradients() {
    return models::translate(test::smallModel(7), {"he", "likes", "apples", "."},
                             {.maxLength = 6, .gradients = true});
}

}  // namespace

class TestGradientText : public QObject {
    Q_OBJECT

  private slots:
    void aNumberSaysWhichWayItMovesTheLoss() {
        const auto trace = traceWithGradients();
        const tape::Step* scores = trace->find("scores", 0);
        bool smaller = false;
        bool larger = false;
        for (int i = 0; i < trace->sourcePositions(); ++i) {
            const float gradient = trace->gradient(scores->node)(i, 0);
            const QString sentence = gradientSentence(*trace, {scores->node, i, 0});
            QVERIFY(sentence.startsWith(QString("∂L/∂e₁,%1 = ").arg(QChar(0x2081 + i))));
            QVERIFY(sentence.contains(slopeText(static_cast<double>(gradient), 4)));
            QCOMPARE(sentence.contains("smaller"), gradient < 0);
            smaller = smaller || gradient < 0;
            larger = larger || gradient > 0;
        }
        QVERIFY(smaller && larger);  // a softmax takes from one what it gives to another
    }

    void aVectorHasTheLengthOfItsGradient() {
        const auto trace = traceWithGradients();
        const tape::Step* context = trace->find("context", 0);
        const auto length = static_cast<double>(trace->gradient(context->node).norm());
        QCOMPARE(gradientText(*trace, {.node = context->node}), "|∂| " + numberText(length));
        QVERIFY(gradientSentence(*trace, {.node = context->node}).contains(numberText(length)));
    }

    void whatLeadsNowhereSaysSo() {
        const auto trace = traceWithGradients();
        const tape::Step* last = trace->find("state", trace->targetPositions() - 1);
        QVERIFY(!gradientText(*trace, {last->node, 0, 0}).isEmpty());
        int constants = 0;
        for (tape::NodeId node = 0; node < last->node; ++node) {
            if (trace->opName(node) == "constant") {
                ++constants;
                QVERIFY(gradientText(*trace, {.node = node}).isEmpty());
                QVERIFY(gradientSentence(*trace, {.node = node}).contains("no gradient"));
            }
        }
        QVERIFY(constants > 0);
    }

    void theTreeSaysItBesideEachNumber() {
        const auto trace = traceWithGradients();
        const tape::Step* weights = trace->find("weights", 0);
        const ProvenanceNode root = provenanceOf(*trace, {weights->node, 0, 0});
        QVERIFY(root.explanation.startsWith("∂ "));
    }

    void withoutGradientsNothingIsSaid() {
        const auto trace = test::smallTrace();
        const tape::Step* scores = trace->find("scores", 0);
        QVERIFY(gradientText(*trace, {scores->node, 0, 0}).isEmpty());
        QVERIFY(gradientSentence(*trace, {scores->node, 0, 0}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGradientText)
#include "test_gradient_text.moc"
