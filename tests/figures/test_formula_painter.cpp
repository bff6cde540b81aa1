// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QTest>

#include "figures/formula_painter.h"
#include "figures/theme.h"
#include "formula_samples.h"
#include "notation/latex.h"

using namespace lab::figures;
using lab::notation::parseLatex;
using lab::notation::Role;

namespace {

constexpr double margin = 10;

QImage painted(const FormulaLayout& layout, const MathFont& font, const FormulaColours& colours,
               QColor ground) {
    QImage image(static_cast<int>(layout.width + 2 * margin),
                 static_cast<int>(layout.ascent + layout.descent + 2 * margin),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(ground);
    QPainter painter(&image);
    FormulaPainter(font).paint(painter, layout, {margin, margin + layout.ascent}, colours);
    return image;
}

/// The share of pixels that are nearer to a colour than to the ground.
double shareOf(const QImage& image, QColor colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int distance = std::abs(pixel.red() - colour.red()) +
                                 std::abs(pixel.green() - colour.green()) +
                                 std::abs(pixel.blue() - colour.blue());
            count += distance < 60 ? 1 : 0;
        }
    return static_cast<double>(count) / (image.width() * image.height());
}

}  // namespace

class TestFormulaPainter : public QObject {
    Q_OBJECT

  private slots:
    void everySampleShowsInLightAndDark();
    void nothingIsPaintedOutsideTheBounds();
    void rolesOfStepsColourTheirSymbols();
    void theHighlightedStepIsMarked();
    void svgHoldsOutlines();
    void pdfIsMadeOfVectors();
    void thePainterIsLeftAsItWas();
    void pictures();

  private:
    FormulaLayout layoutOf(const char* latex, double pixelSize = 24) const {
        return layoutFormula(parseLatex(latex), font_, {.pixelSize = pixelSize});
    }

    MathFont font_;
};

void TestFormulaPainter::everySampleShowsInLightAndDark() {
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        for (const char* latex : formulaSamples) {
            const QImage image =
                painted(layoutOf(latex), font_, FormulaColours::of(theme), theme.surfaceRaised);
            QVERIFY2(shareOf(image, theme.ink) > 0.005, latex);
        }
    }
}

void TestFormulaPainter::nothingIsPaintedOutsideTheBounds() {
    const Theme theme = Theme::light();
    for (const char* latex : formulaSamples) {
        const FormulaLayout layout = layoutOf(latex);
        const QImage image = painted(layout, font_, FormulaColours::of(theme), Qt::white);
        // Glyphs may lean out a little to the side.
        const QRect inner = QRectF(margin, margin, layout.width, layout.ascent + layout.descent)
                                .adjusted(-4, -2, 6, 2)
                                .toAlignedRect();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (!inner.contains(x, y))
                    QVERIFY2(image.pixelColor(x, y) == Qt::white, latex);
    }
}

void TestFormulaPainter::rolesOfStepsColourTheirSymbols() {
    const FormulaLayout layout = layoutOf(R"(\step{a}{W\step{b}{M}} \role{score}{M})", 60);
    FormulaColours colours;
    colours.ink = Qt::black;
    colours.roles = {{Role::Encoder, Qt::red}, {Role::Score, Qt::blue}};
    colours.roleOfStep = [](const QString& step) {
        return step == "a" ? std::optional(Role::Encoder) : std::nullopt;
    };
    const QImage image = painted(layout, font_, colours, Qt::white);
    QVERIFY(shareOf(image, Qt::red) > 0.02);
    QVERIFY(shareOf(image, Qt::blue) > 0.02);
    QCOMPARE(shareOf(image, Qt::black), 0.0);
    colours.roleOfStep = nullptr;
    QVERIFY(shareOf(painted(layout, font_, colours, Qt::white), Qt::black) > 0.02);
}

void TestFormulaPainter::theHighlightedStepIsMarked() {
    const FormulaLayout layout = layoutOf(R"(\step{scores}{e_t} + \step{weights}{\alpha_t})");
    FormulaColours colours = FormulaColours::of(Theme::light());
    QCOMPARE(shareOf(painted(layout, font_, colours, Qt::white), Qt::yellow), 0.0);
    colours.groundOfLink = [](const FormulaLayout::Link& link) {
        return link.step == QLatin1String("weights") ? QColor(Qt::yellow) : QColor();
    };
    const QImage image = painted(layout, font_, colours, Qt::white);
    QVERIFY(shareOf(image, Qt::yellow) > 0.01);
    const QRectF other = layout.links.at(0).rect.translated(margin, margin + layout.ascent);
    QCOMPARE(shareOf(image.copy(other.toRect()), Qt::yellow), 0.0);
}

void TestFormulaPainter::svgHoldsOutlines() {
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize({300, 100});
    QPainter painter(&svg);
    FormulaPainter(font_).paint(painter, layoutOf(R"(\frac{a}{b} = \text{归})"), {10, 50},
                                FormulaColours::of(Theme::light()));
    painter.end();
    QVERIFY(buffer.data().count("<path") + buffer.data().count("<rect") >= 4);
    QVERIFY(QString::fromUtf8(buffer.data()).contains("归</text>"));
}

void TestFormulaPainter::pdfIsMadeOfVectors() {
    const auto pdfOf = [this](const char* latex) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter pdf(&buffer);
        QPainter painter(&pdf);
        FormulaPainter(font_).paint(painter, layoutOf(latex, 200), {100, 900},
                                    FormulaColours::of(Theme::light()));
        painter.end();
        return buffer.data();
    };
    const QByteArray full = pdfOf(R"(\alpha = \frac{a}{b})");
    QVERIFY(!full.contains("/Subtype /Image"));
    QVERIFY(full.size() > pdfOf("").size() + 300);
}

void TestFormulaPainter::thePainterIsLeftAsItWas() {
    QImage image(50, 50, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setPen(Qt::green);
    const auto hints = painter.renderHints();
    FormulaPainter(font_).paint(painter, layoutOf("x_i"), {5, 30},
                                FormulaColours::of(Theme::light()));
    QCOMPARE(painter.pen().color(), QColor(Qt::green));
    QCOMPARE(painter.renderHints(), hints);
    QVERIFY(painter.transform().isIdentity());
}

/// Writes the samples as a picture to look at, where asked for: `test_formula_painter pictures`.
void TestFormulaPainter::pictures() {
    if (!QCoreApplication::arguments().contains("pictures"))
        QSKIP("not asked for by name");
    QImage image(1420, 2300, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    double y = 20;
    for (const char* latex : formulaSamples) {
        const FormulaLayout layout = layoutOf(latex, 40);
        FormulaPainter(font_).paint(painter, layout, {20, y + layout.ascent},
                                    FormulaColours::of(Theme::light()));
        y += layout.ascent + layout.descent + 24;
    }
    painter.end();
    QVERIFY(image.save(QDir::temp().filePath("attention-lab-formulas.png")));
}

QTEST_MAIN(TestFormulaPainter)
#include "test_formula_painter.moc"
