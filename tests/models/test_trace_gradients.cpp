// SPDX-License-Identifier: GPL-3.0-or-later
// The gradient behind every named step against differences: what a small change there does to the
// loss.
#include <QtTest>
#include <cmath>
#include <random>

#include "kinds.h"
#include "models/decode.h"
#include "small_model.h"

using namespace lab;
using models::Decoding;
using models::Intervention;
using models::Trace;
using Words = std::vector<std::string>;

namespace {

const Words sentence{"a", "c", "b", "e"};

Decoding told() {
    return {.mode = Decoding::Mode::Forced, .forced = {5, 4, 6}, .gradients = true};
}

double lossOf(const Trace& trace) {
    double sum = 0;
    for (int t = 0; t < trace.targetPositions(); ++t) {
        sum += static_cast<double>(trace.value(trace.find("loss", t)->node)(0, 0));
    }
    return sum;
}

double lossWith(const std::shared_ptr<const models::Model>& model, Intervention change,
                double value) {
    change.value = value;
    Decoding decoding = told();
    decoding.whatIf.numbers = {change};
    return lossOf(*models::translate(model, sentence, decoding));
}

/// Steps that are not further uses of a value that another step has named, and do not decide what
/// is looked at.
bool isSmooth(const Trace& trace, const tape::Step& step) {
    const auto count = std::ranges::count(trace.steps(), step.node, &tape::Step::node);
    return count == 1 && step.label->stage != tape::Stage::Window &&
           step.label->name != "probabilities" && step.label->name != "loss" &&
           trace.opName(step.node) != "constant";
}

/// Central differences in float: good to about a hundredth of the largest gradients.
void compareWithDifferences(const std::shared_ptr<const models::Model>& model) {
    std::mt19937 random(5);
    const auto trace = models::translate(model, sentence, told());
    QVERIFY(trace->hasGradients());
    double largest = 0;
    for (const tape::Step& step : trace->steps()) {
        if (!isSmooth(*trace, step)) {
            continue;
        }
        const auto value = trace->value(step.node);
        const auto gradient = trace->gradient(step.node);
        QCOMPARE(gradient.size(), value.size());
        std::uniform_int_distribution<tape::Index> row(0, value.rows() - 1);
        std::uniform_int_distribution<tape::Index> column(0, value.cols() - 1);
        const Intervention change{.step = std::string(step.label->name),
                                  .place = step.place,
                                  .row = row(random),
                                  .column = column(random)};
        constexpr double width = 0.01;
        const auto here = static_cast<double>(value(change.row, change.column));
        const double slope =
            (lossWith(model, change, here + width) - lossWith(model, change, here - width)) /
            (2 * width);
        const auto exact = static_cast<double>(gradient(change.row, change.column));
        const double error = std::abs(slope - exact);
        QVERIFY2(error < 2e-3 + 0.02 * std::abs(exact),
                 qPrintable(QString("%1 at %2: %3, by differences %4")
                                .arg(QString::fromStdString(change.step))
                                .arg(step.place.target)
                                .arg(exact)
                                .arg(slope)));
        largest = std::max(largest, std::abs(exact));
    }
    QVERIFY2(largest > 0.01, "the loss depends on what was changed");
}

}  // namespace

class TestTraceGradients : public QObject {
    Q_OBJECT

  private slots:
    void everyStepOfEveryKindHasTheSlopeOfTheLoss_data() { models::testing::addKinds(); }
    void everyStepOfEveryKindHasTheSlopeOfTheLoss() {
        QFETCH(models::TranslatorConfig, kind);
        compareWithDifferences(smallModel(11, 6, 1, kind));
    }

    void everyStepOfEveryMechanismHasTheSlopeOfTheLoss_data() {
        QTest::addColumn<QString>("mechanism");
        const auto registry = attention::standardRegistry();
        for (const auto& each : registry.all()) {
            const std::string id(each->description().id);
            if (!each->description().samples) {  // a draw has no slope
                QTest::newRow(id.c_str()) << QString::fromStdString(id);
            }
        }
    }
    void everyStepOfEveryMechanismHasTheSlopeOfTheLoss() {
        QFETCH(QString, mechanism);
        const models::TranslatorConfig sizes{.mechanism = mechanism.toStdString(),
                                             .embedding = 3,
                                             .encoder = 4,
                                             .decoder = 8,
                                             .attention = 8,
                                             .readout = 5};
        compareWithDifferences(modelOf(sizes, 12, 6, 1));
    }

    void theLossOfAWordIsItsSurprise() {
        const auto trace = models::translate(smallModel(3), sentence, told());
        for (int t = 0; t < trace->targetPositions(); ++t) {
            const auto p = trace->value(trace->find("probabilities", t)->node);
            const auto word = trace->targetIds()[static_cast<std::size_t>(t)];
            const float loss = trace->value(trace->find("loss", t)->node)(0, 0);
            QVERIFY(std::abs(loss + std::log(p(word, 0))) < 1e-5F);
        }
    }

    void parametersHaveTheirGradientsToo() {
        const auto trace = models::translate(smallModel(3), sentence, told());
        int parameters = 0;
        for (tape::NodeId node = 0; trace->stepOf(node) == nullptr || parameters < 3; ++node) {
            if (trace->parameterOf(node) != nullptr) {
                QCOMPARE(trace->gradient(node).size(), trace->value(node).size());
                ++parameters;
            }
        }
    }

    void withoutBeingAskedThereAreNone() {
        const auto trace = models::translate(smallModel(3), sentence, {.maxLength = 8});
        QVERIFY(!trace->hasGradients());
        QVERIFY(trace->find("loss", 0) == nullptr);
        QCOMPARE(trace->gradient(trace->find("weights", 0)->node).size(), 0);
    }

    void askingChangesNoNumber() {
        const auto model = smallModel(4);
        const auto plain = models::translate(model, sentence, {.maxLength = 8});
        const auto asked = models::translate(model, sentence, {.maxLength = 8, .gradients = true});
        QVERIFY(plain->targetIds() == asked->targetIds());
        QVERIFY(plain->alignment() == asked->alignment());
    }

    /// What was put there does not lead back to what was computed.
    void aReplacedNumberStopsTheBlame() {
        Decoding decoding = told();
        const auto model = smallModel(4);
        for (int i = 0; i < 5; ++i) {
            decoding.whatIf.numbers.push_back({"weights", {.target = 0}, i, 0, 0.2});
        }
        const auto trace = models::translate(model, sentence, decoding);
        QVERIFY(trace->gradient(trace->find("scores", 0)->node).isZero());
        QVERIFY(!trace->gradient(trace->find("weights", 0)->node).isZero());
        QVERIFY(!trace->gradient(trace->find("scores", 1)->node).isZero());
    }
};

QTEST_GUILESS_MAIN(TestTraceGradients)
#include "test_trace_gradients.moc"
