// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tape/ops/elementwise.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"
#include "tape/run.h"

using namespace lab::tape;

namespace {

constexpr StepLabel scores{"scores",    Stage::Score, Role::Score, "e_{@t}",
                           "e_{@t,@i}", "e = v",      "a test",    Axis::Source};
constexpr StepLabel weights{"weights",   Stage::Softmax, Role::Weight, "α_{@t}",
                            "α_{@t,@i}", "α = e",        "a test",     Axis::Source};

}  // namespace

class TestRun : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        parameters_ = {};
        w_ = parameters_.add("W", {2, 2});
        b_ = parameters_.add("b", {2, 1});
        parameters_.flat() << 1, 2, 3, 4, 5, 6;
    }

    void parameterIsOneLeafHoweverOftenUsed() {
        Tape<double> tape;
        Run<double> run(tape, parameters_);
        const Expr<double> first = run[w_];
        QCOMPARE(run[w_].node, first.node);
        QCOMPARE(tape.size(), std::size_t{1});
        QVERIFY(run[b_].node != first.node);
        QCOMPARE(tape.size(), std::size_t{2});
    }

    void leafReadsTheParameterItself() {
        Tape<double> tape;
        Run<double> run(tape, parameters_);
        QVERIFY(run[b_].value().data() == parameters_.flat().data() + 4);
        QCOMPARE(run[w_].value()(0, 1), 3.0);
    }

    void unusedParametersAreNotOnTheTape() {
        Tape<double> tape;
        const Run<double> run(tape, parameters_);
        QCOMPARE(tape.size(), std::size_t{0});
        run.forEachParameter([](NodeId, const auto&) { QFAIL("nothing was used"); });
    }

    void gradientsGoWhereTheFlatParametersStand() {
        Tape<double> tape;
        Parameters<double>::Flat gradient = Parameters<double>::Flat::Zero(6);
        Run<double> run(tape, parameters_, &gradient);
        const Expr<double> x = tape.constant((Matrix<double>(2, 1) << 10, 100).finished());
        tape.backward(sum(affine(run[w_], x, run[b_])));
        QVERIFY((gradient == (Matrix<double>(6, 1) << 10, 10, 100, 100, 1, 1).finished()));
    }

    void withoutAGradientNothingIsComputedBackwards() {
        Tape<double> tape;
        Run<double> run(tape, parameters_);
        const Expr<double> loss = sum(run[w_]);
        tape.backward(loss);
        QCOMPARE(tape.gradient(run[w_].node).size(), Index{0});
    }

    void saysWhichLeavesShowWhichParameters() {
        Tape<double> tape;
        Run<double> run(tape, parameters_);
        tanh(tape.constant(Matrix<double>::Ones(1, 1)));
        const NodeId b = run[b_].node;
        std::vector<std::pair<NodeId, std::string>> found;
        run.forEachParameter(
            [&](NodeId node, const auto& entry) { found.emplace_back(node, entry.name); });
        QCOMPARE(found, (std::vector<std::pair<NodeId, std::string>>{{b, "b"}}));
    }

    void withoutARecorderNamesCostNothing() {
        Tape<double> tape;
        Run<double> run(tape, parameters_);
        const Expr<double> x = run[b_];
        run.moveTo({.target = 3});
        QCOMPARE(run.step(scores, x).node, x.node);
        QVERIFY(!run.named());
        QCOMPARE(tape.size(), std::size_t{1});
    }

    void recorderKeepsStepsInOrderWithTheirPlaces() {
        Tape<double> tape;
        Recorder recorder;
        Run<double> run(tape, parameters_, nullptr, &recorder);
        const Expr<double> x = run[b_];
        QCOMPARE(run.step(scores, x).node, x.node);
        run.moveTo({.target = 2, .source = 1});
        const Expr<double> y = run.step(weights, tanh(x));
        QCOMPARE(recorder.steps().size(), std::size_t{2});
        QVERIFY(recorder.steps()[0].label == &scores);
        QVERIFY((recorder.steps()[0].place == Place{}));
        QCOMPARE(recorder.steps()[0].node, x.node);
        QVERIFY(recorder.steps()[1].label == &weights);
        QVERIFY((recorder.steps()[1].place == Place{.target = 2, .source = 1}));
        QCOMPARE(recorder.steps()[1].node, y.node);
    }

    void anEditorChangesWhatTheRunGoesOnWithAndWhatIsRecorded() {
        class Doubler final : public Editor<double> {
          public:
            Expr<double> edit(const StepLabel& label, const Place& place,
                              Expr<double> value) override {
                return &label == &scores && place.target == 2 ? scale(value, 2.0) : value;
            }
        };
        Tape<double> tape;
        Recorder recorder;
        Doubler editor;
        Run<double> run(tape, parameters_, nullptr, &recorder, &editor);
        QVERIFY(run.named());
        const Expr<double> x = run[b_];
        QCOMPARE(run.step(scores, x).node, x.node);
        run.moveTo({.target = 2});
        QCOMPARE(run.step(weights, x).node, x.node);
        const Expr<double> edited = run.step(scores, x);
        QVERIFY(edited.value() == 2 * x.value());
        QCOMPARE(recorder.steps().back().node, edited.node);
    }

    void recordingDoesNotChangeWhatRuns() {
        const auto build = [&](Tape<double>& tape, Recorder* recorder) {
            Run<double> run(tape, parameters_, nullptr, recorder);
            return sum(run.step(scores, tanh(run.step(weights, run[b_])))).value()(0, 0);
        };
        Tape<double> silent;
        Tape<double> named;
        Recorder recorder;
        QCOMPARE(build(silent, nullptr), build(named, &recorder));
        QCOMPARE(silent.size(), named.size());
    }

  private:
    Parameters<double> parameters_;
    ParameterId w_;
    ParameterId b_;
};

QTEST_GUILESS_MAIN(TestRun)
#include "test_run.moc"
