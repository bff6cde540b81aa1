// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <cmath>
#include <filesystem>
#include <random>

#include "formats/npy.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/shape.h"
#include "tape/ops/softmax.h"

using namespace lab::tape;

namespace {

template <typename S>
Matrix<S> softmaxOf(const Matrix<S>& scores, std::span<const int> keep = {}) {
    Tape<S> tape;
    return softmax<S>(tape.constant(scores), keep).value();
}

double distance(const Matrix<double>& a, const Matrix<double>& b) {
    return (a - b).cwiseAbs().maxCoeff<Eigen::PropagateNaN>();
}

/// Random scores up to 10^magnitude, from nearly equal to far apart.
Matrix<double> randomScores(std::mt19937& random) {
    std::uniform_int_distribution<Index> size(1, 12);
    std::uniform_real_distribution<double> magnitude(-2, 4);
    std::uniform_real_distribution<double> number(-1, 1);
    const double scale = std::pow(10, magnitude(random));
    return Matrix<double>::NullaryExpr(size(random), size(random),
                                       [&] { return scale * number(random); });
}

std::vector<int> randomMask(std::mt19937& random, Index count) {
    std::vector<int> mask(static_cast<std::size_t>(count));
    std::bernoulli_distribution kept(0.6);
    std::ranges::generate(mask, [&] { return kept(random) ? 1 : 0; });
    return mask;
}

}  // namespace

class TestSoftmax : public QObject {
    Q_OBJECT

  private slots:
    void equalScoresShareEqually() {
        const Matrix<double> weights = softmaxOf<double>(Matrix<double>::Constant(4, 2, 7));
        QVERIFY((weights.array() == 0.25).all());
    }

    void oneRowGetsEverything() {
        QVERIFY((softmaxOf<double>(Matrix<double>::Constant(1, 3, -900)).array() == 1).all());
    }

    void logarithmsGiveTheirNumbers() {
        const Matrix<double> expected = (Matrix<double>(3, 1) << 0.1, 0.2, 0.7).finished();
        QVERIFY(distance(softmaxOf<double>(expected.array().log()), expected) < 1e-15);
    }

    void columnsSumToOneAndAreNeverNegative() {
        std::mt19937 random(1);
        for (int k = 0; k < 500; ++k) {
            const Matrix<double> weights = softmaxOf<double>(randomScores(random));
            QVERIFY((weights.array() >= 0).all());
            QVERIFY((weights.colwise().sum().array() - 1).abs().maxCoeff() < 1e-14);
        }
    }

    void shiftOfAColumnChangesNothing() {
        std::mt19937 random(2);
        std::uniform_int_distribution<int> shift(-4096, 4096);
        for (int k = 0; k < 500; ++k) {
            // Multiples of 1/1024, so that the shift itself rounds nothing.
            Matrix<double> scores = (randomScores(random).array() * 1024).round() / 1024;
            const Matrix<double> before = softmaxOf<double>(scores);
            for (Index column = 0; column < scores.cols(); ++column) {
                scores.col(column).array() += shift(random);
            }
            QVERIFY(distance(softmaxOf<double>(scores), before) == 0);
        }
    }

    void largerScoreGetsTheLargerWeight() {
        std::mt19937 random(3);
        for (int k = 0; k < 200; ++k) {
            const Matrix<double> scores = randomScores(random);
            const Matrix<double> weights = softmaxOf<double>(scores);
            for (Index column = 0; column < scores.cols(); ++column) {
                Index highest = 0;
                scores.col(column).maxCoeff(&highest);
                QCOMPARE(weights(highest, column), weights.col(column).maxCoeff());
            }
        }
    }

    void farApartScoresStayFinite() {
        const Matrix<float> scores =
            (Matrix<float>(3, 2) << 1e4F, -1e4F, -1e4F, -1e4F, 0.0F, -1e4F).finished();
        const Matrix<float> weights = softmaxOf<float>(scores);
        QVERIFY(weights.allFinite());
        QCOMPARE(weights(0, 0), 1.0F);
        QCOMPARE(weights(1, 0), 0.0F);
        QVERIFY((weights.col(1).array() - 1.0F / 3).abs().maxCoeff() < 1e-7F);
    }

    void maskedRowsGetZeroAndTheOthersShareTheRest() {
        std::mt19937 random(4);
        for (int k = 0; k < 500; ++k) {
            const Matrix<double> scores = randomScores(random);
            const std::vector<int> mask = randomMask(random, scores.size());
            const Matrix<double> weights = softmaxOf<double>(scores, mask);
            const Eigen::Map<const Matrix<int>> kept(mask.data(), scores.rows(), scores.cols());
            for (Index column = 0; column < scores.cols(); ++column) {
                QVERIFY(distance(weights.col(column),
                                 byRemoval(scores.col(column), kept.col(column))) < 1e-14);
            }
        }
    }

    void maskThatKeepsAllChangesNothing() {
        std::mt19937 random(5);
        const Matrix<double> scores = randomScores(random);
        const std::vector<int> all(static_cast<std::size_t>(scores.size()), 1);
        QVERIFY(distance(softmaxOf<double>(scores, all), softmaxOf<double>(scores)) < 1e-15);
    }

