// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <cmath>

#include "base/random.h"
#include "layers/gru.h"
#include "layers/initialise.h"
#include "layers/lstm.h"
#include "layers/simple_rnn.h"

using namespace lab::layers;
using lab::tape::Index;
using lab::tape::Parameters;
using MatrixF = lab::tape::Matrix<float>;
using MapF = lab::tape::MatrixMap<float>;

namespace {

MapF mapOf(MatrixF& matrix) {
    return {matrix.data(), matrix.rows(), matrix.cols()};
}

template <typename Cell>
Parameters<float> initialised(std::uint64_t seed) {
    Parameters<float> parameters;
    const Cell cell(parameters, "cell", 7, 5);
    lab::base::Random random(seed);
    cell.initialise(parameters, random);
    return parameters;
}

}  // namespace

class TestInitialise : public QObject {
    Q_OBJECT

  private slots:
    void normalHasItsMoments() {
        MatrixF matrix(400, 500);
        lab::base::Random random(3);
        fillNormal(mapOf(matrix), 0.3, random);
        const Eigen::ArrayXXd scaled = matrix.cast<double>().array() / 0.3;
        QVERIFY(std::abs(scaled.mean()) < 0.01);
        QVERIFY(std::abs(scaled.square().mean() - 1) < 0.02);
        QVERIFY(std::abs(scaled.cube().mean()) < 0.05);
        QVERIFY(std::abs(scaled.square().square().mean() - 3) < 0.1);
    }

    void glorotFillsItsRangeBlockByBlock() {
        MatrixF matrix(90, 24);  // three blocks of 30 x 24
        lab::base::Random random(4);
        fillGlorot(mapOf(matrix), random, 3);
        const double bound = std::sqrt(6.0 / (30 + 24));
        QVERIFY(matrix.cwiseAbs().maxCoeff() <= static_cast<float>(bound));
        QVERIFY(matrix.cwiseAbs().maxCoeff() > static_cast<float>(0.98 * bound));
        const double variance = matrix.cast<double>().array().square().mean();
        QVERIFY(std::abs(variance - bound * bound / 3) < 0.05 * bound * bound);
    }

    void orthogonalBlocksAreOrthogonal() {
        MatrixF matrix(24, 8);
        lab::base::Random random(5);
        fillOrthogonal(mapOf(matrix), random, 3);
        for (Index block = 0; block < 3; ++block) {
            const MatrixF q = matrix.middleRows(8 * block, 8);
            QVERIFY((q.transpose() * q).isIdentity(1e-5F));
        }
        QVERIFY(!matrix.topRows(8).isApprox(matrix.bottomRows(8), 0.1F));
    }

    void sameSeedGivesTheSameParameters() {
        QVERIFY(initialised<Gru>(6).flat() == initialised<Gru>(6).flat());
        QVERIFY(initialised<Gru>(6).flat() != initialised<Gru>(7).flat());
    }

    void recurrentWeightsAreOrthogonalAndBiasesZero() {
        const auto rnn = initialised<SimpleRnn>(1);
        const MatrixF u = rnn.value(*rnn.find("cell.U"));
        QVERIFY((u.transpose() * u).isIdentity(1e-5F));
        QVERIFY(rnn.value(*rnn.find("cell.b")).isZero(0));
        const auto gru = initialised<Gru>(1);
        const MatrixF candidate = gru.value(*gru.find("cell.U"));
        QVERIFY((candidate.transpose() * candidate).isIdentity(1e-5F));
        QVERIFY(gru.value(*gru.find("cell.b")).isZero(0));
    }

    void lstmBeginsByRemembering() {
        const auto lstm = initialised<Lstm>(1);
        const auto b = lstm.value(*lstm.find("cell.b"));
        QVERIFY(b.topRows(10).isZero(0));
        QVERIFY((b.middleRows(10, 5).array() == 1).all());
        QVERIFY(b.bottomRows(5).isZero(0));
    }
};

QTEST_GUILESS_MAIN(TestInitialise)
#include "test_initialise.moc"
