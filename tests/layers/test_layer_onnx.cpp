// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "formats/npy.h"
#include "layers/gru.h"
#include "layers/lstm.h"
#include "layers/simple_rnn.h"
#include "vectors.h"

using namespace lab::layers;
using namespace lab::layers::testing;
using lab::formats::Tensor;

namespace {

const std::filesystem::path folder = SHARED_DATA_DIR "/onnx";

/// Cases for what these layers do not have, and why.
const std::map<std::string, std::string> notCovered{
    {"test_lstm_with_peepholes", "the LSTM here has no peepholes"},
};

/// What the expected outputs, in float, differ from ours at most.
constexpr double tolerance = 1e-6;

/// One ONNX node test of a recurrent operator, forward direction.
struct OnnxCase {
    std::string op;
    Index units = 0;
    bool batchFirst = false;
    std::map<std::string, Tensor> inputs;
    std::map<std::string, Tensor> outputs;

    /// X as (inputs, T B) with position t of sentence b in column t B + b.
    [[nodiscard]] Matrix x() const {
        const Matrix given = lastAxisAsRows(inputs.at("X"));
        return batchFirst ? positionsFirst(given) : given;
    }
    [[nodiscard]] Index batch() const {
        return static_cast<Index>(inputs.at("X").shape[batchFirst ? 0 : 1]);
    }
    /// W or R (1, gates units, n) as (gates units, n).
    [[nodiscard]] Matrix weights(const std::string& name) const {
        return lastAxisAsRows(inputs.at(name)).transpose();
    }
    /// The sum of the input's and the state's bias, which ONNX keeps apart; (gates units, 1).
    [[nodiscard]] Matrix bias() const {
        const Index rows = weights("W").rows();
        if (!inputs.contains("B")) {
            return Matrix::Zero(rows, 1);
        }
        const Matrix both = lastAxisAsRows(inputs.at("B"));
        return both.topRows(rows) + both.bottomRows(rows);
    }

