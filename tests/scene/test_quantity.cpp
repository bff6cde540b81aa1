// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "notation/latex.h"
#include "notation/plain_text.h"
#include "scene/number_text.h"
#include "scene/parameter_symbol.h"
#include "scene/quantity_of.h"
#include "scene/symbol.h"
#include "small_trace.h"

using namespace lab;
using namespace lab::scene;

namespace {

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

/// The node of a parameter.
tape::NodeId parameterNode(const models::Trace& trace, std::string_view name) {
    for (tape::NodeId node = 0;; ++node) {
        const auto* parameter = trace.parameterOf(node);
        if (parameter != nullptr && parameter->name == name) {
            return node;
        }
    }
}

}  // namespace

class TestQuantity : public QObject {
    Q_OBJECT

  private slots:
    void sourcePositionsAreRowsOfWeightsAndColumnsOfStates() {
        const auto trace = test::smallTrace();
        const Quantity weight = quantityOf(*trace, "weights", 2, 3);
        QVERIFY((weight == Quantity{trace->find("weights", 2)->node, 3, 0}));
        const Quantity state = quantityOf(*trace, "states", 2, 3);
        QVERIFY((state == Quantity{trace->find("states")->node, -1, 3}));
        QVERIFY(quantityOf(*trace, "weights", 2, -1) == Quantity{weight.node});
    }

    void aScoreWithoutANameIsThatOfItsOwnKey() {
        const auto model = test::smallModel(7, {.mechanism = "scaled-dot"});
        const auto trace = models::translate(model, {"he", "likes", "apples", "."}, {});
        const tape::Step* scores = trace->find("scores", 0);
        // The product below the division by the root has no name.
        const auto origin = trace->explain({scores->node, 2, 0});
        const tape::Element product = origin.terms.front().factors.front().element;
        QVERIFY(trace->stepOf(product.node) == nullptr);
        const std::string symbol =
            notation::toPlainText(symbolOf(*trace, {product.node, product.row, product.column}));
        QVERIFY2(QString::fromStdString(symbol).contains(QStringLiteral("h₃")), symbol.c_str());
        QVERIFY2(!QString::fromStdString(symbol).contains('['), symbol.c_str());
    }

    void vectorsAreTakenWholeAndStepsOfOnePositionAreFound() {
        const auto trace = test::smallTrace();
        QVERIFY((quantityOf(*trace, "context", 1, 3) == Quantity{trace->find("context", 1)->node}));
        QVERIFY(
            (quantityOf(*trace, "forward", 1, 3) == Quantity{trace->find("forward", -1, 3)->node}));
    }

    void whatTheTraceHasNotIsInvalid() {
        const auto trace = test::smallTrace();
        QVERIFY(!quantityOf(*trace, "nothing", 0, 0).valid());
        QVERIFY(!quantityOf(*trace, "weights", 99, 0).valid());
        QVERIFY(!quantityOf(*trace, "weights", 0, 99).valid());
        QVERIFY(describe(*trace, Quantity{}).name.isEmpty());
    }

