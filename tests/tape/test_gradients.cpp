// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "op_cases.h"
#include "tape/ops/product.h"

using namespace lab::tape;
using namespace lab::tape::testing;

namespace {

/// An op whose gradient is off by one part in 10^5: what the check must not let pass.
class SlightlyWrong final : public Op<double> {
  public:
    [[nodiscard]] std::string_view name() const override { return "slightlyWrong"; }
    void forward(const Call<double>& call) const override { call.output() = 3 * call.input(0); }
    void backward(const Call<double>& call) const override {
        call.inputGradient(0) += 3.00003 * call.outputGradient();
    }
    [[nodiscard]] Explanation explain(const Call<double>& /*call*/, Index /*row*/,
                                      Index /*column*/) const override {
        return {};
    }
};

void compare(const GradientError& error) {
    QVERIFY2(error.relative <= gradientTolerance, error.where.c_str());
}

}  // namespace

class TestGradients : public QObject {
    Q_OBJECT

  private slots:
    void everyDeclaredOpHasCases() {
        std::set<std::string> covered;
        for (const OpCase& opCase : opCases(1)) {
            covered.insert(opCase.op);
        }
        QVERIFY(!covered.empty());
        QCOMPARE(covered, declaredOps());
    }

    void opAgreesWithCentralDifferences_data() {
        QTest::addColumn<OpCase>("opCase");
        for (const unsigned seed : {1U, 2U, 3U}) {
            for (const OpCase& opCase : opCases(seed)) {
                QTest::addRow("%s %s seed %u", opCase.op.c_str(), opCase.what.c_str(), seed)
                    << opCase;
            }
        }
    }
    void opAgreesWithCentralDifferences() {
        QFETCH(const OpCase, opCase);
        std::mt19937 random(7);
        const std::size_t count = opCase.inputs.size();
        compare(checkGradient(opCase.inputs, std::vector(count, true), opCase.build, random));
        for (std::size_t alone = 0; count > 1 && alone < count; ++alone) {
            std::vector varied(count, false);
            varied[alone] = true;
            compare(checkGradient(opCase.inputs, varied, opCase.build, random));
        }
    }

    void checkRejectsASlightlyWrongGradient() {
        const SlightlyWrong op;
        std::mt19937 random(1);
        const Build build = [&](Tape<double>& tape, std::span<const Expr<double>> x) {
            return tape.append(op, {x[0]}, x[0].shape());
        };
        const GradientError error =
            checkGradient({randomMatrix(random, 3, 2)}, {true}, build, random);
        QVERIFY(error.relative > gradientTolerance);
    }

    void checkRejectsATransposedGradient() {
        // d sum(x)/dx is the same for all elements; only an asymmetric loss tells these apart.
        std::mt19937 random(1);
        const Matrix<double> x = randomMatrix(random, 3, 3);
        Tape<double> tape;
        const Expr<double> leaf = tape.variable(x);
        tape.backward(AsymmetricLoss(random, leaf.shape()).on(tanh(leaf)));
        const Matrix<double> gradient = tape.gradient(leaf.node);
        QVERIFY(!gradient.isApprox(gradient.transpose(), 1e-3));
    }

    void nodeUsedSeveralTimesCollectsAllGradients() {
        Tape<double> tape;
        const Expr<double> x = tape.variable(Matrix<double>::Constant(1, 1, 3));
        tape.backward(add(hadamard(x, hadamard(x, x)), scale(x, 5.0)));  // x^3 + 5 x
        QCOMPARE(tape.gradient(x.node)(0, 0), 3 * 9 + 5.0);
    }

    void backwardAddsToTheGradientOfAParameter() {
        const Matrix<double> value = Matrix<double>::Constant(2, 1, 3);
        Matrix<double> gradient = Matrix<double>::Constant(2, 1, 100);
        Tape<double> tape;
        const Expr<double> w = tape.parameter({value.data(), 2, 1}, gradient.data());
        tape.backward(sum(hadamard(w, w)));
        QCOMPARE(gradient(0, 0), 106.0);
        QCOMPARE(gradient(1, 0), 106.0);
    }

    void constantsHaveNoGradient() {
        Tape<double> tape;
        const Expr<double> a = tape.constant(Matrix<double>::Ones(2, 2));
        const Expr<double> b = tape.variable(Matrix<double>::Ones(2, 2));
        const Expr<double> onlyConstants = tanh(a);
        tape.backward(sum(hadamard(onlyConstants, b)));
        QCOMPARE(tape.gradient(a.node).size(), Index{0});
        QCOMPARE(tape.gradient(onlyConstants.node).size(), Index{0});
        QCOMPARE(tape.gradient(b.node).size(), Index{4});
    }

    void lossOfConstantsHasNothingToDo() {
        Tape<double> tape;
        const Expr<double> loss = sum(tape.constant(Matrix<double>::Ones(2, 2)));
        tape.backward(loss);
        QCOMPARE(tape.gradient(loss.node).size(), Index{0});
    }

    void secondBackwardStartsAnew() {
        Tape<double> tape;
        const Expr<double> x = tape.variable(Matrix<double>::Constant(1, 1, 2));
        const Expr<double> square = hadamard(x, x);
        const Expr<double> tripled = scale(square, 3.0);
        tape.backward(tripled);
        QCOMPARE(tape.gradient(x.node)(0, 0), 12.0);
        tape.backward(square);
        QCOMPARE(tape.gradient(x.node)(0, 0), 4.0);
        // What comes after the loss has no part in it.
        QCOMPARE(tape.gradient(tripled.node).size(), Index{0});
    }

    void floatGradientsAgreeWithDouble() {
        std::mt19937 random(5);
        const Matrix<double> a = randomMatrix(random, 6, 4);
        const Matrix<double> b = randomMatrix(random, 4, 3);
        const auto gradientOf = [](auto& tape, auto x, auto y) {
            tape.backward(sum(tanh(matmul(x, y))));
            return tape.gradient(x.node).template cast<double>().eval();
        };
        Tape<double> exact;
        Tape<float> rough;
        const auto expected = gradientOf(exact, exact.variable(a), exact.variable(b));
        const auto found =
            gradientOf(rough, rough.variable(a.cast<float>()), rough.variable(b.cast<float>()));
        QVERIFY(found.isApprox(expected, 1e-5));
    }
};

QTEST_GUILESS_MAIN(TestGradients)
#include "test_gradients.moc"