  private:
    /// Column b T + t to column t B + b.
    [[nodiscard]] Matrix positionsFirst(const Matrix& given) const {
        const Index length = given.cols() / batch();
        Matrix result(given.rows(), given.cols());
        for (Index b = 0; b < batch(); ++b) {
            for (Index t = 0; t < length; ++t) {
                result.col(t * batch() + b) = given.col(b * length + t);
            }
        }
        return result;
    }
};

nlohmann::json readCases() {
    std::ifstream stream(folder / "cases.json");
    return nlohmann::json::parse(stream);
}

/// The arrays PREFIX_0.npy, PREFIX_1.npy, ... of the names that are not empty.
std::map<std::string, Tensor> readArrays(const std::filesystem::path& place,
                                         const std::string& prefix, const nlohmann::json& names) {
    std::map<std::string, Tensor> arrays;
    for (const std::string name : names) {
        if (!name.empty()) {
            const std::string file = prefix + "_" + std::to_string(arrays.size()) + ".npy";
            arrays[name] = lab::formats::readNpy(place / file);
        }
    }
    return arrays;
}

OnnxCase readCase(const std::string& name, const nlohmann::json& description) {
    const nlohmann::json& attributes = description["attrs"];
    return {description["op"], attributes["hidden_size"], attributes.value("layout", 0) == 1,
            readArrays(folder / name, "input", description["node_inputs"]),
            readArrays(folder / name, "output", description["node_outputs"])};
}

/// Sets a parameter, which must have the shape of `value`.
void set(Parameters<double>& parameters, const std::string& name, const Matrix& value) {
    const auto* entry = parameters.find(name);
    QVERIFY(entry != nullptr);
    QVERIFY((entry->shape == lab::tape::Shape{value.rows(), value.cols()}));
    parameters.value(*entry) = value;
}

/// The hidden states, one matrix (units, B) a position.
std::vector<Matrix> values(const std::vector<Expr<double>>& states) {
    std::vector<Matrix> result;
    for (const Expr<double>& state : states) {
        result.emplace_back(state.value());
    }
    return result;
}

std::vector<Matrix> runRnn(const OnnxCase& onnx) {
    const Matrix x = onnx.x();
    Parameters<double> parameters;
    const SimpleRnn cell(parameters, "rnn", x.rows(), onnx.units);
    set(parameters, "rnn.W", onnx.weights("W"));
    set(parameters, "rnn.U", onnx.weights("R"));
    set(parameters, "rnn.b", onnx.bias());
    lab::tape::Tape<double> tape;
    Run<double> run(tape, parameters);
    const auto zero = tape.constant(Matrix::Zero(onnx.units, onnx.batch()));
    return values(read(cell, run, tape.constant(x), onnx.batch(), zero));
}

/// ONNX blends h' = (1 - z) ∘ h~ + z ∘ h, the paper the other way round; as
/// 1 - σ(a) = σ(-a), the update gate's weights change their sign.
std::vector<Matrix> runGru(const OnnxCase& onnx) {
    const Index units = onnx.units;
    const auto updateNegated = [&](Matrix weights) {
        weights.topRows(units) *= -1;
        return weights;
    };
    const Matrix x = onnx.x();
    const Matrix recurrent = updateNegated(onnx.weights("R"));
    Parameters<double> parameters;
    const Gru cell(parameters, "gru", x.rows(), units);
    set(parameters, "gru.W", updateNegated(onnx.weights("W")));
    set(parameters, "gru.b", updateNegated(onnx.bias()));
    set(parameters, "gru.U_zr", recurrent.topRows(2 * units));
    set(parameters, "gru.U", recurrent.bottomRows(units));
    lab::tape::Tape<double> tape;
    Run<double> run(tape, parameters);
    const auto zero = tape.constant(Matrix::Zero(units, onnx.batch()));
    return values(read(cell, run, tape.constant(x), onnx.batch(), zero));
}

std::vector<Matrix> runLstm(const OnnxCase& onnx) {
    const Matrix x = onnx.x();
    Parameters<double> parameters;
    const Lstm cell(parameters, "lstm", x.rows(), onnx.units);
    set(parameters, "lstm.W", onnx.weights("W"));
    set(parameters, "lstm.U", onnx.weights("R"));
    set(parameters, "lstm.b", onnx.bias());
    lab::tape::Tape<double> tape;
    Run<double> run(tape, parameters);
    const auto zero = tape.constant(Matrix::Zero(onnx.units, onnx.batch()));
    std::vector<Expr<double>> states;
    for (const auto& state :
         read(cell, run, tape.constant(x), onnx.batch(), CellState<double>{zero, zero})) {
        states.push_back(state.h);
    }
    return values(states);
}

const std::map<std::string, std::vector<Matrix> (*)(const OnnxCase&)> operators{
    {"RNN", runRnn}, {"GRU", runGru}, {"LSTM", runLstm}};

}  // namespace

class TestLayerOnnx : public QObject {
    Q_OBJECT

  private slots:
    void cellAgreesWithOnnx_data() {
        QTest::addColumn<QString>("name");
        if (!std::filesystem::exists(folder)) {
            QSKIP("the ONNX cases are not here");
        }
        const nlohmann::json cases = readCases();
        for (const auto& [name, description] : cases.items()) {
            if (operators.contains(description["op"])) {
                QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
            }
        }
    }
    void cellAgreesWithOnnx() {
        QFETCH(const QString, name);
        const std::string key = name.toStdString();
        if (notCovered.contains(key)) {
            QSKIP(notCovered.at(key).c_str());
        }
        const OnnxCase onnx = readCase(key, readCases()[key]);
        for (const auto& [input, tensor] : onnx.inputs) {
            QVERIFY2((std::set<std::string>{"X", "W", "R", "B"}.contains(input)), input.c_str());
        }
        const std::vector<Matrix> states = operators.at(onnx.op)(onnx);

        QVERIFY(onnx.outputs.contains("Y_h"));
        QVERIFY(difference(states.back(), lastAxisAsRows(onnx.outputs.at("Y_h"))) < tolerance);
        if (onnx.outputs.contains("Y")) {
            // One position in each such case, so batch and position cannot be mixed up here.
            QCOMPARE(states.size(), std::size_t{1});
            QVERIFY(difference(states[0], lastAxisAsRows(onnx.outputs.at("Y"))) < tolerance);
        }
    }
};

QTEST_GUILESS_MAIN(TestLayerOnnx)
#include "test_layer_onnx.moc"
