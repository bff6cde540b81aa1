// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "layers/embedding.h"
#include "layers/encoder.h"
#include "layers/linear.h"
#include "layers/lstm.h"
#include "layers/simple_rnn.h"
#include "vectors.h"

using namespace lab::layers;
using namespace lab::layers::testing;

namespace {

constexpr Index inputs = 3;
constexpr Index units = 5;
constexpr Index batch = 3;
constexpr double tolerance = 1e-13;

void compareStates(const std::vector<Expr<double>>& states, const Matrix& expected) {
    QCOMPARE(static_cast<Index>(states.size()) * batch, expected.cols());
    for (std::size_t t = 0; t < states.size(); ++t) {
        const auto first = static_cast<Index>(t) * batch;
        QVERIFY(difference(states[t].value(), expected.middleCols(first, batch)) < tolerance);
    }
}

}  // namespace

/// The layers against tests/reference/make_layer_vectors.py.
class TestLayerVectors : public QObject {
    Q_OBJECT

  private slots:
    void simpleRnn() { checkCell<SimpleRnn>("simple_rnn", "rnn"); }
    void gru() { checkCell<Gru>("gru", "gru"); }

    void lstm() {
        const ReferenceVectors vectors("lstm");
        const Lstm cell(parameters_, "lstm", inputs, units);
        vectors.fill(parameters_);
        Run<double> run(tape_, parameters_);
        const CellState<double> initial{tape_.constant(vectors["initial"]),
                                        tape_.constant(vectors["initial_cell"])};
        std::vector<Expr<double>> states;
        std::vector<Expr<double>> cells;
        for (const auto& [h, c] : read(cell, run, tape_.constant(vectors["x"]), batch, initial)) {
            states.push_back(h);
            cells.push_back(c);
        }
        compareStates(states, vectors["states"]);
        compareStates(cells, vectors["cells"]);
    }

    void bidirectionalGruOverPaddedSentences() {
        const ReferenceVectors vectors("bidirectional");
        const Encoder encoder(parameters_, "encoder", inputs, units, CellKind::Gru,
                              Reading::BothWays);
        vectors.fill(parameters_);
        Run<double> run(tape_, parameters_);
        const std::vector<int> keep = vectors.integers("keep");
        const Annotations<double> found = encoder(run, tape_.constant(vectors["x"]), batch, keep);
        const Matrix expected = vectors["states"];
        const Index positions = expected.cols() / batch;
        QCOMPARE(found.states.columns(), expected.cols());
        int compared = 0;
        for (Index b = 0; b < batch; ++b) {
            for (Index i = 0; i < positions; ++i) {
                if (keep[static_cast<std::size_t>(i * batch + b)] == 1) {
                    const Index column = b * positions + i;
                    QVERIFY(difference(found.states.value().col(column), expected.col(column)) <
                            tolerance);
                    ++compared;
                }
            }
        }
        QCOMPARE(compared, 4 + 2 + 1);
    }

    void linear() {
        const ReferenceVectors vectors("linear");
        const Linear layer(parameters_, "linear", inputs, units);
        vectors.fill(parameters_);
        Run<double> run(tape_, parameters_);
        const Expr<double> y = layer(run, tape_.constant(vectors["x"]));
        QVERIFY(difference(y.value(), vectors["y"]) < tolerance);
    }

    void embedding() {
        const ReferenceVectors vectors("embedding");
        const Embedding words(parameters_, "words", units, 11);
        vectors.fill(parameters_);
        Run<double> run(tape_, parameters_);
        const Expr<double> found = words(run, vectors.integers("ids"));
        QVERIFY(difference(found.value(), vectors["vectors"]) == 0);
    }

    void floatCellsAgreeWithDouble() {
        const ReferenceVectors vectors("gru");
        const Gru cell(parameters_, "gru", inputs, units);
        vectors.fill(parameters_);
        const Parameters<float> rough = parameters_.as<float>();
        lab::tape::Tape<float> tape;
        Run<float> run(tape, rough);
        Expr<float> h = tape.constant(vectors["initial"].cast<float>());
        const Expr<float> x = tape.constant(vectors["x"].cast<float>());
        h = cell.step(run, cell.project(run, lab::tape::columns(x, 0, batch)), h);
        QVERIFY(difference(h.value().cast<double>(), vectors["states"].leftCols(batch)) < 1e-6);
    }

    void init() {
        tape_.clear();
        parameters_ = {};
    }

  private:
    template <typename Cell>
    void checkCell(const std::string& file, const std::string& name) {
        const ReferenceVectors vectors(file);
        const Cell cell(parameters_, name, inputs, units);
        QCOMPARE(cell.units(), units);
        vectors.fill(parameters_);
        Run<double> run(tape_, parameters_);
        const Expr<double> initial = tape_.constant(vectors["initial"]);
        compareStates(read(cell, run, tape_.constant(vectors["x"]), batch, initial),
                      vectors["states"]);
    }

    lab::tape::Tape<double> tape_;
    Parameters<double> parameters_;
};

QTEST_GUILESS_MAIN(TestLayerVectors)
#include "test_layer_vectors.moc"
