// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <cmath>

#include "op_cases.h"
#include "tape/ops/softmax.h"

using namespace lab::tape;
using namespace lab::tape::testing;

class TestExplanations : public QObject {
    Q_OBJECT

  private slots:
    void everyElementOfEveryOpIsExplained_data() {
        QTest::addColumn<OpCase>("opCase");
        for (const OpCase& opCase : opCases(11)) {
            QTest::addRow("%s %s", opCase.op.c_str(), opCase.what.c_str()) << opCase;
        }
    }
    void everyElementOfEveryOpIsExplained() {
        QFETCH(const OpCase, opCase);
        Tape<double> tape;
        std::vector<Expr<double>> leaves;
        for (const Matrix<double>& input : opCase.inputs) {
            leaves.push_back(tape.variable(input));
        }
        const Expr<double> y = opCase.build(tape, leaves);
        const auto valueOf = [&](const Element& element) { return tape.valueOf(element); };
        QVERIFY(y.shape().size() > 0);
        for (Index column = 0; column < y.columns(); ++column) {
            for (Index row = 0; row < y.rows(); ++row) {
                const Explanation explanation = tape.explain({y.node, row, column});
                QVERIFY(explanation.rule != Rule::Leaf);
                QVERIFY(namesOnlyInputs(tape, y.node, explanation));
                const double value = y.value()(row, column);
                const double explained = evaluate(explanation, valueOf);
                QVERIFY2(std::abs(explained - value) <= 1e-12 * std::max(1.0, std::abs(value)),
                         qPrintable(QString("element (%1, %2) is %3, explained as %4")
                                        .arg(row)
                                        .arg(column)
                                        .arg(value)
                                        .arg(explained)));
            }
        }
    }

    void leavesHaveNothingToExplain() {
        Tape<double> tape;
        const Expr<double> x = tape.variable(Matrix<double>::Ones(2, 2));
        const Explanation explanation = tape.explain({x.node, 1, 1});
        QVERIFY(explanation.rule == Rule::Leaf);
        QVERIFY(explanation.terms.empty());
        QVERIFY(std::isnan(evaluate(explanation, [](const Element&) { return 1.0; })));
    }

    void termsOfASumAddUpToTheValue() {
        std::mt19937 random(3);
        Tape<double> tape;
        const Expr<double> z = tape.variable(randomMatrix(random, 2, 2));
        const Expr<double> a = tape.variable(randomMatrix(random, 2, 2));
        const Expr<double> b = tape.variable(randomMatrix(random, 2, 2));
        const Explanation blend = tape.explain({interpolate(z, a, b).node, 1, 0});
        QCOMPARE(blend.terms.size(), std::size_t{2});
        const auto valueOf = [&](const Element& element) { return tape.valueOf(element); };
        QCOMPARE(evaluate(blend.terms[0], valueOf), (1 - z.value()(1, 0)) * a.value()(1, 0));
        QCOMPARE(evaluate(blend.terms[1], valueOf), z.value()(1, 0) * b.value()(1, 0));
    }

    void explanationAnswersWhatIf() {
        // The operands may be given other values than those on the tape.
        Tape<double> tape;
        const Expr<double> e = tape.variable(Matrix<double>::Zero(4, 1));
        const Explanation weight = tape.explain({softmax(e).node, 2, 0});
        const double raised = evaluate(
            weight, [](const Element& element) { return element.row == 2 ? std::log(3.0) : 0.0; });
        QVERIFY(std::abs(raised - 0.5) < 1e-12);
    }

    void maskedWeightIsAnEmptySum() {
        Tape<double> tape;
        const Expr<double> e = tape.variable(Matrix<double>::Ones(2, 1));
        const Expr<double> weights = softmax<double>(e, std::array{1, 0});
        const Explanation explanation = tape.explain({weights.node, 1, 0});
        QVERIFY(explanation.rule == Rule::Sum);
        QVERIFY(explanation.terms.empty());
    }

    void largeScoresAreExplainedWithoutOverflow() {
        Tape<double> tape;
        const Expr<double> e =
            tape.variable((Matrix<double>(3, 1) << 1e4, -1e4, 1e4 - 1).finished());
        const Expr<double> weights = softmax(e);
        const auto valueOf = [&](const Element& element) { return tape.valueOf(element); };
        for (Index row = 0; row < 3; ++row) {
            const double explained = evaluate(tape.explain({weights.node, row, 0}), valueOf);
            QVERIFY(std::abs(explained - weights.value()(row, 0)) <= 1e-12);
        }
    }

  private:
    /// Each factor must be an existing element of one of the node's inputs.
    static bool namesOnlyInputs(const Tape<double>& tape, NodeId node,
                                const Explanation& explanation) {
        const auto inputs = tape.inputs(node);
        for (const Term& term : explanation.terms) {
            for (const Factor& factor : term.factors) {
                const auto& [input, row, column] = factor.element;
                if (std::ranges::find(inputs, input) == inputs.end() || row < 0 || column < 0 ||
                    row >= tape.shape(input).rows || column >= tape.shape(input).columns) {
                    return false;
                }
            }
        }
        return true;
    }
};

QTEST_GUILESS_MAIN(TestExplanations)
#include "test_explanations.moc"
