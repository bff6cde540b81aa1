// SPDX-License-Identifier: GPL-3.0-or-later
#include "op_cases.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "tape/ops/lookup.h"
#include "tape/ops/norm.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"
#include "tape/ops/replace.h"
#include "tape/ops/sample.h"
#include "tape/ops/softmax.h"
#include "tape/ops/window.h"

namespace lab::tape::testing {
namespace {

using Exprs = std::span<const Expr<double>>;
using AnyTape = Tape<double>;

class CaseList {
  public:
    explicit CaseList(unsigned seed) : random_(seed) {}

    void add(std::string op, std::string what, const std::vector<Shape>& shapes, Build build) {
        Inputs inputs;
        for (const Shape& shape : shapes) {
            what += " (" + std::to_string(shape.rows) + "x" + std::to_string(shape.columns) + ")";
            inputs.push_back(randomMatrix(random_, shape.rows, shape.columns));
        }
        cases_.push_back({std::move(op), std::move(what), std::move(inputs), std::move(build)});
    }

    Index size(int largest = 6) {
        return std::uniform_int_distribution<Index>(1, largest)(random_);
    }

    std::vector<int> integers(Index count, int least, int greatest) {
        std::uniform_int_distribution<int> number(least, greatest);
        std::vector<int> numbers(static_cast<std::size_t>(count));
        std::ranges::generate(numbers, [&] { return number(random_); });
        return numbers;
    }

    /// The shapes that go wrong first, and some others.
    std::vector<Shape> shapes() {
        return {{1, 1}, {4, 1}, {1, 5}, {size(), size()}, {size(), size()}, {7, 9}};
    }

    std::vector<OpCase> take() && { return std::move(cases_); }

