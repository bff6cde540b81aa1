// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "scene/moment_quantity.h"
#include "scene/quantity_of.h"
#include "scene/relation.h"
#include "small_trace.h"

using namespace lab;
using namespace lab::scene;

namespace {

using Light = Relation::Light;

/// A step of smallTrace() as a whole, at a source word, or one number of it.
struct Named {
    const char* step;
    int target;
    int source;
    int row = -1;
};

Quantity of(const models::Trace& trace, const Named& named) {
    Quantity quantity = quantityOf(trace, named.step, named.target, named.source);
    if (named.row >= 0) {
        quantity.row = named.row;
        quantity.column = std::max<tape::Index>(quantity.column, 0);
    }
    return quantity;
}

}  // namespace

class TestRelation : public QObject {
    Q_OBJECT

  private slots:
    void aQuantityStandsAtItsWords_data() {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<int>("target");
        QTest::addColumn<int>("source");
        QTest::addColumn<int>("atSource");
        QTest::addColumn<int>("atTarget");
        const auto row = [](const char* step, int target, int source, int atSource, int atTarget) {
            QTest::addRow("%s %d %d", step, target, source)
                << QByteArray(step) << target << source << atSource << atTarget;
        };
        row("weights", 2, 3, 3, 2);
        row("weights", 2, -1, -1, 2);
        row("scores", 0, 1, 1, 0);
        row("hidden", 1, 2, 2, 1);
        row("states", -1, 2, 2, -1);
        row("states", -1, -1, -1, -1);
        row("forward", -1, 3, 3, -1);
        row("projected.keys", -1, 1, 1, -1);
        row("context", 3, -1, -1, 3);
        row("probabilities", 1, -1, -1, 1);
    }

    void aQuantityStandsAtItsWords() {
        QFETCH(QByteArray, step);
        QFETCH(int, target);
        QFETCH(int, source);
        const auto trace = test::smallTrace();
        const Quantity quantity = of(*trace, {step.constData(), target, source});
        QVERIFY(quantity.valid());
        const Standing standing = standingOf(*trace, quantity);
        QTEST(standing.source, "atSource");
        QTEST(standing.target, "atTarget");
    }

    void whatHasNoStepStandsNowhere() {
        const auto trace = test::smallTrace();
        QCOMPARE(standingOf(*trace, Quantity{}), Standing());
        tape::NodeId node = 0;
        while (trace->stepOf(node) != nullptr) {
            ++node;
        }
        QCOMPARE(standingOf(*trace, {node, 0, 0}), Standing());
    }

    /// Exact: the quantity or a part of it. Related: of the same source word, and of the same
    /// target word where both have one.
    void whatBelongsTogetherIsLit_data() {
        QTest::addColumn<QByteArray>("hovered");
        QTest::addColumn<QList<int>>("at");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<QList<int>>("there");
        QTest::addColumn<Light>("light");
        const auto row = [](const Named& hovered, const Named& other, Light light) {
            QTest::addRow("%s %d %d %d: %s %d %d %d", hovered.step, hovered.target, hovered.source,
                          hovered.row, other.step, other.target, other.source, other.row)
                << QByteArray(hovered.step)
                << QList<int>{hovered.target, hovered.source, hovered.row} << QByteArray(other.step)
                << QList<int>{other.target, other.source, other.row} << light;
        };
        row({"scores", 2, 1}, {"scores", 2, 1}, Light::Exact);
        row({"scores", 2, 1}, {"weights", 2, 1}, Light::Related);
        row({"scores", 2, 1}, {"states", -1, 1}, Light::Related);
        row({"scores", 2, 1}, {"hidden", 2, 1}, Light::Related);
        row({"scores", 2, 1}, {"weights", 2, 0}, Light::None);
        row({"scores", 2, 1}, {"weights", 1, 1}, Light::None);
        row({"scores", 2, 1}, {"context", 2, -1}, Light::None);
        row({"weights", 2, 1}, {"scores", 2, 1}, Light::Related);
        row({"weights", 2, 1}, {"states", -1, 1}, Light::Related);
        row({"states", -1, 1}, {"weights", 0, 1}, Light::Related);
        row({"states", -1, 1}, {"weights", 3, 1}, Light::Related);
        row({"states", -1, 1}, {"weights", 3, 2}, Light::None);
        row({"states", -1, 1}, {"states", -1, 1, 2}, Light::Exact);
        row({"states", -1, 1, 2}, {"states", -1, 1}, Light::Related);
        row({"states", -1, 1}, {"forward", -1, 1}, Light::Related);
        row({"weights", 2, -1}, {"weights", 2, 3}, Light::Exact);
        row({"context", 2, -1}, {"weights", 2, 3}, Light::None);
        row({"context", 2, -1}, {"states", -1, 3}, Light::None);
    }

    void whatBelongsTogetherIsLit() {
        QFETCH(QByteArray, hovered);
        QFETCH(QList<int>, at);
        QFETCH(QByteArray, other);
        QFETCH(QList<int>, there);
        const auto trace = test::smallTrace();
        const Relation relation(trace, of(*trace, {hovered.constData(), at[0], at[1], at[2]}));
        const Quantity quantity = of(*trace, {other.constData(), there[0], there[1], there[2]});
        QVERIFY(quantity.valid());
        QTEST(relation.lightOf(quantity), "light");
    }

    void nothingHoveredLightsNothing() {
        const auto trace = test::smallTrace();
        QCOMPARE(Relation().lightOf(of(*trace, {"weights", 2, 1})), Light::None);
        QCOMPARE(Relation(trace, {}).lightOf(of(*trace, {"weights", 2, 1})), Light::None);
        QCOMPARE(Relation().lightOf({}), Light::None);
        QCOMPARE(Relation(trace, of(*trace, {"weights", 2, 1})).lightOf({}), Light::None);
    }

    void aWordIsItsStateOrItsWeights() {
        const auto trace = test::smallTrace();
        QVERIFY(sourceWordQuantity(*trace, 2) == of(*trace, {"states", -1, 2}));
        QVERIFY(targetWordQuantity(*trace, 1) == of(*trace, {"weights", 1, -1}));
        QVERIFY(!sourceWordQuantity(*trace, 99).valid());
        QVERIFY(!sourceWordQuantity(*trace, -1).valid());
        QVERIFY(!targetWordQuantity(*trace, 99).valid());
    }
};

QTEST_GUILESS_MAIN(TestRelation)
#include "test_relation.moc"