    void namedStepsAreDescribedWithRealIndicesAndWords_data() {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("target");
        QTest::addColumn<int>("source");
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char* step, int target, int source, int unit, const char* name,
                            const char* meaning) {
            QTest::addRow("%s %d %d %d", step, target, source, unit)
                << text(step) << target << source << unit << text(name) << text(meaning);
        };
        row("weights", 2, 2, -1, "α₃,₃", "alignment weight of “apples” for “pommes”");
        row("weights", 2, -1, -1, "α₃", "alignment weights for “pommes”");
        row("scores", 0, 1, -1, "e₁,₂", "score of “likes” for “il”");
        row("states", 0, 2, -1, "h₃", "encoder state [forward; backward] at “apples”");
        row("states", 0, 2, 1, "h₃[2]", "encoder state [forward; backward] at “apples”, number 2");
        row("states", 0, 4, -1, "h₅",
            "encoder state [forward; backward] at the end of the sentence");
        row("embedding", 0, 0, 2, "x₁[3]", "word vector of “he”, number 3");
        row("query", 0, -1, -1, "s₀", "decoder state before the first word");
        row("query", 2, -1, 0, "s₂[1]", "decoder state after “aime”, number 1");
        row("state", 1, -1, -1, "s₂", "decoder state after “aime”");
        row("context", 3, -1, -1, "c₄", "context vector, for “.”");
        row("previous.word", 0, -1, -1, "E y₀", "vector of the start sign");
        row("previous.word", 3, -1, -1, "E y₃", "word vector of “pommes”");
        row("probabilities", 2, -1, 9, "p₃[rouges]", "probability that word 3 is “rouges”");
        row("logits", 2, -1, 8, "l₃[pommes]", "score of “pommes” as word 3, before the softmax");
    }

    void namedStepsAreDescribedWithRealIndicesAndWords() {
        QFETCH(QString, step);
        QFETCH(int, target);
        QFETCH(int, source);
        QFETCH(int, row);
        QFETCH(QString, name);
        QFETCH(QString, meaning);
        const auto trace = test::smallTrace();
        Quantity quantity = quantityOf(*trace, step.toStdString(), target, source);
        if (row >= 0) {
            quantity.row = row;
            quantity.column = quantity.column < 0 ? 0 : quantity.column;
        }
        const QuantityText described = describe(*trace, quantity);
        QCOMPARE(described.name, name);
        QCOMPARE(described.meaning, meaning);
    }

    void symbolsAreLinkedToTheirSteps() {
        const auto trace = test::smallTrace();
        QCOMPARE(describe(*trace, quantityOf(*trace, "weights", 2, 2)).latex,
                 QString("\\step{weights}{\\alpha_{3,3}}"));
    }

    void valuesAreANumberOrHowManyThereAre() {
        const auto trace = test::smallTrace();
        const Quantity weight = quantityOf(*trace, "weights", 2, 2);
        QCOMPARE(describe(*trace, weight).value, numberText(trace->valueOf({weight.node, 2, 0})));
        QCOMPARE(describe(*trace, quantityOf(*trace, "states", 0, 2)).value, QString("4 values"));
        QCOMPARE(describe(*trace, quantityOf(*trace, "states", 0, -1)).value, text("4 × 5 values"));
    }

    void parametersAreDescribedByNameAndPlace() {
        const auto trace = test::smallTrace();
        const tape::NodeId w = parameterNode(*trace, "attention.W");
        const auto element = describe(*trace, {w, 2, 1});
        QCOMPARE(element.name, QString("W[3, 2]"));
        QCOMPARE(element.meaning, QString("parameter attention.W[3, 2]"));
        QVERIFY(element.role == tape::Role::Parameter);
        QCOMPARE(describe(*trace, {w, 2, -1}).meaning, QString("row 3 of parameter attention.W"));
        const tape::NodeId table = parameterNode(*trace, "source.embedding");
        const int apples = trace->model().source.id("apples");
        const auto number = describe(*trace, {table, 1, apples});
        QCOMPARE(number.name, text("Eₓ[2, apples]"));
        QCOMPARE(number.meaning, text("word vector of “apples”, number 2"));
    }

    void everyNodeOfATraceHasANameThatCanBeTypeset() {
        const auto trace = test::smallTrace({"he", "xyzzy"}, {"il"}, 3, 0.5F);
        const tape::NodeId last = trace->find("probabilities", 1)->node;
        for (tape::NodeId node = 0; node <= last; ++node) {
            for (const Quantity& quantity :
                 {Quantity{node}, Quantity{node, 0, 0}, Quantity{node, -1, 0}}) {
                const QuantityText described = describe(*trace, quantity);
                QVERIFY(!described.name.isEmpty() && !described.meaning.isEmpty());
                QVERIFY(!notation::parseLatex(described.latex.toStdString()).row.empty());
            }
        }
    }

    void parameterSymbolsFollowThePaper() {
        QCOMPARE(parameterSymbol("attention.U"), std::string("U"));
        QCOMPARE(parameterSymbol("attention.W_Q"), std::string("W_{Q}"));
        QCOMPARE(parameterSymbol("attention.beta"), std::string("\\beta"));
        QCOMPARE(parameterSymbol("readout.b"), std::string("b_{o}"));
        QCOMPARE(parameterSymbol("attentional.W"), std::string("W_{c}"));
        QCOMPARE(parameterSymbol("decoder.U_zr"), std::string("U_{zr}"));
        QCOMPARE(parameterSymbol("encoder.forward.U_zr"), std::string("\\overrightarrow{U}_{zr}"));
        QCOMPARE(parameterSymbol("source.embedding"), std::string("E_x"));
        QCOMPARE(parameterSymbol("other.W"), std::string("W_{\\text{other}}"));
        QCOMPARE(parameterSymbol("two%words"), std::string("\\text{two\\%words}"));
    }
};

QTEST_GUILESS_MAIN(TestQuantity)
#include "test_quantity.moc"