  private:
    std::mt19937 random_;
    std::vector<OpCase> cases_;
};

void addElementwise(CaseList& list) {
    for (const Shape& s : list.shapes()) {
        list.add("add", "", {s, s}, [](AnyTape&, Exprs x) { return add(x[0], x[1]); });
        list.add("add", "to itself", {s}, [](AnyTape&, Exprs x) { return add(x[0], x[0]); });
        list.add("hadamard", "", {s, s}, [](AnyTape&, Exprs x) { return hadamard(x[0], x[1]); });
        list.add("hadamard", "with itself", {s},
                 [](AnyTape&, Exprs x) { return hadamard(x[0], x[0]); });
        list.add("interpolate", "", {s, s, s},
                 [](AnyTape&, Exprs x) { return interpolate(x[0], x[1], x[2]); });
        list.add("interpolate", "of one node", {s},
                 [](AnyTape&, Exprs x) { return interpolate(x[0], x[0], x[0]); });
        list.add("scale", "", {s}, [](AnyTape&, Exprs x) { return scale(x[0], -0.37); });
        list.add("scaleBy", "", {{1, 1}, s}, [](AnyTape&, Exprs x) { return scaleBy(x[0], x[1]); });
        list.add("tanh", "", {s}, [](AnyTape&, Exprs x) { return tanh(x[0]); });
        list.add("sigmoid", "", {s}, [](AnyTape&, Exprs x) { return sigmoid(x[0]); });
        list.add("select", "", {s, s}, [mask = list.integers(s.columns, 0, 1)](AnyTape&, Exprs x) {
            return select<double>(mask, x[0], x[1]);
        });
        list.add("unitColumns", "", {s}, [](AnyTape&, Exprs x) { return unitColumns(x[0]); });
        list.add("select", "from itself", {s},
                 [mask = list.integers(s.columns, 0, 1)](AnyTape&, Exprs x) {
                     return select<double>(mask, x[0], x[0]);
                 });
    }
    list.add("scaleBy", "itself", {{1, 1}}, [](AnyTape&, Exprs x) { return scaleBy(x[0], x[0]); });
}

void addProducts(CaseList& list) {
    for (const Shape& s : list.shapes()) {
        for (const Index k : {Index{1}, list.size(), Index{17}}) {
            const Index n = s.rows;
            const Index m = s.columns;
            list.add("matmul", "", {{n, k}, {k, m}},
                     [](AnyTape&, Exprs x) { return matmul(x[0], x[1]); });
            list.add("matmulTransposed", "", {{k, n}, {k, m}},
                     [](AnyTape&, Exprs x) { return matmulTransposed(x[0], x[1]); });
            list.add("affine", "", {{n, k}, {k, m}, {n, m}},
                     [](AnyTape&, Exprs x) { return affine(x[0], x[1], x[2]); });
            list.add("affine", "bias for every column", {{n, k}, {k, m}, {n, 1}},
                     [](AnyTape&, Exprs x) { return affine(x[0], x[1], x[2]); });
        }
        list.add("matmulTransposed", "with itself", {s},
                 [](AnyTape&, Exprs x) { return matmulTransposed(x[0], x[0]); });
    }
    list.add("matmul", "with itself", {{5, 5}},
             [](AnyTape&, Exprs x) { return matmul(x[0], x[0]); });
    list.add("affine", "of one node", {{4, 4}},
             [](AnyTape&, Exprs x) { return affine(x[0], x[0], x[0]); });
    list.add("matmul", "large enough for Eigen's blocked product", {{20, 30}, {30, 12}},
             [](AnyTape&, Exprs x) { return matmul(x[0], x[1]); });
}

void addShapes(CaseList& list) {
    for (const Shape& s : list.shapes()) {
        const Index firstRow = list.size(static_cast<int>(s.rows)) - 1;
        const Index firstColumn = list.size(static_cast<int>(s.columns)) - 1;
        list.add("rows", "to the end", {s},
                 [=](AnyTape&, Exprs x) { return rows(x[0], firstRow, s.rows - firstRow); });
        list.add("rows", "one", {s}, [=](AnyTape&, Exprs x) { return rows(x[0], firstRow, 1); });
        list.add("columns", "to the end", {s}, [=](AnyTape&, Exprs x) {
            return columns(x[0], firstColumn, s.columns - firstColumn);
        });
        list.add("columns", "one", {s},
                 [=](AnyTape&, Exprs x) { return columns(x[0], firstColumn, 1); });
        list.add("stackRows", "", {s, {1, s.columns}, {list.size(), s.columns}},
                 [](AnyTape&, Exprs x) { return stackRows(x); });
        list.add("stackRows", "one node twice", {s}, [](AnyTape&, Exprs x) {
            return stackRows<double>(std::array{x[0], x[0]});
        });
        list.add("reshape", "transposed shape", {s}, [=](AnyTape&, Exprs x) {
            return reshape(x[0], {s.columns, s.rows});
        });
        list.add("reshape", "one row", {s}, [=](AnyTape&, Exprs x) {
            return reshape(x[0], {1, s.size()});
        });
        list.add("sum", "", {s}, [](AnyTape&, Exprs x) { return sum(x[0]); });
    }
}

void addPositions(CaseList& list) {
    for (const Index positions : {Index{1}, Index{4}, list.size()}) {
        for (const Index batch : {Index{1}, Index{3}}) {
            const Index units = list.size();
            const Shape memory{units, positions * batch};
            list.add("joinPositions", "",
                     std::vector(static_cast<std::size_t>(positions), Shape{units, batch}),
                     [](AnyTape&, Exprs x) { return joinPositions(x); });
            list.add("joinPositions", "one node twice", {{units, batch}}, [](AnyTape&, Exprs x) {
                return joinPositions<double>(std::array{x[0], x[0]});
            });
            list.add("addToPositions", "", {memory, {units, batch}},
                     [](AnyTape&, Exprs x) { return addToPositions(x[0], x[1]); });
            list.add("scorePositions", "", {memory, {units, batch}},
                     [](AnyTape&, Exprs x) { return scorePositions(x[0], x[1]); });
            list.add("scorePositions", "with itself", {{units, batch}},
                     [](AnyTape&, Exprs x) { return scorePositions(x[0], x[0]); });
            list.add("blendPositions", "", {memory, {positions, batch}},
                     [](AnyTape&, Exprs x) { return blendPositions(x[0], x[1]); });
        }
    }
}

void addWindows(CaseList& list) {
    for (const Index positions : {Index{1}, Index{4}, list.size()}) {
        const Shape centres{1, list.size()};
        list.add("insideWindow", "", {centres},
                 [=](AnyTape&, Exprs x) { return insideWindow(x[0], positions, 2.0); });
        list.add("insideWindow", "of one position at most", {centres},
                 [=](AnyTape&, Exprs x) { return insideWindow(x[0], positions, 0.0); });
        list.add("gaussian", "narrow", {centres},
                 [=](AnyTape&, Exprs x) { return gaussian(x[0], positions, 0.5); });
        list.add("gaussian", "wide", {centres},
                 [=](AnyTape&, Exprs x) { return gaussian(x[0], positions, 2.5); });
    }
}

/// Nearly equal weights over what is kept, and a number in the middle of one weight's share, since
/// differences cannot be taken across the edge of a share.
Build sampled(CaseList& list, Shape shape, std::vector<int> keep) {
    Matrix<double> middle(1, shape.columns);
    for (Index b = 0; b < shape.columns; ++b) {
        const auto column = std::span(keep).subspan(static_cast<std::size_t>(b * shape.rows),
                                                    static_cast<std::size_t>(shape.rows));
        const auto count = std::max<Index>(1, std::ranges::count(column, 1));
        const auto share = list.size(static_cast<int>(count)) - 1;
        middle(0, b) = (static_cast<double>(share) + 0.5) / static_cast<double>(count);
    }
    return [=](AnyTape& tape, Exprs x) {
        return sample(softmax<double>(scale(x[0], 0.01), keep),
                      add(tape.constant(middle), scale(x[1], 0.001)));
    };
}

void addSamples(CaseList& list) {
    for (const Shape& s : list.shapes()) {
        const Shape uniform{1, s.columns};
        const auto all = std::vector(static_cast<std::size_t>(s.size()), 1);
        list.add("sample", "", {s, uniform}, sampled(list, s, all));
        list.add("sample", "from masked weights", {s, uniform},
                 sampled(list, s, list.integers(s.size(), 0, 1)));
        const auto last = static_cast<int>(s.size()) - 1;
        list.add("replace", "", {s, s},
                 [places = last == 0 ? std::vector{0} : std::vector{last, 0}](AnyTape&, Exprs x) {
                     return replace<double>(x[0], x[1], places);
                 });
        list.add("pick", "", {s},
                 [rows = list.integers(s.columns, -1, static_cast<int>(s.rows) - 1)](
                     AnyTape&, Exprs x) { return pick<double>(x[0], rows); });
    }
}

void addLookups(CaseList& list) {
    for (const Shape& s : list.shapes()) {
        list.add("lookup", "random ids", {s},
                 [ids = list.integers(list.size(), 0, static_cast<int>(s.columns) - 1)](
                     AnyTape&, Exprs x) { return lookup<double>(x[0], ids); });
    }
    list.add("lookup", "repeated ids", {{3, 5}}, [](AnyTape&, Exprs x) {
        return lookup<double>(x[0], std::array{4, 0, 4, 4, 0});
    });
}

void addSoftmax(CaseList& list) {
    for (const Shape& s : list.shapes()) {
        list.add("softmax", "", {s}, [](AnyTape&, Exprs x) { return softmax(x[0]); });
        list.add("softmax", "masked", {s},
                 [keep = list.integers(s.size(), 0, 1)](AnyTape&, Exprs x) {
                     return softmax<double>(x[0], keep);
                 });
        list.add("softmax", "nothing kept", {s},
                 [keep = std::vector<int>(static_cast<std::size_t>(s.size()), 0)](
                     AnyTape&, Exprs x) { return softmax<double>(x[0], keep); });
        list.add("logSoftmax", "", {s}, [](AnyTape&, Exprs x) { return logSoftmax(x[0]); });
        list.add("logSoftmax", "masked", {s},
                 [keep = list.integers(s.size(), 0, 1)](AnyTape&, Exprs x) {
                     return logSoftmax<double>(x[0], keep);
                 });
        list.add("logSoftmax", "nothing kept", {s},
                 [keep = std::vector<int>(static_cast<std::size_t>(s.size()), 0)](
                     AnyTape&, Exprs x) { return logSoftmax<double>(x[0], keep); });
        list.add("crossEntropy", "with padding", {s},
                 [targets = list.integers(s.columns, -1, static_cast<int>(s.rows) - 1)](
                     AnyTape&, Exprs x) { return crossEntropy<double>(x[0], targets); });
    }
    list.add("crossEntropy", "all padding", {{3, 2}}, [](AnyTape&, Exprs x) {
        return crossEntropy<double>(x[0], std::array{-1, -1});
    });
}

}  // namespace

std::vector<OpCase> opCases(unsigned seed) {
    CaseList list(seed);
    addElementwise(list);
    addProducts(list);
    addShapes(list);
    addPositions(list);
    addWindows(list);
    addSamples(list);
    addLookups(list);
    addSoftmax(list);
    return std::move(list).take();
}

std::set<std::string> declaredOps() {
    const std::regex declaration(R"((?:^|\n)Expr<S>\s+(\w+)\()");
    std::set<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(PROJECT_DIR "/src/tape/ops")) {
        if (file.path().extension() != ".h") {
            continue;
        }
        std::ifstream stream(file.path());
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        for (std::sregex_iterator match(text.begin(), text.end(), declaration), end; match != end;
             ++match) {
            names.insert((*match)[1]);
        }
    }
    return names;
}

}  // namespace lab::tape::testing
