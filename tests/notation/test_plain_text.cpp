// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "notation/latex.h"
#include "notation/plain_text.h"
#include "notation/substitution.h"

using namespace lab::notation;

class TestPlainText : public QObject {
    Q_OBJECT

  private slots:
    void formulasReadAsOneLine_data();
    void formulasReadAsOneLine();
    void positionsAppearAsSubscripts();
};

void TestPlainText::formulasReadAsOneLine_data() {
    QTest::addColumn<QString>("latex");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* latex, const char* text) {
        QTest::newRow(latex) << QString(latex) << QString(text);
    };
    row(R"(\alpha_{t,i}=\frac{\exp(e_{t,i})}{\sum_{j=1}^m\exp(e_{t,j})})",
        "αₜ,ᵢ = exp(eₜ,ᵢ) / Σⱼ₌₁ᵐ exp(eₜ,ⱼ)");
    row(R"(c_t=\sum_{i=1}^m\alpha_{t,i}\,h_i)", "cₜ = Σᵢ₌₁ᵐ αₜ,ᵢ hᵢ");
    row(R"(e_{t,i}=v_a^\top\tanh(W_a s_{t-1}+U_a h_i))", "eₜ,ᵢ = vₐᵀ tanh(Wₐ sₜ₋₁ + Uₐ hᵢ)");
    row(R"(\tilde h_t=\tanh\bigl(W_c[c_t;h_t]\bigr))", "h̃ₜ = tanh(W_c[cₜ; hₜ])");
    row(R"(\softmax\left(\frac{QK^\top}{\sqrt{d_k}}\right)V)", "softmax(Q Kᵀ / √dₖ)V");
    row(R"(A=\begin{bmatrix}a&b\\c&d\end{bmatrix}\in\mathbb{R}^{n\times m})",
        "A = [a b; c d] ∈ ℝ^(n × m)");
    row(R"(\begin{cases}h_t^\top\bar h_s&\text{dot}\\1&\text{else}\end{cases})",
        "{ hₜᵀ h̄ₛ: dot; 1: else");
    row(R"(\exp\left(-\frac{(s-p_t)^2}{2\sigma^2}\right))", "exp(−(s − pₜ)² / (2σ²))");
    row(R"(\frac{1}{2}x)", "(1 / 2)x");
    row(R"(\frac{a+b}{c+d}=\sqrt[3]{x+1})", "(a + b) / (c + d) = ³√(x + 1)");
    row(R"(\underbrace{\alpha}_{\text{weights}}\le -1)", "α (weights) ≤ −1");
    row(R"(\max_i x_i \rightarrow \overrightarrow{h}_j)", "maxᵢ xᵢ → h⃗ⱼ");
    row(R"(W s_2 + U h_3)", "W s₂ + U h₃");
    row(R"(\step{a}{W}\role{decoder}{s}\,{h}\!x)", "W s hx");
    row(R"(2x\,y^2 3 + 2.5\alpha - x)", "2x y² 3 + 2.5α − x");
    row(R"(-x\partial_x f'g)", "−x∂ₓf′ g");
    row(R"(\sqrt{d}x\sqrt{2})", "√d x√2");
    row(R"(h_{ij}x_{Wh})", "hᵢⱼ x_(Wh)");
    row(R"(x_{\mathrm{enc}}^{Q'})", "x_(enc)^(Q′)");
}

void TestPlainText::formulasReadAsOneLine() {
    QFETCH(QString, latex);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(toPlainText(parseLatex(latex.toStdString()))), text);
}

void TestPlainText::positionsAppearAsSubscripts() {
    const Formula formula = parseLatex(
        R"(\step{weights}{\alpha_{@t,@i}} = \frac{\exp(\step{scores}{e_{@t,@i}})}{\sum_{j} \exp(\step{scores}{e_{@t,j}})})");
    QCOMPARE(QString::fromStdString(
                 toPlainText(substitute(formula, {.t = 6, .i = 7, .j = {}, .k = {}}))),
             QString("α₆,₇ = exp(e₆,₇) / Σⱼ exp(e₆,ⱼ)"));
    QCOMPARE(QString::fromStdString(toPlainText(formula)),
             QString("αₜ,ᵢ = exp(eₜ,ᵢ) / Σⱼ exp(eₜ,ⱼ)"));
}

QTEST_GUILESS_MAIN(TestPlainText)
#include "test_plain_text.moc"
