// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "../figures/random_model.h"
#include "../toys/toy_mechanisms.h"
#include "notation/plain_text.h"
#include "scene/blend.h"
#include "scene/moment_quantity.h"
#include "scene/provenance.h"
#include "scene/quantity_of.h"
#include "scene/quantity_words.h"
#include "scene/relation.h"
#include "scene/stage_text.h"
#include "scene/step_text.h"
#include "scene/symbol.h"

using namespace lab;
using namespace lab::scene;
using tape::Stage;

namespace {

using TracePointer = std::shared_ptr<const models::Trace>;

TracePointer traceOf(std::shared_ptr<const attention::Mechanism> mechanism,
                     const test::Words& source = {"he", "likes", "red", "apples"}) {
    return test::randomTrace(source, {"il", "aime"}, 3, std::move(mechanism));
}

template <template <typename> class A>
TracePointer traceOf() {
    return traceOf(std::make_shared<attention::MechanismOf<A>>());
}

/// The stages of the first target word: "Score, hop 1".
QStringList stagesOf(const models::Trace& trace) {
    const Timeline timeline(trace);
    const auto& word = timeline.groups()[1];
    QStringList stages;
    for (int step = word.first; step < word.first + word.count; ++step) {
        stages << stageTitle(timeline.at(step));
    }
    return stages;
}

QString sentenceAt(const models::Trace& trace, Stage stage, int head = -1) {
    const Timeline timeline(trace);
    Moment moment = timeline.at(timeline.find(stage, 1));
    moment.head = head;
    return stepText(trace, moment).sentence;
}

}  // namespace

/// Mechanisms with heads, hops, slots, without weights or scores: what the scene says of them.
class TestShapes : public QObject {
    Q_OBJECT

  private slots:
    void everyMomentHasItsTexts_data() {
        QTest::addColumn<int>("index");
        const auto toys = test::toyMechanisms();
        for (std::size_t k = 0; k < toys.size(); ++k) {
            QTest::newRow(toys[k]->description().id.data()) << int(k);
        }
    }

    void everyMomentHasItsTexts() {
        QFETCH(int, index);
        const auto mechanism = test::toyMechanisms()[static_cast<std::size_t>(index)];
        for (const test::Words& source :
             {test::Words{"he"}, test::Words{"he", "likes", "red", "."}}) {
            const auto trace = traceOf(mechanism, source);
            const Timeline timeline(*trace);
            for (int step = 0; step < timeline.size(); ++step) {
                for (const int chosen : {-1, 0, 2, 4, 99}) {
                    Moment moment = timeline.at(step);
                    moment.head = trace->heads() - 1;
                    const StepText said = stepText(*trace, moment, chosen);
                    QVERIFY(!said.title.isEmpty() && !said.caption.isEmpty());
                    QVERIFY2(!said.sentence.isEmpty(), qPrintable(said.title));
                    QVERIFY2(!said.formula.row.empty(), qPrintable(said.title));
                    QVERIFY2(!said.numbers.isEmpty(), qPrintable(said.title));
                    const Quantity quantity = quantityAt(*trace, moment, chosen);
                    QVERIFY(quantity.valid());
                    QVERIFY(!describe(*trace, quantity).meaning.isEmpty());
                    QVERIFY(!scene::children(*trace, provenanceOf(*trace, quantity)).empty() ||
                            trace->opName(quantity.node) == "constant");
                }
            }
        }
    }

    void everyNumberOfEveryStepIsDescribed() {
        for (const auto& mechanism : test::toyMechanisms()) {
            const auto trace = traceOf(mechanism);
            for (const tape::Step& step : trace->steps()) {
                const auto value = trace->value(step.node);
                const Quantity last{step.node, value.rows() - 1, value.cols() - 1};
                QVERIFY(!describe(*trace, last).meaning.isEmpty());
                QVERIFY(!describe(*trace, {step.node, -1, value.cols() - 1}).meaning.isEmpty());
            }
        }
    }

