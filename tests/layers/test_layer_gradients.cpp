// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>

#include "../tape/gradient_check.h"
#include "layers/embedding.h"
#include "layers/encoder.h"
#include "layers/linear.h"
#include "layers/lstm.h"
#include "layers/simple_rnn.h"
#include "sequences.h"

using namespace lab::layers;
using namespace lab::layers::testing;
using lab::tape::testing::BuildRun;
using lab::tape::testing::checkGradient;
using lab::tape::testing::gradientTolerance;
using lab::tape::testing::randomMatrix;

namespace {

constexpr Index inputs = 3;
constexpr Index units = 4;
constexpr Index batch = 2;
constexpr Index length = 3;

}  // namespace

class TestLayerGradients : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        random_.seed(42);
        parameters_ = {};
        x_ = randomMatrix(random_, inputs, length * batch);
        initial_ = randomMatrix(random_, units, batch);
        initialCell_ = randomMatrix(random_, units, batch);
    }

    void simpleRnn() { checkCell(SimpleRnn(parameters_, "rnn", inputs, units)); }
    void gru() { checkCell(Gru(parameters_, "gru", inputs, units)); }

    void lstm() {
        const Lstm cell(parameters_, "lstm", inputs, units);
        check([&](Run<double>& run) {
            const CellState<double> initial{run.tape().constant(initial_),
                                            run.tape().constant(initialCell_)};
            const auto states = read(cell, run, run.tape().constant(x_), batch, initial);
            const std::array last{states[0].h, states.back().h, states.back().c};
            return lab::tape::stackRows<double>(last);
        });
    }

    void encoderWithPadding_data() {
        QTest::addColumn<CellKind>("cell");
        QTest::addColumn<Reading>("reading");
        for (const auto& [name, kind] :
             {std::pair{"simple", CellKind::Simple}, std::pair{"gru", CellKind::Gru},
              std::pair{"lstm", CellKind::Lstm}}) {
            QTest::addRow("%s forward", name) << kind << Reading::Forward;
            QTest::addRow("%s both ways", name) << kind << Reading::BothWays;
        }
    }
    void encoderWithPadding() {
        QFETCH(const CellKind, cell);
        QFETCH(const Reading, reading);
        const Encoder encoder(parameters_, "encoder", inputs, units, cell, reading);
        const std::vector<int> keep{1, 1, 1, 0, 1, 0};
        check([&](Run<double>& run) {
            return encoder(run, run.tape().constant(x_), batch, keep).states;
        });
    }

    void linear() {
        const Linear layer(parameters_, "linear", inputs, units);
        check([&](Run<double>& run) { return layer(run, run.tape().constant(x_)); });
    }

    void embedding() {
        const Embedding words(parameters_, "words", units, 6);
        check([&](Run<double>& run) { return words(run, std::array{5, 0, 5, 2}); });
    }

  private:
    template <typename Cell>
    void checkCell(const Cell& cell) {
        check([&](Run<double>& run) {
            const auto states =
                read(cell, run, run.tape().constant(x_), batch, run.tape().constant(initial_));
            return lab::tape::stackRows<double>(states);
        });
    }

    void check(const BuildRun& build) {
        parameters_.flat() = randomMatrix(random_, static_cast<Index>(parameters_.count()), 1);
        const auto error = checkGradient(parameters_, build, random_);
        QVERIFY2(error.relative <= gradientTolerance, error.where.c_str());
    }

    std::mt19937 random_;
    Parameters<double> parameters_;
    Matrix x_;
    Matrix initial_;
    Matrix initialCell_;
};

QTEST_GUILESS_MAIN(TestLayerGradients)
#include "test_layer_gradients.moc"
