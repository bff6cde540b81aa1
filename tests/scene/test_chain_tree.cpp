// SPDX-License-Identifier: GPL-3.0-or-later
// The chain rule as a tree: what stands below a row adds up to its gradient, up to the loss.
#include "scene/chain_tree.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <cmath>
#include <random>

#include "scene/origin.h"
#include "scene/provenance_model.h"
#include "scene/quantity_of.h"
#include "small_trace.h"

using namespace lab;
using scene::ProvenanceModel;
using scene::ProvenanceNode;
using scene::Quantity;
using scene::ShownNumbers;
using Kind = ProvenanceNode::Kind;

namespace {

std::shared_ptr<const models::Trace> traceWithGradients(const std::string& mechanism = "additive") {
    const auto model = scene::test::smallModel(7, {.mechanism = mechanism});
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced, .gradients = true};
    decoding.forced = model->target.encode({"il", "aime", "pommes"});
    return models::translate(model, {"he", "likes", "apples"}, decoding);
}

double gradientOf(const models::Trace& trace, const Quantity& quantity) {
    return double(trace.gradient(quantity.node)(quantity.row, quantity.column));
}

/// What stands below a row, the others opened too.
double sumBelow(const models::Trace& trace, const ProvenanceNode& node) {
    double sum = 0;
    for (const ProvenanceNode& child : scene::children(trace, node)) {
        sum += *child.number;
        if (child.kind == Kind::ChainRest) {
            double rest = 0;
            for (const ProvenanceNode& other : scene::children(trace, child)) {
                rest += *other.number;
            }
            if (std::abs(rest - *child.number) > 1e-9 * (1 + std::abs(rest))) {
                return std::nan("");
            }
        }
    }
    return sum;
}

}  // namespace

class TestChainTree : public QObject {
    Q_OBJECT

  private slots:
    void whatStandsBelowAddsUpToTheGradient_data() {
        QTest::addColumn<QString>("mechanism");
        for (const char* id : {"additive", "concat", "cosine", "location", "local-p", "query-key",
                               "mean", "none", "hard"}) {
            QTest::newRow(id) << id;
        }
    }
    void whatStandsBelowAddsUpToTheGradient() {
        QFETCH(QString, mechanism);
        const auto trace = traceWithGradients(mechanism.toStdString());
        std::mt19937 random(4);
        int checked = 0;
        for (tape::NodeId node = 0; node < trace->nodes(); ++node) {
            const auto slopes = trace->gradient(node);
            if (slopes.size() == 0 || trace->consumers(node).empty() || random() % 3 != 0) {
                continue;
            }
            const auto k =
                static_cast<tape::Index>(random() % static_cast<unsigned>(slopes.size()));
            const Quantity x{node, k % slopes.rows(), k / slopes.rows()};
            const auto root = scene::chainRoot(*trace, x);
            QVERIFY(root.has_value());
            const double gradient = gradientOf(*trace, x);
            QCOMPARE(*root->number, gradient);
            if (gradient != 0) {
                QVERIFY(std::abs(sumBelow(*trace, *root) - gradient) <
                        1e-5 * (1e-2 + std::abs(gradient)));
                ++checked;
            }
        }
        QVERIFY(checked > 20);
    }

    void everyWayUpEndsAtTheLoss() {
        const auto trace = traceWithGradients();
        ProvenanceNode node = *scene::chainRoot(*trace, {trace->find("scores", 1)->node, 1, 0});
        int steps = 0;
        while (scene::hasChildren(*trace, node)) {
            const auto below = scene::children(*trace, node);
            QVERIFY(!below.empty());
            QVERIFY(below.front().quantity.node > node.quantity.node);
            node = below.front();
            QVERIFY(++steps < 200);
        }
        QVERIFY(trace->consumers(node.quantity.node).empty());
        QCOMPARE(gradientOf(*trace, node.quantity), 1.0);
    }

