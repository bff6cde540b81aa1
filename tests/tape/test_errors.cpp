// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <limits>

#include "op_cases.h"
#include "tape/ops/lookup.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"
#include "tape/ops/replace.h"
#include "tape/ops/sample.h"
#include "tape/ops/softmax.h"
#include "tape/ops/window.h"

using namespace lab::tape;
using namespace lab::tape::testing;

namespace {

/// A misuse of an op: inputs of these shapes, or integers, that do not fit.
struct Misuse {
    std::string op;
    std::vector<Shape> shapes;
    Build build;
};

using Exprs = std::span<const Expr<double>>;
using AnyTape = Tape<double>;

std::vector<Misuse> pairsThatMustBeAlike() {
    const Build added = [](AnyTape&, Exprs x) { return add(x[0], x[1]); };
    const Build multiplied = [](AnyTape&, Exprs x) { return hadamard(x[0], x[1]); };
    const Build selected = [](AnyTape&, Exprs x) {
        return select<double>(std::array{1, 0, 1}, x[0], x[1]);
    };
    return {
        {"add", {{2, 3}, {3, 2}}, added},
        {"add", {{2, 3}, {2, 1}}, added},
        {"hadamard", {{2, 3}, {3, 2}}, multiplied},
        {"hadamard", {{2, 3}, {1, 3}}, multiplied},
        {"interpolate",
         {{2, 3}, {2, 3}, {2, 2}},
         [](AnyTape&, Exprs x) { return interpolate(x[0], x[1], x[2]); }},
        {"interpolate",
         {{1, 3}, {2, 3}, {2, 3}},
         [](AnyTape&, Exprs x) { return interpolate(x[0], x[1], x[2]); }},
        {"scaleBy", {{2, 1}, {2, 3}}, [](AnyTape&, Exprs x) { return scaleBy(x[0], x[1]); }},
        {"select", {{2, 3}, {3, 3}}, selected},
        {"select", {{2, 2}, {2, 2}}, selected},
    };
}

std::vector<Misuse> products() {
    const Build affineOf = [](AnyTape&, Exprs x) { return affine(x[0], x[1], x[2]); };
    return {
        {"matmul", {{2, 3}, {2, 3}}, [](AnyTape&, Exprs x) { return matmul(x[0], x[1]); }},
        {"matmulTransposed",
         {{2, 3}, {3, 2}},
         [](AnyTape&, Exprs x) { return matmulTransposed(x[0], x[1]); }},
        {"affine", {{2, 3}, {2, 4}, {2, 4}}, affineOf},
        {"affine", {{2, 3}, {3, 4}, {2, 3}}, affineOf},
        {"affine", {{2, 3}, {3, 4}, {3, 1}}, affineOf},
    };
}

template <typename Slice>
std::vector<Misuse> slices(const std::string& op, const Slice& slice) {
    constexpr Index most = std::numeric_limits<Index>::max();
    std::vector<Misuse> misuses;
    for (const auto& [first, count] : std::vector<std::pair<Index, Index>>{
             {-1, 1}, {0, -1}, {0, 4}, {3, 1}, {4, 0}, {1, most}, {most, most}}) {
        misuses.push_back(
            {op, {{3, 3}}, [=](AnyTape&, Exprs x) { return slice(x[0], first, count); }});
    }
    return misuses;
}

std::vector<Misuse> shapesAndPositions() {
    const Build stacked = [](AnyTape&, Exprs x) { return stackRows(x); };
    const Build joined = [](AnyTape&, Exprs x) { return joinPositions(x); };
    const Build added = [](AnyTape&, Exprs x) { return addToPositions(x[0], x[1]); };
    const Build scored = [](AnyTape&, Exprs x) { return scorePositions(x[0], x[1]); };
    const Build blended = [](AnyTape&, Exprs x) { return blendPositions(x[0], x[1]); };
    return {
        {"stackRows", {{2, 3}, {2, 4}}, stacked},
        {"stackRows", {}, stacked},
        {"reshape",
         {{2, 3}},
         [](AnyTape&, Exprs x) {
             return reshape(x[0], {2, 2});
         }},
        {"reshape",
         {{2, 3}},
         [](AnyTape&, Exprs x) {
             return reshape(x[0], {-2, -3});
         }},
        {"joinPositions", {{2, 3}, {2, 2}}, joined},
        {"joinPositions", {}, joined},
        {"addToPositions", {{2, 6}, {3, 2}}, added},
        {"addToPositions", {{2, 6}, {2, 4}}, added},
        {"addToPositions", {{2, 6}, {2, 0}}, added},
        {"blendPositions", {{2, 6}, {2, 2}}, blended},
        {"scorePositions", {{2, 6}, {3, 2}}, scored},
        {"scorePositions", {{2, 6}, {2, 4}}, scored},
        {"scorePositions", {{2, 6}, {2, 0}}, scored},
    };
}

std::vector<Misuse> windowsAndSamples() {
    const auto windowOf = [](Index positions, double halfWidth) {
        return [=](AnyTape&, Exprs x) { return insideWindow(x[0], positions, halfWidth); };
    };
    const auto gaussianOf = [](Index positions, double deviation) {
        return [=](AnyTape&, Exprs x) { return gaussian(x[0], positions, deviation); };
    };
    const Build sampled = [](AnyTape&, Exprs x) { return sample(x[0], x[1]); };
    const auto picked = [](std::vector<int> rows) {
        return [=](AnyTape&, Exprs x) { return pick<double>(x[0], rows); };
    };
    const auto replaced = [](std::vector<int> places) {
        return [=](AnyTape&, Exprs x) { return replace<double>(x[0], x[1], places); };
    };
    return {
        {"insideWindow", {{2, 3}}, windowOf(4, 1)},
        {"insideWindow", {{1, 3}}, windowOf(0, 1)},
        {"insideWindow", {{1, 3}}, windowOf(4, -1)},
        {"gaussian", {{2, 3}}, gaussianOf(4, 1)},
        {"gaussian", {{1, 3}}, gaussianOf(0, 1)},
        {"gaussian", {{1, 3}}, gaussianOf(4, 0)},
        {"sample", {{4, 3}, {1, 2}}, sampled},
        {"sample", {{4, 3}, {4, 3}}, sampled},
        {"pick", {{4, 3}}, picked({0, 1})},
        {"pick", {{4, 3}}, picked({0, 1, 4})},
        {"pick", {{4, 3}}, picked({-2, 0, 1})},
        {"replace", {{4, 3}, {4, 2}}, replaced({0})},
        {"replace", {{4, 3}, {4, 3}}, replaced({12})},
        {"replace", {{4, 3}, {4, 3}}, replaced({-1})},
        {"replace", {{4, 3}, {4, 3}}, replaced({2, 2})},
    };
}

template <std::size_t N>
Build looked(std::array<int, N> ids) {
    return [=](AnyTape&, Exprs x) { return lookup<double>(x[0], ids); };
}
template <std::size_t N>
Build scored(std::array<int, N> targets) {
    return [=](AnyTape&, Exprs x) { return crossEntropy<double>(x[0], targets); };
}

std::vector<Misuse> integersOutOfRange() {
    return {
        {"lookup", {{2, 3}}, looked(std::array{0, 3})},
        {"lookup", {{2, 3}}, looked(std::array{-1})},
        {"softmax", {{0, 2}}, [](AnyTape&, Exprs x) { return softmax(x[0]); }},
        {"softmax",
         {{2, 2}},
         [](AnyTape&, Exprs x) {
             return softmax<double>(x[0], std::array{1, 1});
         }},
        {"logSoftmax", {{0, 2}}, [](AnyTape&, Exprs x) { return logSoftmax(x[0]); }},
        {"logSoftmax",
         {{2, 2}},
         [](AnyTape&, Exprs x) {
             return logSoftmax<double>(x[0], std::array{1, 1});
         }},
        {"crossEntropy", {{3, 2}}, scored(std::array{0})},
        {"crossEntropy", {{3, 2}}, scored(std::array{0, 3})},
        {"crossEntropy", {{3, 2}}, scored(std::array{-2, 0})},
    };
}

std::vector<Misuse> misuses() {
    std::vector<Misuse> all;
    for (const auto& some :
         {pairsThatMustBeAlike(), products(),
          slices("rows", [](auto x, Index first, Index count) { return rows(x, first, count); }),
          slices("columns",
                 [](auto x, Index first, Index count) { return columns(x, first, count); }),
          shapesAndPositions(), windowsAndSamples(), integersOutOfRange()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

/// What `work` throws, or nothing.
template <typename Work>
std::string errorOf(const Work& work) {
    try {
        work();
    } catch (const TapeError& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class TestErrors : public QObject {
    Q_OBJECT

  private slots:
    void everyOpThatCanBeMisusedIsListed() {
        std::set<std::string> listed{"scale", "tanh", "sigmoid", "sum",
                                     "unitColumns"};  // any shape
        for (const Misuse& misuse : misuses()) {
            listed.insert(misuse.op);
        }
        QCOMPARE(listed, declaredOps());
    }

    void misuseNamesOpAndInputsWithShapes_data() {
        QTest::addColumn<Misuse>("misuse");
        int number = 0;
        for (const Misuse& misuse : misuses()) {
            QTest::addRow("%s %d", misuse.op.c_str(), number++) << misuse;
        }
    }
    void misuseNamesOpAndInputsWithShapes() {
        QFETCH(const Misuse, misuse);
        Tape<double> tape;
        std::vector<Expr<double>> leaves;
        for (const Shape& shape : misuse.shapes) {
            leaves.push_back(tape.variable(Matrix<double>::Ones(shape.rows, shape.columns)));
        }
        const std::string message = errorOf([&] { misuse.build(tape, leaves); });
        QVERIFY2(contains(message, "tape: " + misuse.op + " needs"), message.c_str());
        for (const Expr<double>& leaf : leaves) {
            QVERIFY2(contains(message, "[" + tape.describe(leaf.node) + "]"), message.c_str());
        }
        QVERIFY(!contains(message, "\n"));
        QCOMPARE(tape.size(), leaves.size());  // nothing was added
    }

    void descriptionNamesNodeOpShapeAndInputs() {
        Tape<double> tape;
        const auto a = tape.variable(Matrix<double>::Ones(2, 3));
        const auto b = tape.constant(Matrix<double>::Ones(3, 4));
        QCOMPARE(tape.describe(matmul(a, b).node),
                 std::string("#2 matmul (2x4) of #0 variable (2x3), #1 constant (3x4)"));
    }

    void lossMustBeOneNumber() {
        Tape<double> tape;
        const auto a = tape.variable(Matrix<double>::Ones(2, 1));
        const std::string message = errorOf([&] { tape.backward(a); });
        QVERIFY2(contains(message, "#0 variable (2x1)"), message.c_str());
    }

    void finiteValuesPass() {
        Tape<float> tape;
        tanh(tape.variable(Matrix<float>::Constant(2, 2, std::numeric_limits<float>::max())));
        tape.requireFinite();
    }

    void nanIsNamedWhereItArises() {
        Tape<float> tape;
        const float large = std::numeric_limits<float>::max();
        const auto a = tape.variable(Matrix<float>::Constant(2, 1, large));
        const auto overflowed = add(a, a);
        tanh(overflowed);
        const std::string message = errorOf([&] { tape.requireFinite(); });
        QVERIFY2(contains(message, "#1 add (2x1) of #0 variable (2x1), #0 variable (2x1)"),
                 message.c_str());
    }

    void nanInALeafIsNamed_data() {
        QTest::addColumn<float>("bad");
        QTest::addRow("NaN") << std::numeric_limits<float>::quiet_NaN();
        QTest::addRow("infinity") << std::numeric_limits<float>::infinity();
        QTest::addRow("-infinity") << -std::numeric_limits<float>::infinity();
    }
    void nanInALeafIsNamed() {
        QFETCH(const float, bad);
        Parameters<float> parameters;
        const ParameterId w = parameters.add("w", {3, 3});
        parameters.value(w)(2, 1) = bad;
        Tape<float> tape;
        Run<float> run(tape, parameters);
        tape.constant(Matrix<float>::Ones(1, 1));
        sigmoid(run[w]);
        const std::string message = errorOf([&] { tape.requireFinite(); });
        QVERIFY2(contains(message, "#1 parameter (3x3)"), message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestErrors)
#include "test_errors.moc"