    void aWordHasAMomentForEachStageLayerAndHop() {
        QCOMPARE(stagesOf(*traceOf<test::TwoHeads>()),
                 (QStringList{"Score", "Softmax", "Context", "Merge heads", "Output"}));
        QCOMPARE(stagesOf(*traceOf<test::TwoHops>()),
                 (QStringList{"Score, hop 1", "Softmax, hop 1", "Context, hop 1", "Score, hop 2",
                              "Softmax, hop 2", "Context, hop 2", "Output"}));
        QCOMPARE(stagesOf(*traceOf<test::Weightless>()), (QStringList{"Context", "Output"}));
        QCOMPARE(stagesOf(*traceOf<test::Uniform>()),
                 (QStringList{"Softmax", "Context", "Output"}));
        QCOMPARE(stagesOf(*traceOf<test::Local>()),
                 (QStringList{"Score", "Window", "Softmax", "Context", "Output"}));
        // A stage whose steps are made once a sentence has its moment at each word all the same.
        QCOMPARE(stagesOf(*traceOf<test::Slots>()),
                 (QStringList{"Project", "Score", "Softmax", "Context", "Output"}));
    }

    void wordsOnAndBackKeepTheHop() {
        const auto trace = traceOf<test::TwoHops>();
        const Timeline timeline(*trace);
        const auto& word = timeline.groups()[1];
        const int second = word.first + 4;
        QCOMPARE(timeline.at(second).hop, 1);
        const int next = timeline.nextWord(second);
        QCOMPARE(next, second + word.count);
        QCOMPARE(timeline.previousWord(next), second);
        const tape::Step* weights = trace->find("weights", {.target = 1, .hop = 0});
        QCOMPARE(timeline.shows(*weights), timeline.find(Stage::Softmax, 1));
        QCOMPARE(timeline.nearest({Stage::Mask, 0, -1}, 1), word.first + 2 * word.count - 1);
    }

    void aMomentIsAboutTheHeadThatIsLookedAt() {
        const auto trace = traceOf<test::TwoHeads>();
        const Timeline timeline(*trace);
        Moment moment = timeline.at(timeline.find(Stage::Softmax, 1));
        for (int head = 0; head < 2; ++head) {
            moment.head = head;
            const tape::Step* weights = trace->find("weights", {.target = 1, .head = head});
            QCOMPARE(quantityAt(*trace, moment, 2), (Quantity{weights->node, 2, 0}));
            const StepText said = stepText(*trace, moment, 2);
            QCOMPARE(said.title, QString("Softmax · word 2 of 3 · head %1 of 2").arg(head + 1));
            QVERIFY(plainText(said.formula)
                        .startsWith(QString::fromUtf8(head == 0 ? "α₂,₃¹" : "α₂,₃²")));
            tape::Index largest = 0;
            trace->value(weights->node).col(0).maxCoeff(&largest);
            QCOMPARE(sourceAt(*trace, moment, -1), int(largest));
        }
        QVERIFY(describe(*trace, quantityAt(*trace, moment, 2)).meaning.endsWith(", head 2"));
    }

    void theSameStageOfAnotherHopIsAnotherQuantity() {
        const auto trace = traceOf<test::TwoHops>();
        const Timeline timeline(*trace);
        const int first = timeline.find(Stage::Context, 0);
        const Quantity one = quantityAt(*trace, timeline.at(first), -1);
        const Quantity two = quantityAt(*trace, timeline.at(first + 3), -1);
        QCOMPARE(one.node, trace->find("context", {.target = 0, .hop = 0})->node);
        QCOMPARE(two.node, trace->find("context", {.target = 0, .hop = 1})->node);
        QVERIFY(describe(*trace, one).name != describe(*trace, two).name);
    }

    void withoutWeightsNoPositionIsInFront() {
        const auto trace = traceOf<test::Weightless>();
        const Timeline timeline(*trace);
        QCOMPARE(sourceAt(*trace, timeline.at(timeline.find(Stage::Context, 1)), -1), -1);
        QCOMPARE(sourceAt(*trace, timeline.at(timeline.find(Stage::Context, 1)), 2), 2);
        QCOMPARE(sentenceAt(*trace, Stage::Context),
                 QString("The context c₂ʳ is a single encoder state, that at the end of the "
                         "sentence: the same vector for every word."));
    }

    void aVectorsNumbersGoOnWhereItsEquationEnds() {
        const auto numbersAt = [](const models::Trace& trace, Stage stage) {
            const Timeline timeline(trace);
            return stepText(trace, timeline.at(timeline.find(stage, 1))).numbers;
        };
        QVERIFY(numbersAt(*traceOf<test::TwoHeads>(), Stage::MergeHeads).startsWith("= ("));
        QVERIFY(numbersAt(*traceOf<test::Weightless>(), Stage::Context).startsWith("= ("));
        const auto trace = traceOf<test::Weightless>();
        QVERIFY(stepText(*trace, Timeline(*trace).at(2)).numbers.contains("h_{3}"));
    }

