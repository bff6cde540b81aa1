// SPDX-License-Identifier: GPL-3.0-or-later
// The chain rule element by element: what adds up to a gradient, in every kind of translator.
#include <QtTest>
#include <cmath>
#include <random>

#include "double_model.h"
#include "kinds.h"
#include "tape/chain_rule.h"

using namespace lab;
using models::testing::DoubleModel;

namespace {

/// Random numbers of the whole tape, in double.
void compareTermsWithGradients(const DoubleModel& network) {
    std::mt19937 random(7);
    const auto pairs = models::testing::randomPairs(random, 1);
    const models::EncodedPair* const pair = &pairs.front();
    tape::Tape<double> tape;
    models::testing::Flat gradient = models::testing::Flat::Zero(network.parameters.flat().size());
    tape::Run<double> run(tape, network.parameters, &gradient);
    const models::Batch batch = models::makeBatch(std::span(&pair, 1));
    tape.backward(network.model->translator.loss(run, batch));
    const tape::Consumers consumers(tape);
    int checked = 0;
    for (tape::NodeId node = 0; node + 1 < static_cast<tape::NodeId>(tape.size()); ++node) {
        const auto slopes = tape.gradient(node);
        if (slopes.size() == 0 || random() % 4 != 0) {
            continue;
        }
        const auto at = static_cast<tape::Index>(random() % static_cast<unsigned>(slopes.size()));
        const tape::Element x{node, at % slopes.rows(), at / slopes.rows()};
        double sum = 0;
        for (const tape::ChainTerm& term : tape::chainTerms(tape, consumers, x)) {
            sum += term.product();
        }
        const double exact = slopes(x.row, x.column);
        QVERIFY2(std::abs(sum - exact) < 1e-9 * std::max(1.0, std::abs(exact)),
                 qPrintable(QString("%1: %2, by the chain rule %3")
                                .arg(QString::fromStdString(tape.describe(node)))
                                .arg(exact)
                                .arg(sum)));
        checked += exact != 0 ? 1 : 0;
    }
    QVERIFY2(checked > 10, "there is something to add up");
}

}  // namespace

class TestTraceChain : public QObject {
    Q_OBJECT

  private slots:
    void theTermsOfAnyNumberAddUpToItsGradient_data() { models::testing::addKinds(); }
    void theTermsOfAnyNumberAddUpToItsGradient() {
        QFETCH(models::TranslatorConfig, kind);
        compareTermsWithGradients(DoubleModel(5, 1, kind));
    }

    void soTheyDoInEveryMechanism_data() {
        QTest::addColumn<QString>("mechanism");
        const auto registry = attention::standardRegistry();
        for (const auto& each : registry.all()) {
            const std::string id(each->description().id);
            if (!each->description().samples) {  // training draws with numbers of its own
                QTest::newRow(id.c_str()) << QString::fromStdString(id);
            }
        }
    }
    void soTheyDoInEveryMechanism() {
        QFETCH(QString, mechanism);
        const models::TranslatorConfig sizes{.mechanism = mechanism.toStdString(),
                                             .embedding = 3,
                                             .encoder = 4,
                                             .decoder = 8,
                                             .attention = 8,
                                             .readout = 5};
        compareTermsWithGradients(DoubleModel(modelOf(sizes, 12, 6, 1)));
    }
};

QTEST_GUILESS_MAIN(TestTraceChain)
#include "test_trace_chain.moc"