    void ofManyTermsTheSmallerOnesAreTogether() {
        const auto trace = traceWithGradients();
        bool found = false;
        for (tape::NodeId node = 0; node < trace->nodes() && !found; ++node) {
            if (trace->parameterOf(node) == nullptr || trace->gradient(node).isZero(0)) {
                continue;
            }
            const auto root = scene::chainRoot(*trace, {node, 0, 0});
            const auto below = scene::children(*trace, *root);
            found = !below.empty() && below.back().kind == Kind::ChainRest;
            if (found) {
                QCOMPARE(below.size(), std::size_t{13});
                QVERIFY(below.back().name.contains("others"));
                const auto others = scene::children(*trace, below.back());
                QVERIFY(!others.empty());
                QVERIFY(std::abs(*others.front().number) <= std::abs(*below[11].number));
            }
        }
        QVERIFY(found);
    }

    void copiesWithoutANameArePassedOver() {
        const auto trace = traceWithGradients();
        const tape::Step* states = trace->find("states");
        const auto root = *scene::chainRoot(*trace, {states->node, 0, 1});
        for (const ProvenanceNode& child : scene::children(*trace, root)) {
            const Quantity& y = child.quantity;
            const bool copy = trace->explain({y.node, y.row, y.column}).rule == tape::Rule::Copy;
            QVERIFY(!copy || scene::hasName(*trace, y.node));
        }
    }

    void aRowSaysGradientTimesSlope() {
        const auto trace = traceWithGradients();
        const tape::Step* loss = trace->find("loss", 0);
        const tape::Step* logits = trace->find("logits", 0);
        const auto root = *scene::chainRoot(*trace, {logits->node, 4, 0});
        QVERIFY(root.name.startsWith("∂L/∂"));
        const auto below = scene::children(*trace, root);
        QCOMPARE(below.size(), std::size_t{1});
        QCOMPARE(below[0].quantity, (Quantity{loss->node, 0, 0}));
        QVERIFY2(below[0].explanation.startsWith("1 · "), qPrintable(below[0].explanation));
        QCOMPARE(*below[0].number, *root.number);
    }

    void whatHasNoGradientHasNoTree() {
        const auto plain = scene::test::smallTrace();
        QVERIFY(!scene::chainRoot(*plain, {plain->find("weights", 0)->node, 0, 0}).has_value());
        const auto trace = traceWithGradients();
        QVERIFY(!scene::chainRoot(*trace, {trace->find("weights", 0)->node}).has_value());
        const auto zero =
            scene::chainRoot(*traceWithGradients("hard"),
                             {traceWithGradients("hard")->find("scores", 0)->node, 0, 0});
        QVERIFY(zero.has_value() && zero->explanation.contains("does not depend"));
    }

    void theModelShowsWhatIsAskedFor() {
        const auto trace = traceWithGradients();
        const Quantity weight{trace->find("weights", 1)->node, 1, 0};
        ProvenanceModel model;
        const auto kinds = [&](ShownNumbers numbers, const Quantity& quantity) {
            model.setRoot(trace, quantity, numbers);
            std::vector<Kind> tops;
            for (int row = 0; row < model.rowCount(); ++row) {
                tops.push_back(model.node(model.index(row, 0))->kind);
            }
            return tops;
        };
        QCOMPARE(kinds(ShownNumbers::Value, weight), (std::vector{Kind::Quantity}));
        QCOMPARE(kinds(ShownNumbers::Gradient, weight), (std::vector{Kind::Chain}));
        QCOMPARE(kinds(ShownNumbers::Both, weight), (std::vector{Kind::Quantity, Kind::Chain}));
        // A vector has no single gradient.
        QCOMPARE(kinds(ShownNumbers::Gradient, {trace->find("context", 1)->node}),
                 (std::vector{Kind::Quantity}));
        model.setRoot(trace, weight, ShownNumbers::Both);
        const QModelIndex chain = model.index(1, 0);
        QVERIFY(model.canFetchMore(chain));
        model.fetchMore(chain);
        QVERIFY(model.rowCount(chain) > 0);
        QCOMPARE(model.parent(model.index(0, 0, chain)), chain);
        // Not before: it fetches rows itself, and while a reset is told takes that for a fault.
        const QAbstractItemModelTester tester(&model);
    }
};

QTEST_GUILESS_MAIN(TestChainTree)
#include "test_chain_tree.moc"