    void sentencesSayOnlyWhatIsTrue() {
        const QString uniform = sentenceAt(*traceOf<test::Uniform>(), Stage::Softmax);
        QCOMPARE(uniform, QString("Every position gets the same weight, 0.2."));
        const QString local = sentenceAt(*traceOf<test::Local>(), Stage::Softmax);
        QVERIFY2(local.startsWith("The weights add up to 0."), qPrintable(local));
        QVERIFY2(local.contains(", not to 1. The most goes to “"), qPrintable(local));
        const QString blended = sentenceAt(*traceOf<test::Local>(), Stage::Context);
        QVERIFY2(!blended.contains('%'), qPrintable(blended));
        const QString window = sentenceAt(*traceOf<test::Local>(), Stage::Window);
        QCOMPARE(window, QString("This step computes: window."));
        const QString place = sentenceAt(*traceOf<test::ByPlace>(), Stage::Score);
        QCOMPARE(place,
                 QString("To choose the word after “il”, each position gets a score from the "
                         "decoder state s₁ alone: what stands there is not looked at."));
        QVERIFY(sentenceAt(*traceOf<test::ByPlace>(), Stage::Softmax)
                    .startsWith("The softmax turns the scores into weights that add up to 1."));
        const QString heads = sentenceAt(*traceOf<test::TwoHeads>(), Stage::MergeHeads);
        QCOMPARE(heads, QString("This step computes: mean of the heads' contexts."));
        const QString ofSlots = sentenceAt(*traceOf<test::Slots>(), Stage::Context);
        QVERIFY2(ofSlots.startsWith("The values are blended by their weights"),
                 qPrintable(ofSlots));
        QVERIFY2(ofSlots.contains("“slot "), qPrintable(ofSlots));
    }

    void positionsThatAreNoWordsHaveNumbers() {
        const auto trace = traceOf<test::Slots>();
        const auto weight = quantityOf(*trace, "weights", 1, 2);
        QCOMPARE(meaningOf(*trace, weight), QString("alignment weight of “slot 3” for “aime”"));
        QVERIFY(!quantityOf(*trace, "weights", 1, 3).valid());
        const auto state = quantityOf(*trace, "states", 1, 2);
        QCOMPARE(meaningOf(*trace, state), QString("encoder state [forward; backward] at “red”"));
    }

    void aBlendIsItsWeightsTimesItsVectors() {
        const auto trace = traceOf<test::Local>();
        const tape::Step* context = trace->find("context", 0);
        const Blend blend = blendOf(*trace, {context->node});
        QCOMPARE(blend.weights, trace->find("weights", 0)->node);
        QCOMPARE(blend.vectors, trace->find("states")->node);
        QCOMPARE(blend.parts.size(), std::size_t{5});
        QVERIFY(blend.sum() < 0.99);
        QVERIFY(blend.byWeight().front().weight >= blend.byWeight().back().weight);
        QVERIFY(blendOf(*trace, {trace->find("query", 0)->node}).empty());
        QVERIFY(blendOf(*trace, {}).empty());
    }

    void aQuantityStandsAtAWordOrASlot() {
        const auto trace = traceOf<test::Slots>();
        const auto standing = [&](const char* step) {
            return standingOf(*trace, quantityOf(*trace, step, 1, 2));
        };
        QCOMPARE(standing("forward"), (Standing{2, -1, 5}));
        QCOMPARE(standing("weights"), (Standing{2, 1, 3}));
        QCOMPARE(standing("slots"), (Standing{2, -1, 3}));
        QCOMPARE(standing("context"), (Standing{-1, 1, 0}));
        // A slot does not belong to the word of the same number.
        const Relation slot(trace, quantityOf(*trace, "weights", 1, 2));
        QCOMPARE(slot.lightOf(quantityOf(*trace, "scores", 1, 2)), Relation::Light::Related);
        QCOMPARE(slot.lightOf(quantityOf(*trace, "states", 1, 2)), Relation::Light::None);
    }
};

QTEST_GUILESS_MAIN(TestShapes)
#include "test_shapes.moc"
