// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trace.h"

#include <QtTest>
#include <cmath>
#include <set>

#include "../figures/random_model.h"
#include "../toys/toy_mechanisms.h"
#include "models/decode.h"
#include "small_model.h"

using namespace lab;
using language::Vocabulary;
using models::Trace;

class TestTrace : public QObject {
    Q_OBJECT

    std::shared_ptr<const models::Model> model_ = smallModel(1);
    std::shared_ptr<const Trace> trace_ =
        models::translate(model_, {"a", "b", "c", "zebra"}, {.maxLength = 6});

    template <template <typename> class A>
    static std::shared_ptr<const Trace> toyTrace(const test::Words& source = {"a", "b", "c"}) {
        return test::randomTrace(source, {"A", "B"}, 1,
                                 std::make_shared<attention::MechanismOf<A>>());
    }

    /// The largest difference between the elements of all named steps and what explains them.
    static double worstExplanation(const Trace& trace) {
        double worst = 0;
        const auto valueOf = [&](const tape::Element& element) { return trace.valueOf(element); };
        for (const tape::Step& step : trace.steps()) {
            const auto value = trace.value(step.node);
            for (tape::Index row = 0; row < value.rows(); ++row) {
                const tape::Element element{step.node, row, value.cols() - 1};
                const double explained = tape::evaluate(trace.explain(element), valueOf);
                worst = std::max(worst, std::abs(explained - trace.valueOf(element)));
            }
        }
        return worst;
    }

  private slots:
    void outlivesWhoMadeIt() {
        auto model = smallModel(2);
        const std::weak_ptr<const models::Model> watched = model;
        auto trace = models::translate(std::move(model), {"a", "b"}, {.maxLength = 4});
        QVERIFY(!watched.expired());
        QVERIFY(worstExplanation(*trace) < 1e-4);
        trace.reset();
        QVERIFY(watched.expired());
    }

    void everyNamedNumberIsExplained() { QVERIFY(worstExplanation(*trace_) < 1e-4); }

    void findsEachStepAtItsPlace() {
        for (const tape::Step& step : trace_->steps()) {
            QCOMPARE(trace_->find(step.label->name, step.place), &step);
        }
        QVERIFY(trace_->find("weights", trace_->targetPositions()) == nullptr);
        QVERIFY(trace_->find("weights") == nullptr);
        QVERIFY(trace_->find("forward") == nullptr);
        QVERIFY(trace_->find("no such step") == nullptr);
    }

    void findsWhatComesNearestToAPlace() {
        QCOMPARE(trace_->find("states", 2, 1), trace_->find("states"));
        QCOMPARE(trace_->find("forward", 2, 1), trace_->find("forward", -1, 1));
        QCOMPARE(trace_->find("weights", {.target = 1, .head = 3, .hop = 2}),
                 trace_->find("weights", 1));
        for (const auto& mechanism : test::toyMechanisms()) {
            const auto trace = test::randomTrace({"a", "b"}, {"A", "B"}, 1, mechanism);
            for (const tape::Step& step : trace->steps()) {
                QCOMPARE(trace->find(step.label->name, step.place), &step);
            }
        }
    }

    void ofHeadsTheFirstAndOfHopsTheLastStandForAll() {
        const auto heads = toyTrace<test::TwoHeads>();
        QCOMPARE(heads->find("weights", 1)->place.head, 0);
        QCOMPARE(heads->find("weights", {.target = 1, .head = 1})->place.head, 1);
        QCOMPARE(heads->find("weights", {.target = 1, .head = 7})->place.head, 0);
        QCOMPARE(heads->find("context", {.target = 1, .head = 1})->place.head, -1);
        const auto hops = toyTrace<test::TwoHops>();
        QCOMPARE(hops->find("weights", 1)->place.hop, 1);
        QCOMPARE(hops->find("weights", {.target = 1, .hop = 0})->place.hop, 0);
    }

