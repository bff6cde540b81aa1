// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <map>
#include <random>
#include <tuple>

#include "notation/latex.h"
#include "scene/contributions.h"
#include "scene/moment_quantity.h"
#include "scene/origin.h"
#include "scene/provenance.h"
#include "scene/quantity_of.h"
#include "small_trace.h"
#include "tree_text.h"

using namespace lab;
using namespace lab::scene;
using models::Trace;

namespace {

using Numbers = std::map<std::tuple<tape::NodeId, tape::Index, tape::Index>, double>;

/// The numbers that stand below a number, through groups and terms.
void gather(const Trace& trace, const ProvenanceNode& node, Numbers& numbers) {
    for (const ProvenanceNode& child : children(trace, node)) {
        if (child.kind == ProvenanceNode::Kind::Quantity && child.number) {
            const Quantity& q = child.quantity;
            numbers[{q.node, q.row, q.column}] = *child.number;
        } else if (child.kind != ProvenanceNode::Kind::Quantity) {
            gather(trace, child, numbers);
        }
    }
}

/// The value of a number from those below it alone; NaN where one is missing.
double recomputed(const Trace& trace, const ProvenanceNode& node) {
    Numbers numbers;
    gather(trace, node, numbers);
    const auto& q = node.quantity;
    return tape::evaluate(
        originOf(trace, {q.node, q.row, q.column}), [&](const tape::Element& element) {
            const auto found = numbers.find({element.node, element.row, element.column});
            return found == numbers.end() ? std::nan("") : found->second;
        });
}

constexpr const char* goldenTree =
    "α₃,₃ | 0.2151 | softmax of e₃\n"
    "  e₃,₃ | 0.5373 | vᵀ tanh(W s₂ + U h₃)\n"
    "    tanh(W s₂ + U h₃) | 5 values | how query and key meet at “apples”, for “pommes”\n"
    "    v | 5 values | parameter attention.v\n"
    "    v ⊙ tanh(W s₂ + U h₃) | 5 terms | they add up to e₃,₃\n"
    "  e₃ | 5 numbers | all that enter the sum below, largest first\n"
    "    e₃,₃ | 0.5373 | vᵀ tanh(W s₂ + U h₃)\n"
    "    e₃,₅ | 0.5249 | vᵀ tanh(W s₂ + U h₅)\n"
    "    e₃,₄ | 0.5142 | vᵀ tanh(W s₂ + U h₄)\n";

constexpr const char* goldenState =
    "s₁[1] | 0.099 | (1 − z₁) ⊙ s₀ + z₁ ⊙ s̃₁\n"
    "  z₁[1] | 0.4036 | σ(W_z E y₀ + U_z s₀ + C_z c₁ + b_z)\n"
    "    (U_(zr) s₀ + C c₁ + W E y₀ + b)[1] | −0.3904 | sum of 5 terms\n"
    "  s₀[1] | 0.2598 | tanh(Wₛ h⃖₁ + bₛ)\n"
    "    (Wₛ h⃖₁ + bₛ)[1] | 0.2658 | 0.278 · (−0.008) + 0.998 · 0.269 + 0\n"
    "  s̃₁[1] | −0.1385 | tanh(W E y₀ + U(r₁ ⊙ s₀) + C c₁ + b)\n"
    "    (U(r₁ ⊙ s₀) + C c₁ + W E y₀ + b)[1] | −0.1394 | sum of 5 terms\n";

bool isConstantLeaf(const Trace& trace, const Quantity& quantity) {
    return trace.parameterOf(quantity.node) != nullptr || trace.opName(quantity.node) == "constant";
}

class Walk {
  public:
    Walk(const Trace& trace, std::uint64_t seed) : trace_(trace), random_(seed) {}

    /// From a random number of a random step down a random path; empty when all is well.
    QString run() {
        ProvenanceNode node = provenanceOf(trace_, randomElement());
        for (int depth = 0;; ++depth) {
            if (depth > 4000) {
                return "too deep at " + node.name;
            }
            const auto below = children(trace_, node);
            if (const QString wrong = check(node, below); !wrong.isEmpty()) {
                return wrong;
            }
            if (below.empty()) {
                return isConstantLeaf(trace_, node.quantity) ? QString() : "no leaf: " + node.name;
            }
            node = below[random_() % below.size()];
        }
    }

