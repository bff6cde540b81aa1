// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "notation/latex.h"
#include "notation/plain_text.h"
#include "scene/moment_quantity.h"
#include "scene/number_text.h"
#include "scene/quantity_of.h"
#include "scene/step_text.h"
#include "scene/symbol.h"
#include "small_trace.h"

using namespace lab;
using namespace lab::scene;
using tape::Stage;

namespace {

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

QString plain(const QString& latex) {
    return plainText(notation::parseLatex(latex.toStdString()));
}

}  // namespace

class TestStepText : public QObject {
    Q_OBJECT

  private slots:
    void aStepIsSaidInTitleCitationFormulaAndSentence_data() {
        QTest::addColumn<int>("stage");
        QTest::addColumn<int>("target");
        QTest::addColumn<int>("source");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](Stage stage, int target, int source, std::vector<const char*> lines) {
            QStringList expected;
            for (const char* line : lines) {
                expected << text(line);
            }
            QTest::addRow("%s", lines.front()) << int(stage) << target << source << expected;
        };
        row(Stage::Encode, -1, 2,
            {"Encode · word 3 of 5", "Bahdanau et al. 2015, appendix A.2.1",
             "h⃗₃ = GRU(h⃗₂, x₃) h⃖₃ = GRU(h⃖₄, x₃)",
             "The encoder reads “apples” and keeps h₃: what the word means here, seen from the "
             "words before it and the words after it."});
        row(Stage::Score, 0, -1,
            {"Score · word 1 of 5", "Bahdanau et al. 2015, appendix A.1.2",
             "e₁,₂ = vᵀ tanh(W s₀ + U h₂)",
             "To choose the first word, each encoder state gets a score: how well does it fit the "
             "decoder state s₀?"});
        row(Stage::Score, 2, -1,
            {"Score · word 3 of 5", "Bahdanau et al. 2015, appendix A.1.2",
             "e₃,₂ = vᵀ tanh(W s₂ + U h₂)",
             "To choose the word after “aime”, each encoder state gets a score: how well does it "
             "fit the decoder state s₂?"});
        row(Stage::Softmax, 2, -1,
            {"Softmax · word 3 of 5", "Bahdanau et al. 2015, eq. 6",
             "α₃,₂ = exp(e₃,₂) / Σⱼ exp(e₃,ⱼ)",
             "The softmax turns the scores into weights that add up to 1. The most goes to "
             "“apples”: 0.2151."});
        row(Stage::Context, 2, -1,
            {"Context · word 3 of 5", "Bahdanau et al. 2015, eq. 5", "c₃ = Σᵢ α₃,ᵢ hᵢ",
             "The encoder states are blended by their weights into one vector, the context c₃. "
             "22 % of it is the state at “apples”."});
        row(Stage::Output, 0, -1,
            {"Output · word 1 of 5", "Bahdanau et al. 2015, eq. 4",
             "p(y₁ = il) = exp(l₁,ᵢₗ) / Σ_w exp(l_(1, w))",
             "The decoder gives “il” the probability 0.0917; by itself it would have chosen "
             "an unknown word: 0.119."});
    }

    void aStepIsSaidInTitleCitationFormulaAndSentence() {
        QFETCH(int, stage);
        QFETCH(int, target);
        QFETCH(int, source);
        QFETCH(QStringList, expected);
        const auto trace = test::smallTrace();
        const StepText said = stepText(*trace, {Stage(stage), target, source}, 1);
        QCOMPARE((QStringList{said.title, said.caption, plainText(said.formula), said.sentence}),
                 expected);
    }

    void numbersAreThoseOfTheTrace() {
        const auto trace = test::smallTrace();
        for (int t = 0; t < trace->targetPositions(); ++t) {
            for (int i = 0; i < trace->sourcePositions(); ++i) {
                const Quantity weight = quantityOf(*trace, "weights", t, i);
                const Quantity score = quantityOf(*trace, "scores", t, i);
                const QString softmax = stepNumbers(*trace, {Stage::Softmax, t, -1}, i);
                const QString sum = stepNumbers(*trace, {Stage::Score, t, -1}, i);
                QVERIFY(
                    softmax.endsWith("= " + numberLatex(trace->valueOf({weight.node, i, 0}), 4)));
                QVERIFY(sum.endsWith("= " + numberLatex(trace->valueOf({score.node, i, 0}), 4)));
            }
        }
    }

    void sumsShowTheirLargestTermsAndSayHowManyFollow() {
        const auto trace = test::smallTrace();
        QCOMPARE(plain(stepNumbers(*trace, {Stage::Score, 0, -1}, 2)),
                 text("= 0.225 ⋅ 0.42 + 0.786 ⋅ (−0.098) + … (3 more) = −0.0604"));
        QCOMPARE(plain(stepNumbers(*trace, {Stage::Context, 0, -1}, 2)),
                 text("= 0.2151h₃ + 0.2142h₅ + … (3 more)"));
    }

    void hugeScoresStillGiveAFraction() {
        // A small temperature multiplies the scores.
        const auto trace = test::smallTrace({"he", "likes"}, {"il"}, 5, 1e-4F);
        for (int i = 0; i < trace->sourcePositions(); ++i) {
            const QString numbers = plain(stepNumbers(*trace, {Stage::Softmax, 0, -1}, i));
            QVERIFY2(!numbers.contains("NaN") && !numbers.contains(QChar(0x221E)),
                     qPrintable(numbers));
        }
    }

    void aWeightBelowOneIsNoOneOverOne() {
        int close = 0;
        for (int k = 1; k <= 60; ++k) {
            const auto trace = test::smallTrace({"he", "likes"}, {"il"}, 5, 0.001F * float(k));
            for (int i = 0; i < trace->sourcePositions(); ++i) {
                const float weight = trace->alignment()(0, i);
                const QString numbers = stepNumbers(*trace, {Stage::Softmax, 0, -1}, i);
                close += weight > 0.995F && weight < 0.99999F ? 1 : 0;
                QVERIFY2(weight > 0.99999F || !numbers.contains("\\frac{1}{1}"),
                         qPrintable(numbers));
            }
        }
        QVERIFY(close > 0);
    }

    void everyMomentOfATraceHasItsTexts() {
        const auto trace = test::smallTrace({"xyzzy"}, {});
        const Timeline timeline(*trace);
        for (int step = 0; step < timeline.size(); ++step) {
            const StepText said = stepText(*trace, timeline.at(step));
            QVERIFY(!said.title.isEmpty() && !said.caption.isEmpty() && !said.sentence.isEmpty());
            QVERIFY(!said.formula.row.empty());
            QVERIFY(!plain(said.numbers).isEmpty());
        }
    }

    void theSourceIsTheChosenOneOrWhereTheLargestWeightIs() {
        const auto trace = test::smallTrace();
        const auto weights = trace->alignment();
        for (int t = 0; t < trace->targetPositions(); ++t) {
            tape::Index largest = 0;
            weights.row(t).maxCoeff(&largest);
            QCOMPARE(sourceAt(*trace, {Stage::Score, t, -1}, -1), int(largest));
            QCOMPARE(sourceAt(*trace, {Stage::Score, t, -1}, 1), 1);
            QCOMPARE(sourceAt(*trace, {Stage::Score, t, -1}, 99), int(largest));
        }
        QCOMPARE(sourceAt(*trace, {Stage::Encode, -1, 3}, 1), 3);
    }

    void aNumberOfAVectorIsNamedBeforeItsNumbers() {
        const auto trace = test::smallTrace();
        const auto text = [&](const char* name, int target, Quantity quantity) {
            quantity.node = trace->find(name, target)->node;
            return QString::fromStdString(notation::toPlainText(
                notation::parseLatex(chosenNumbers(*trace, quantity).toStdString())));
        };
        const QString context = text("context", 2, {.row = 4, .column = 0});
        QVERIFY2(context.trimmed().startsWith("c₃[5] = "), qPrintable(context));
        QVERIFY2(context.contains(" ⋅ ") && context.contains(" + "), qPrintable(context));
        const QString state = text("state", 2, {.row = 1, .column = 0});
        QVERIFY2(state.trimmed().startsWith("s₃[2] = (1") || state.contains(" ⋅ "),
                 qPrintable(state));
        // An equation of one number needs no name.
        const QString score = text("scores", 2, {.row = 1, .column = 0});
        QVERIFY2(score.startsWith("= "), qPrintable(score));
    }
};

QTEST_GUILESS_MAIN(TestStepText)
#include "test_step_text.moc"