    void columnWithNothingKeptIsZero() {
        const Matrix<float> scores = Matrix<float>::Constant(3, 2, 1e4F);
        const Matrix<float> weights = softmaxOf<float>(scores, std::array{0, 0, 0, 1, 1, 0});
        QVERIFY((weights.col(0).array() == 0).all());
        QCOMPARE(weights(0, 1), 0.5F);
    }

    void columnWithNothingKeptHasNoGradient() {
        Tape<float> tape;
        const auto scores = tape.variable(Matrix<float>::Constant(3, 1, 1e4F));
        tape.backward(sum(scale(softmax<float>(scores, std::array{0, 0, 0}), 5.0F)));
        QVERIFY((tape.gradient(scores.node).array() == 0).all());
    }

    void maskedScoresMayBeInfinite() {
        const float infinite = std::numeric_limits<float>::infinity();
        const Matrix<float> scores = (Matrix<float>(3, 1) << 1, -infinite, infinite).finished();
        const Matrix<float> weights = softmaxOf<float>(scores, std::array{1, 0, 0});
        QCOMPARE(weights(0, 0), 1.0F);
        QCOMPARE(weights(2, 0), 0.0F);
    }

    void crossEntropyIsTheLogarithmOfTheWeight() {
        std::mt19937 random(6);
        for (int k = 0; k < 200; ++k) {
            const Matrix<double> logits = randomScores(random) / 1000;
            std::uniform_int_distribution<int> row(-1, static_cast<int>(logits.rows()) - 1);
            std::vector<int> targets(static_cast<std::size_t>(logits.cols()));
            std::ranges::generate(targets, [&] { return row(random); });
            const Matrix<double> weights = softmaxOf<double>(logits);
            double expected = 0;
            for (Index column = 0; column < logits.cols(); ++column) {
                const int target = targets[static_cast<std::size_t>(column)];
                expected -= target < 0 ? 0 : std::log(weights(target, column));
            }
            Tape<double> tape;
            const double loss = crossEntropy<double>(tape.constant(logits), targets).value()(0, 0);
            QVERIFY(std::abs(loss - expected) < 1e-12 * std::max(1.0, expected));
        }
    }

    void crossEntropyOfFarApartLogitsStaysFinite() {
        Tape<float> tape;
        const auto logits = tape.variable((Matrix<float>(2, 1) << 1e4F, -1e4F).finished());
        const auto loss = crossEntropy<float>(logits, std::array{1});
        QCOMPARE(loss.value()(0, 0), 2e4F);
        tape.backward(loss);
        QCOMPARE(tape.gradient(logits.node)(0, 0), 1.0F);
        QCOMPARE(tape.gradient(logits.node)(1, 0), -1.0F);
    }

    void agreesWithOnnx_data() {
        QTest::addColumn<int>("axis");
        QTest::addRow("axis_0") << 0;
        QTest::addRow("axis_1") << 1;
        QTest::addRow("axis_2") << 2;
        QTest::addRow("negative_axis") << -1;
        QTest::addRow("default_axis") << -1;
        QTest::addRow("example") << -1;
        QTest::addRow("large_number") << -1;
    }
    void agreesWithOnnx() {
        QFETCH(const int, axis);
        const std::filesystem::path folder =
            std::string(SHARED_DATA_DIR "/onnx/test_softmax_") + QTest::currentDataTag();
        if (!std::filesystem::exists(folder)) {
            QSKIP("the ONNX cases are not here");
        }
        const Matrix<double> x = axisAsRows(lab::formats::readNpy(folder / "input_0.npy"), axis);
        const Matrix<double> y = axisAsRows(lab::formats::readNpy(folder / "output_0.npy"), axis);
        QVERIFY(distance(softmaxOf<double>(x), y) < 1e-6);
    }

  private:
    /// The softmax of what is left when the masked rows are taken out.
    static Matrix<double> byRemoval(const Matrix<double>& scores, const Matrix<int>& kept) {
        Matrix<double> weights = Matrix<double>::Zero(scores.rows(), 1);
        for (Index i = 0; i < scores.rows(); ++i) {
            double sum = 0;
            for (Index j = 0; j < scores.rows(); ++j) {
                sum += kept(j) != 0 ? std::exp(scores(j) - scores(i)) : 0;
            }
            weights(i) = kept(i) != 0 ? 1 / sum : 0;
        }
        return weights;
    }

    /// An array with this axis in the rows, and all others, in their order, in the columns.
    static Matrix<double> axisAsRows(const lab::formats::Tensor& tensor, int axis) {
        const auto at = static_cast<std::size_t>(axis < 0 ? axis + int(tensor.shape.size()) : axis);
        Index inner = 1;
        for (std::size_t k = at + 1; k < tensor.shape.size(); ++k) {
            inner *= static_cast<Index>(tensor.shape[k]);
        }
        const std::vector<double> numbers = lab::formats::toDoubles(tensor, "ONNX case");
        const auto extent = static_cast<Index>(tensor.shape[at]);
        Matrix<double> result(extent, static_cast<Index>(numbers.size()) / extent);
        for (Index k = 0; k < result.size(); ++k) {
            const Index outer = k / (inner * extent);
            result(k / inner % extent, outer * inner + k % inner) =
                numbers[static_cast<std::size_t>(k)];
        }
        return result;
    }
};

QTEST_GUILESS_MAIN(TestSoftmax)
#include "test_softmax.moc"