  private:
    Quantity randomElement() {
        const auto& step = trace_.steps()[random_() % trace_.steps().size()];
        const auto value = trace_.value(step.node);
        return {step.node, tape::Index(random_() % std::uint64_t(value.rows())),
                tape::Index(random_() % std::uint64_t(value.cols()))};
    }

    QString check(const ProvenanceNode& node, const std::vector<ProvenanceNode>& below) const {
        if (node.name.isEmpty() || node.latex.isEmpty() || node.value.isEmpty()) {
            return "without name or value below " + node.name;
        }
        notation::parseLatex(node.latex.toStdString());
        if (hasChildren(trace_, node) == below.empty()) {
            return "hasChildren is wrong at " + node.name;
        }
        for (const ProvenanceNode& child : below) {
            const bool same = child.quantity == node.quantity && child.kind != node.kind;
            if (child.quantity.node > node.quantity.node ||
                (child.quantity.node == node.quantity.node && !same &&
                 node.kind == ProvenanceNode::Kind::Quantity)) {
                return "goes round in circles at " + node.name;
            }
        }
        const bool computed = node.kind == ProvenanceNode::Kind::Quantity && node.number;
        if (!computed || below.empty()) {
            return {};
        }
        const double again = recomputed(trace_, node);
        const bool close = std::abs(again - *node.number) <= 1e-5 * (1 + std::abs(again));
        return close ? QString()
                     : QString("%1 is %2, not %3").arg(node.name).arg(*node.number).arg(again);
    }

    const Trace& trace_;
    std::mt19937_64 random_;
};

}  // namespace

class TestProvenance : public QObject {
    Q_OBJECT

  private slots:
    void everyPathFromAnyNumberLeadsToParametersOrConstants_data() {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<float>("temperature");
        for (unsigned seed = 1; seed <= 6; ++seed) {
            QTest::addRow("model %u", seed) << seed << (seed % 2 == 0 ? 1.0F : 0.4F);
        }
    }

    void everyPathFromAnyNumberLeadsToParametersOrConstants() {
        QFETCH(unsigned, seed);
        QFETCH(float, temperature);
        const auto trace =
            test::smallTrace({"he", "likes", "red", "apples", "."},
                             {"il", "aime", "pommes", "rouges", "."}, seed, temperature);
        Walk walk(*trace, seed);
        for (int k = 0; k < 60; ++k) {
            const QString wrong = walk.run();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    void aWeightComesFromItsScoreAndTheScoreFromStateAndQuery() {
        const auto trace = test::smallTrace();
        const auto root = provenanceOf(*trace, quantityOf(*trace, "weights", 2, 2));
        QCOMPARE(test::printTree(*trace, root, 2, 3), QString::fromUtf8(goldenTree));
    }

    void aStateComesThroughItsGatesFromTheStateBefore() {
        const auto trace = test::smallTrace();
        Quantity state = quantityOf(*trace, "state", 0, -1);
        state.row = 0;
        const auto root = provenanceOf(*trace, state);
        QCOMPARE(test::printTree(*trace, root, 2, 3), QString::fromUtf8(goldenState));
    }

    void termsComeLargestFirstAndAddUp() {
        const auto trace = test::smallTrace();
        const Quantity score = quantityOf(*trace, "scores", 1, 2);
        const auto contributions = contributionsTo(*trace, score);
        QCOMPARE(contributions.terms.size(), std::size_t{5});
        double sum = 0;
        for (const double term : contributions.terms) {
            sum += term;
        }
        QVERIFY(std::abs(sum - trace->valueOf({score.node, 2, 0})) < 1e-5);
        const auto below = scene::children(*trace, provenanceOf(*trace, score));
        QVERIFY(below.back().kind == ProvenanceNode::Kind::Terms);
        QCOMPARE(below.back().strip, contributions.terms);
        double last = INFINITY;
        for (const auto& term : scene::children(*trace, below.back())) {
            QVERIFY(std::abs(*term.number) <= last);
            last = std::abs(*term.number);
        }
    }

    void aNumberThatIsNoLongSumHasNoContributions() {
        const auto trace = test::smallTrace();
        QVERIFY(contributionsTo(*trace, quantityOf(*trace, "weights", 1, 2)).terms.empty());
        QVERIFY(contributionsTo(*trace, quantityOf(*trace, "context", 1, -1)).terms.empty());
    }
};

QTEST_GUILESS_MAIN(TestProvenance)
#include "test_provenance.moc"