    void alignmentIsThatOfAHeadOrOfAll() {
        const auto trace = toyTrace<test::TwoHeads>();
        QCOMPARE(trace->heads(), 2);
        QCOMPARE(trace_->heads(), 1);
        const auto first = trace->alignment({.head = 0});
        const auto second = trace->alignment({.head = 1});
        QVERIFY(first != second);
        QVERIFY(trace->alignment() == first);
        QVERIFY(trace->alignment({}, models::Heads::Mean).isApprox((first + second) / 2));
        QVERIFY(trace->alignment({}, models::Heads::Max) == first.cwiseMax(second));
        QVERIFY(trace_->alignment({}, models::Heads::Mean) == trace_->alignment());
    }

    void alignmentIsThatOfAHop() {
        const auto trace = toyTrace<test::TwoHops>();
        const auto first = trace->alignment({.hop = 0});
        QVERIFY(first != trace->alignment({.hop = 1}));
        QVERIFY(trace->alignment() == trace->alignment({.hop = 1}));
    }

    void positionsAreWordsOrSlots() {
        QCOMPARE(trace_->positions(), 5);
        QCOMPARE(trace_->positionLabel(3), std::string("zebra"));
        const auto many = toyTrace<test::Slots>({"a", "b", "c", "d"});
        QCOMPARE(many->positions(), 3);
        QCOMPARE(many->alignment().cols(), tape::Index{3});
        QCOMPARE(many->positionLabel(2), std::string("slot 3"));
        QCOMPARE(many->positionLabel(2, many->sourcePositions()), std::string("c"));
        const auto few = toyTrace<test::Slots>({"a"});
        QCOMPARE(few->positions(), 3);
        QCOMPARE(few->positionLabel(2), std::string("slot 3"));
    }

    void withoutWeightsThereIsNoAlignment() {
        const auto trace = toyTrace<test::Weightless>();
        QVERIFY(!trace->hasWeights());
        QCOMPARE(trace->alignment({}, models::Heads::Mean).size(), tape::Index{0});
        QCOMPARE(trace->positions(), trace->sourcePositions());
    }

    /// s_1 is the new state at t = 0 and the query at t = 1.
    void aNodeHasTheNameItGotFirst() {
        const tape::Step* const query = trace_->find("query", 1);
        QVERIFY(query != nullptr);
        QCOMPARE(trace_->stepOf(query->node)->label->name, std::string_view("state"));
        QCOMPARE(trace_->stepOf(query->node)->place.target, 0);
    }

    void knowsWhichNodesAreParameters() {
        std::set<std::string> names;
        const auto nodes = trace_->find("probabilities", trace_->targetPositions() - 1)->node + 1;
        for (tape::NodeId node = 0; node < nodes; ++node) {
            const auto* const entry = trace_->parameterOf(node);
            QCOMPARE(entry != nullptr, trace_->opName(node) == "parameter");
            if (entry != nullptr) {
                QVERIFY(names.insert(entry->name).second);
                QVERIFY(trace_->value(node) == model_->parameters.value(*entry));
            }
        }
        QCOMPARE(names.size(), model_->parameters.entries().size());
    }

    void candidatesAreTheLikeliestWords() {
        for (int t = 0; t < trace_->targetPositions(); ++t) {
            const auto p = trace_->value(trace_->find("probabilities", t)->node).col(0);
            const auto all = trace_->candidates(t, 1000);
            QCOMPARE(all.size(), static_cast<std::size_t>(model_->target.size() - 2));
            for (std::size_t k = 0; k < all.size(); ++k) {
                QVERIFY(all[k].id >= Vocabulary::kEos);
                QCOMPARE(all[k].word, model_->target.word(all[k].id));
                QCOMPARE(all[k].probability, p(all[k].id));
                QVERIFY(k == 0 || all[k].probability <= all[k - 1].probability);
            }
            QCOMPARE(trace_->candidates(t, 3).size(), std::size_t{3});
            QCOMPARE(trace_->candidates(t, 3).front().id, all.front().id);
        }
    }

    void rowsOfTheAlignmentAreTheWeights() {
        const auto alignment = trace_->alignment();
        QCOMPARE(alignment.rows(), tape::Index{trace_->targetPositions()});
        QCOMPARE(alignment.cols(), tape::Index{5});
        for (int t = 0; t < trace_->targetPositions(); ++t) {
            QVERIFY(alignment.row(t).transpose() ==
                    trace_->value(trace_->find("weights", t)->node));
        }
    }
};

QTEST_GUILESS_MAIN(TestTrace)
#include "test_trace.moc"
