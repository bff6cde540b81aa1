// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of which only what changed was painted, against all of it painted anew.
#include <QPainter>
#include <QtTest/QTest>
#include <functional>
#include <random>

#include "figures/lanes/drawing.h"
#include "notation/latex.h"
#include "pixel_difference.h"

using namespace lab;
using namespace lab::figures;
using Layer = Drawing::Layer;

namespace {

constexpr int side = 320;

QImage blank(double scale) {
    QImage image(QSize(side, side) * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    return image;
}

QImage painted(const Drawing& drawing, double scale) {
    QImage image = blank(scale);
    QPainter painter(&image);
    drawing.paint(painter);
    return image;
}

/// As a window does it: `image` shows the drawing before, only the changed part is cleared and
/// painted.
void repaint(QImage& image, const Drawing& before, const Drawing& now) {
    const QRect part = now.changedSince(before).toAlignedRect();
    if (part.isEmpty()) {
        return;
    }
    QPainter painter(&image);
    painter.setClipRect(part);
    painter.fillRect(QRect(0, 0, side, side), Qt::white);
    now.paint(painter, QRectF(part));
}

/// Everything that a drawing can consist of, each somewhere.
class Scribbler {
  public:
    explicit Scribbler(unsigned seed) : random_(seed) {}

    void add(Drawing& drawing) {
        const QRectF rect(at(), QSizeF(4 + upTo(80), 4 + upTo(60)));
        const Layer layer = static_cast<Layer>(static_cast<int>(upTo(3)));
        const QColor colour = QColor::fromHsv(static_cast<int>(upTo(360)), 200, 180);
        const Stroke stroke{colour, 1 + upTo(4), upTo(2) < 1 ? Qt::SolidLine : Qt::DashLine};
        switch (static_cast<int>(upTo(8))) {
            case 0:
                return drawing.box(layer, rect, colour.lighter(), stroke, upTo(8));
            case 1:
                return drawing.line(layer, rect.topLeft(), rect.topRight(), stroke);
            case 2:
                return drawing.arrow(layer, rect.bottomRight(), rect.topLeft(), stroke, 8);
            case 3:
                return drawing.shape(layer, ribbon(rect), colour);
            case 4:
                drawing.text(rect.adjusted(0, 0, 40, 0), word(), format(colour));
                return;
            case 5:
                return drawing.slantedText(rect.center(), 90, word(), format(colour));
            case 6:
                return drawing.formula(rect.adjusted(0, 0, 90, 0), formula_, colour);
            default:
                return drawing.tile(rect, TileGrid::fitting(4, rect.width(), rect.height()), {},
                                    {qRgb(9, 9, 9), qRgb(200, 0, 0), qRgb(0, 0, 200), 0}, colour);
        }
    }

  private:
    double upTo(double end) { return std::uniform_real_distribution<>(0, end)(random_); }
    QPointF at() { return {upTo(side - 100), upTo(side - 80)}; }
    QString word() {
        static const QStringList words{"jJfÅgy", "Ế̃ộ̣", "−0.25", "我看见", "‹end›"};
        return words[static_cast<int>(upTo(static_cast<double>(words.size())))];
    }
    TextFormat format(const QColor& colour) {
        QFont font = Theme::light().scaledBy(1 + upTo(1.5)).font(TextStyle::Label);
        font.setItalic(upTo(2) < 1);
        TextFormat format{MeasuredFont(font), colour, Qt::AlignCenter, upTo(2) < 1};
        format.struck = upTo(2) < 1;
        return format;
    }
    static QPainterPath ribbon(const QRectF& rect) {
        QPainterPath path(rect.topLeft());
        path.cubicTo(rect.topRight(), rect.bottomLeft(), rect.bottomRight());
        path.closeSubpath();
        return path;
    }

    std::mt19937 random_;
    FormulaLayout formula_ = layoutFormula(
        notation::parseLatex("\\sum_{j} \\frac{\\tilde{f}^2}{\\sqrt{y}}"), MathFont());
};

}  // namespace

class TestDrawingChanges : public QObject {
    Q_OBJECT

  private slots:
    void paintingWhatChangedIsEnough_data() {
        QTest::addColumn<double>("scale");
        QTest::newRow("usual screen") << 1.0;
        QTest::newRow("dense screen") << 2.0;
    }

    /// Each drawing has the beginning and the end of the one before, as the lanes of a stage do.
    void paintingWhatChangedIsEnough() {
        QFETCH(double, scale);
        for (unsigned seed = 0; seed < 150; ++seed) {
            Scribbler first(seed);
            Scribbler middle(1000 + seed);
            Drawing before;
            Drawing now;
            const auto add = [](Scribbler scribbler, Drawing& drawing, unsigned count) {
                for (unsigned k = 0; k < count; ++k) {
                    scribbler.add(drawing);
                }
            };
            for (Drawing* drawing : {&before, &now}) {
                add(first, *drawing, 4);
                add(drawing == &now ? middle : Scribbler(2000 + seed), *drawing, seed % 3);
                add(Scribbler(3000 + seed), *drawing, 4);
            }
            QImage image = painted(before, scale);
            repaint(image, before, now);
            const int apart = largestDifference(image, painted(now, scale));
            // A clip rounds what is antialiased a little differently.
            QVERIFY2(apart <= 8, qPrintable(QString("seed %1: %2").arg(seed).arg(apart)));
        }
    }

    void nothingChangedIsAnEmptyRectangle() {
        Drawing drawing;
        for (unsigned seed = 0; seed < 20; ++seed) {
            Scribbler(seed).add(drawing);
        }
        const Drawing same = drawing;
        QVERIFY(drawing.changedSince(same).isEmpty());
        QVERIFY(!drawing.changedSince(Drawing()).isEmpty());
        QCOMPARE(Drawing().changedSince(drawing), drawing.changedSince(Drawing()));
    }

    void whatChangedIsSmallWhereOneMarkDid() {
        Drawing before;
        Drawing now;
        for (Drawing* drawing : {&before, &now}) {
            drawing->box(Layer::Card, {0, 0, 300, 300}, Qt::white, {Qt::black, 1});
            drawing->box(Layer::Content, {20, 30, 10, 10}, drawing == &now ? Qt::red : Qt::blue);
            drawing->box(Layer::Content, {200, 200, 10, 10}, Qt::green);
        }
        const QRectF changed = now.changedSince(before);
        QVERIFY(changed.contains(QRectF(20, 30, 10, 10)));
        QVERIFY(QRectF(10, 20, 30, 30).contains(changed));
    }
};

QTEST_MAIN(TestDrawingChanges)
#include "test_drawing_changes.moc"
