// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/sample.h"

#include <QtTest>
#include <random>

#include "tape/ops/norm.h"
#include "tape/ops/shape.h"
#include "tape/ops/softmax.h"

using namespace lab::tape;

namespace {

template <typename S>
Matrix<S> sampleOf(const Matrix<S>& weights, const Matrix<S>& uniform) {
    Tape<S> tape;
    return sample(tape.constant(weights), tape.constant(uniform)).value();
}

/// The row drawn from one column of weights; -1 for none.
Index drawn(std::initializer_list<double> weights, double uniform) {
    const std::vector<double> numbers(weights);
    const Matrix<double> column =
        Eigen::Map<const Matrix<double>>(numbers.data(), static_cast<Index>(numbers.size()), 1);
    const Matrix<double> chosen = sampleOf<double>(column, Matrix<double>::Constant(1, 1, uniform));
    Index row = -1;
    Index only = 0;
    return chosen.sum() == 1 && chosen.maxCoeff(&row, &only) == 1 ? row : -1;
}

}  // namespace

class TestSample : public QObject {
    Q_OBJECT

  private slots:
    void theFirstWhoseCumulativeWeightExceedsTheNumber() {
        QCOMPARE(drawn({0.25, 0.5, 0.25}, 0), Index{0});
        QCOMPARE(drawn({0.25, 0.5, 0.25}, 0.2499), Index{0});
        QCOMPARE(drawn({0.25, 0.5, 0.25}, 0.25), Index{1});  // exceeds, not reaches
        QCOMPARE(drawn({0.25, 0.5, 0.25}, 0.7499), Index{1});
        QCOMPARE(drawn({0.25, 0.5, 0.25}, 0.75), Index{2});
        QCOMPARE(drawn({0.25, 0.5, 0.25}, 0.9999), Index{2});
    }

    void whatHasNoWeightIsNeverDrawn() {
        QCOMPARE(drawn({0, 1, 0}, 0), Index{1});
        QCOMPARE(drawn({0.5, 0, 0.5}, 0.5), Index{2});
        QCOMPARE(drawn({0, 0, 0}, 0.5), Index{-1});
    }

    void roundingEndsAtTheLastRowWithAWeight() {
        QCOMPARE(drawn({0.5, 0.4999999, 0}, 0.99999999), Index{1});
    }

    void frequenciesFollowTheWeights() {
        std::mt19937 random(1);
        std::uniform_real_distribution<double> number;
        constexpr Index draws = 20000;
        const Matrix<double> weights =
            (Matrix<double>(4, 1) << 0.1, 0.6, 0, 0.3).finished().replicate(1, draws);
        const Matrix<double> uniform =
            Matrix<double>::NullaryExpr(1, draws, [&] { return number(random); });
        const Matrix<double> chosen = sampleOf<double>(weights, uniform);
        QVERIFY((chosen.colwise().sum().array() == 1).all());
        const Matrix<double> frequency = chosen.rowwise().mean();
        QVERIFY((frequency - weights.col(0)).cwiseAbs().maxCoeff() < 0.012);
    }

    void logarithmsOfWeightsThatRoundToZeroStayExact() {
        Tape<float> tape;
        const auto scores = tape.constant((Matrix<float>(2, 1) << 0.0F, -1000.0F).finished());
        QCOMPARE(softmax(scores).value()(1, 0), 0.0F);
        QCOMPARE(logSoftmax(scores).value()(1, 0), -1000.0F);
        QCOMPARE(logSoftmax(scores).value()(0, 0), 0.0F);
    }

    void lengthsNeitherOverflowNorVanish() {
        for (const float size : {1e-30F, 1.0F, 1e30F}) {
            Tape<float> tape;
            const auto x = tape.variable((Matrix<float>(2, 1) << 3 * size, 4 * size).finished());
            const auto unit = unitColumns(x);
            QVERIFY(std::abs(unit.value()(0, 0) - 0.6F) < 1e-6F);
            QVERIFY(std::abs(unit.value()(1, 0) - 0.8F) < 1e-6F);
        }
    }

    void aVectorOfZerosHasNoDirection() {
        Tape<double> tape;
        const auto x = tape.variable(Matrix<double>::Zero(3, 2));
        const auto unit = unitColumns(x);
        tape.backward(sum(unit));
        QVERIFY((unit.value().array() == 0).all());
        QVERIFY((tape.gradient(x.node).array() == 0).all());
    }
};

QTEST_GUILESS_MAIN(TestSample)
#include "test_sample.moc"
