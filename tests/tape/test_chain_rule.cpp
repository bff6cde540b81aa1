// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "op_cases.h"
#include "tape/chain_rule.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/product.h"

using namespace lab::tape;
using namespace lab::tape::testing;

class TestChainRule : public QObject {
    Q_OBJECT

  private slots:
    void theDerivativesOfEveryOpGiveTheGradients_data() {
        QTest::addColumn<OpCase>("opCase");
        for (const OpCase& opCase : opCases(17)) {
            QTest::addRow("%s %s", opCase.op.c_str(), opCase.what.c_str()) << opCase;
        }
    }
    /// Each output element weighed differently, so that no two can be mistaken for each other.
    void theDerivativesOfEveryOpGiveTheGradients() {
        QFETCH(const OpCase, opCase);
        Tape<double> tape;
        std::vector<Expr<double>> leaves;
        for (const Matrix<double>& input : opCase.inputs) {
            leaves.push_back(tape.variable(input));
        }
        const Expr<double> y = opCase.build(tape, leaves);
        std::mt19937 random(3);
        const auto weights = tape.constant(randomMatrix(random, y.rows(), y.columns()));
        tape.backward(sum(hadamard(y, weights)));
        const Consumers consumers(tape);
        for (const Expr<double>& leaf : leaves) {
            for (Index column = 0; column < leaf.columns(); ++column) {
                for (Index row = 0; row < leaf.rows(); ++row) {
                    double sum = 0;
                    for (const ChainTerm& term :
                         chainTerms(tape, consumers, {leaf.node, row, column})) {
                        sum += term.product();
                    }
                    const double gradient = tape.gradient(leaf.node)(row, column);
                    QVERIFY2(std::abs(sum - gradient) < 1e-9 * std::max(1.0, std::abs(gradient)),
                             qPrintable(QString("(%1, %2): %3, by the chain rule %4")
                                            .arg(row)
                                            .arg(column)
                                            .arg(gradient)
                                            .arg(sum)));
                }
            }
        }
    }

    /// An op's own word on a derivative is that of its backward.
    void productsSayTheirDerivativesThemselves() {
        std::mt19937 random(4);
        Tape<double> tape;
        const auto a = tape.variable(randomMatrix(random, 3, 3));
        const auto b = tape.variable(randomMatrix(random, 3, 3));
        const auto c = tape.variable(randomMatrix(random, 3, 1));
        for (const auto& y : {matmul(a, b), matmulTransposed(a, b), affine(a, b, c), matmul(a, a),
                              matmulTransposed(b, b), affine(a, a, b)}) {
            for (const NodeId input : tape.inputs(y.node)) {
                for (Index k = 0; k < 9; ++k) {
                    Matrix<double> one = Matrix<double>::Zero(3, 3);
                    one(k % 3, k / 3) = 1;
                    const Matrix<double> slopes = tape.pullBack(y.node, input, one);
                    for (Index j = 0; j < slopes.size(); ++j) {
                        const Element by{input, j % 3, j / 3};
                        QCOMPARE(tape.derivative({y.node, k % 3, k / 3}, by), slopes(j % 3, j / 3));
                    }
                }
            }
        }
    }

    void consumersAreNamedOnceAndInOrder() {
        Tape<double> tape;
        const auto x = tape.variable(Matrix<double>::Ones(2, 2));
        const auto square = hadamard(x, x);
        const auto both = add(square, x);
        const Consumers consumers(tape);
        const auto of = consumers.of(x.node);
        QCOMPARE(std::vector<NodeId>(of.begin(), of.end()),
                 (std::vector<NodeId>{square.node, both.node}));
        QVERIFY(consumers.of(both.node).empty());
        QVERIFY(consumers.of(-1).empty());
        QVERIFY(consumers.of(99).empty());
    }

    void askingLeavesTheTapeAsItIs() {
        Tape<double> tape;
        const auto x = tape.variable(Matrix<double>::Constant(2, 1, 3));
        const auto y = hadamard(x, x);
        tape.backward(sum(y));
        const Matrix<double> before = tape.gradient(x.node);
        const Matrix<double> pulled =
            tape.pullBack(y.node, x.node, Matrix<double>::Constant(2, 1, 10));
        QCOMPARE(pulled(0, 0), 60.0);
        QVERIFY(tape.gradient(x.node) == before);
    }
};

QTEST_GUILESS_MAIN(TestChainRule)
#include "test_chain_rule.moc"
