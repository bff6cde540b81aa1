// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>

#include "figures/curve_data.h"
#include "figures/curve_layout.h"
#include "figures/curve_painter.h"
#include "figures/curve_plot.h"
#include "figures/curve_scale.h"
#include "formats/csv.h"
#include "geometry_checks.h"

using namespace lab::figures;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// Exact match against length: two mechanisms that hold, one that does not.
CurveFigure accuracy() {
    CurveFigure figure;
    figure.title = QStringLiteral("Why attention?");
    figure.subtitle = QStringLiteral("1,000 held-out sentences");
    figure.x.title = QStringLiteral("source words");
    figure.y = {QStringLiteral("exact match"), false, true, 0.0, 1.0};
    const char* names[] = {"additive", "local-p", "no attention"};
    const double falls[] = {0.001, 0.006, 0.03};
    for (int k = 0; k < 3; ++k) {
        CurveSeries series{QString::fromUtf8(names[k]), hueOf(k), {}, {}};
        for (double x = 4; x <= 40; x += 4) {
            series.points.emplace_back(x, std::max(0.0, 1 - falls[k] * x));
        }
        figure.series.push_back(series);
    }
    return figure;
}

/// Cost against length on logarithmic axes, with the fitted exponents.
CurveFigure cost() {
    CurveFigure figure;
    figure.x = {QStringLiteral("source words"), true, false, {}, {}};
    figure.y = {QStringLiteral("weights"), true, false, {}, {}};
    for (const double exponent : {2.0, 1.0}) {
        CurveSeries series{QStringLiteral("power %1").arg(exponent), CurveHue::Blue, {}, {}};
        std::vector<lab::training::Measurement> points;
        for (const double x : {4.0, 8.0, 16.0, 40.0}) {
            points.push_back({x, 3 * std::pow(x, exponent)});
            series.points.emplace_back(points.back().x, points.back().y);
        }
        series.fit = lab::training::fitPowerLaw(points);
        figure.series.push_back(series);
    }
    return figure;
}

QImage painted(const CurveFigure& figure, const CurveLayout& layout) {
    QImage image(layout.area.size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paintCurves(painter, figure, layout);
    return image;
}

QString misplaced(const CurveLayout& layout) {
    std::vector<QRectF> places{layout.title, layout.subtitle, layout.xTitle, layout.yTitle,
                               layout.plot};
    for (const CurveTick& tick : layout.xTicks) {
        places.push_back(tick.place);
    }
    for (const CurveTick& tick : layout.yTicks) {
        places.push_back(tick.place);
    }
    for (const CurveLabel& label : layout.labels) {
        places.push_back(label.place);
    }
    return samples::misplaced(places, layout.area);
}

}  // namespace

class TestCurves : public QObject {
    Q_OBJECT

  private slots:
    void scalesEndOnRoundNumbers_data();
    void scalesEndOnRoundNumbers();
    void scalesTakeWhatIsAsked();
    void valuesAndSharesAgree();
    void ticksAreRoundNumbers_data();
    void ticksAreRoundNumbers();
    void numbersAreShort();
    void pointsAreWhereTheirValuesAre();
    void linesAndNamesAreDrawn();
    void colouredTextIsReadable();
    void gapsAreNotBridged();
    void whatHasNoPlaceIsLeftOut();
    void linesEndAtTheFrame();
    void fittedLineSaysItsExponent();
    void namesDoNotOverlap();
    void linesThatHideOneAnotherAreAllThere();
    void pointsAreToldInWords();
    void pointedPointHasARing();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void emptyFrameIsDrawn();
    void pointsAreFound();
    void csvHasARowAPoint();
    void plotShowsWhatTheExportShows();
    void plotAxesCarryTheCoordinates();
    void pointingDoesNotDrawTheLinesAgain();
};

void TestCurves::scalesEndOnRoundNumbers_data() {
    QTest::addColumn<bool>("logarithmic");
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    const auto row = [](const char* name, bool log, std::vector<double> values, double lower,
                        double upper) { QTest::newRow(name) << log << values << lower << upper; };
    row("nothing", false, {}, 0, 1);
    row("nothing, log", true, {}, 1, 10);
    row("near 0", false, {3, 40}, 0, 40);
    row("away from 0", false, {92, 99}, 92, 100);
    row("one value", false, {4}, 2, 6);
    row("only 0", false, {0}, 0, 1);
    row("below 0", false, {-3, 4}, -4, 4);
    row("not finite", false, {notANumber, 2, 10}, 0, 10);
    row("log", true, {3, 40}, 2, 50);
    row("log, not positive", true, {-1, 0, 3, 40}, 2, 50);
    row("log, one value", true, {10}, 5, 20);
    row("log, small", true, {0.0003, 0.004}, 0.0002, 0.005);
}

void TestCurves::scalesEndOnRoundNumbers() {
    QFETCH(const bool, logarithmic);
    QFETCH(const std::vector<double>, values);
    QFETCH(const double, lower);
    QFETCH(const double, upper);
    const CurveScale scale = scaleFor({{}, logarithmic, false, {}, {}}, values);
    QVERIFY(scale.lower < scale.upper);
    for (const double value : values) {
        if (std::isfinite(value) && (!logarithmic || value > 0)) {
            QVERIFY(scale.shareOf(value) > -1e-9 && scale.shareOf(value) < 1 + 1e-9);
        }
    }
    QVERIFY2(std::abs(scale.lower - lower) < 1e-9, qPrintable(QString::number(scale.lower)));
    QVERIFY2(std::abs(scale.upper - upper) < 1e-9, qPrintable(QString::number(scale.upper)));
}

void TestCurves::scalesTakeWhatIsAsked() {
    const CurveScale asked = scaleFor({{}, false, true, 0.0, 1.0}, {0.3, 0.4});
    QCOMPARE(asked.lower, 0.0);
    QCOMPARE(asked.upper, 1.0);
    // What cannot be is not taken.
    for (const auto& [lower, upper] : {std::pair(2.0, 1.0), {notANumber, 1.0}, {1.0, 1.0}}) {
        const CurveScale scale = scaleFor({{}, false, false, lower, upper}, {3, 40});
        QCOMPARE(scale.lower, 0.0);
        QCOMPARE(scale.upper, 40.0);
    }
    QVERIFY(scaleFor({{}, true, false, -1.0, 100.0}, {3, 40}).lower > 0);
}

void TestCurves::valuesAndSharesAgree() {
    for (const CurveScale& scale : {CurveScale{0, 40, false}, CurveScale{2, 50, true}}) {
        QCOMPARE(scale.shareOf(scale.lower), 0.0);
        QCOMPARE(scale.shareOf(scale.upper), 1.0);
        for (const double value : {3.0, 10.0, 39.0}) {
            QVERIFY(std::abs(scale.valueAt(scale.shareOf(value)) - value) < 1e-9);
        }
    }
    QCOMPARE(CurveScale({1, 100, true}).shareOf(10), 0.5);
}

void TestCurves::ticksAreRoundNumbers_data() {
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    QTest::addColumn<bool>("logarithmic");
    QTest::addColumn<int>("most");
    QTest::addColumn<std::vector<double>>("ticks");
    using List = std::vector<double>;
    QTest::newRow("percent") << 0.0 << 1.0 << false << 5 << List{0, 0.25, 0.5, 0.75, 1};
    QTest::newRow("tens") << 0.0 << 40.0 << false << 5 << List{0, 10, 20, 30, 40};
    QTest::newRow("few") << 0.0 << 40.0 << false << 3 << List{0, 20, 40};
    QTest::newRow("signed") << -4.0 << 4.0 << false << 5 << List{-4, -2, 0, 2, 4};
    QTest::newRow("odd ends") << 3.0 << 17.0 << false << 6 << List{5, 10, 15};
    QTest::newRow("log") << 2.0 << 50.0 << true << 6 << List{2, 5, 10, 20, 50};
    QTest::newRow("decades") << 1.0 << 10'000.0 << true << 6 << List{1, 10, 100, 1000, 10'000};
    QTest::newRow("every second") << 1.0 << 1e6 << true << 4 << List{1, 100, 10'000, 1e6};
    QTest::newRow("below 1") << 0.001 << 0.1 << true << 3 << List{0.001, 0.01, 0.1};
}

void TestCurves::ticksAreRoundNumbers() {
    QFETCH(const double, lower);
    QFETCH(const double, upper);
    QFETCH(const bool, logarithmic);
    QFETCH(const int, most);
    QFETCH(const std::vector<double>, ticks);
    const auto numbers = roundNumbers({lower, upper, logarithmic}, most);
    QCOMPARE(numbers.size(), ticks.size());
    for (std::size_t k = 0; k < ticks.size(); ++k) {
        QVERIFY(std::abs(numbers[k] - ticks[k]) <= 1e-9 * std::max(1.0, std::abs(ticks[k])));
    }
}

void TestCurves::numbersAreShort() {
    const CurveAxis plain;
    const CurveAxis percent{{}, false, true, {}, {}};
    const auto text = [](double number, const CurveAxis& axis) {
        return roundText(number, axis).replace(QChar::Nbsp, u' ');
    };
    QCOMPARE(text(0.25, percent), QStringLiteral("25%"));
    QCOMPARE(text(0, percent), QStringLiteral("0%"));
    QCOMPARE(text(0.1 + 0.2, plain), QStringLiteral("0.3"));
    QCOMPARE(text(2000, plain), QStringLiteral("2 000"));
    QCOMPARE(text(200'000, plain), QStringLiteral("200 000"));
    QCOMPARE(text(1e6, plain), QStringLiteral("10⁶"));
    QCOMPARE(text(2e6, plain), QStringLiteral("2 × 10⁶"));
    QCOMPARE(text(1e-6, plain), QStringLiteral("10⁻⁶"));
    QCOMPARE(text(-5, plain), QChar(0x2212) + QStringLiteral("5"));
}

void TestCurves::pointsAreWhereTheirValuesAre() {
    for (const CurveFigure& figure : {accuracy(), cost()}) {
        const CurveLayout layout = layOut(figure, QRectF(30, 20, 600, 400));
        for (const CurveSeries& series : figure.series) {
            for (const QPointF& point : series.points) {
                const QPointF pixel = layout.pixelOf(point);
                QVERIFY(layout.plot.adjusted(-1, -1, 1, 1).contains(pixel));
                const QPointF back = layout.valueOf(pixel);
                QVERIFY(std::abs(back.x() - point.x()) < 1e-6 * std::abs(point.x()));
                QVERIFY(std::abs(back.y() - point.y()) < 1e-6);
            }
        }
    }
    const CurveFigure figure = accuracy();
    const CurveLayout layout = layOut(figure, QRectF(0, 0, 600, 400));
    QCOMPARE(layout.pixelOf({0, 0}), layout.plot.bottomLeft());
    QCOMPARE(layout.pixelOf({40, 1}), layout.plot.topRight());
}

void TestCurves::linesAndNamesAreDrawn() {
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        CurveFigure figure = accuracy();
        figure.theme = theme;
        const CurveLayout layout = layOut(figure, QRectF(0, 0, 600, 400));
        const QImage image = painted(figure, layout);
        for (const CurveSeries& series : figure.series) {
            const QPoint point = layout.pixelOf(series.points[4]).toPoint();
            QCOMPARE(image.pixel(point), lineColour(theme, series.hue).rgb());
        }
        QCOMPARE(layout.labels.size(), std::size_t{3});
        for (const CurveLabel& label : layout.labels) {
            QVERIFY(samples::isInked(image, label.place));
            QCOMPARE(label.names,
                     QStringList{figure.series[std::size_t(label.series.front())].name});
        }
        QVERIFY(samples::isInked(image, layout.title));
        QVERIFY(samples::isInked(image, layout.xTitle));
        QVERIFY(samples::isInked(image, layout.yTitle));
    }
}

void TestCurves::colouredTextIsReadable() {
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        std::vector<QColor> lines;
        for (int k = 0; k < 6; ++k) {
            QVERIFY(contrast(textColour(theme, hueOf(k)), theme.surface) >= 4.5);
            QVERIFY(contrast(lineColour(theme, hueOf(k)), theme.surface) >= 3);
            for (const QColor& other : lines) {
                QVERIFY(lineColour(theme, hueOf(k)) != other);
            }
            lines.push_back(lineColour(theme, hueOf(k)));
        }
    }
    QCOMPARE(hueOf(6), hueOf(0));
}

void TestCurves::gapsAreNotBridged() {
    CurveFigure figure = accuracy();
    figure.series.resize(1);
    figure.series[0].points = {{4, 0.5}, {12, 0.5}, {20, notANumber}, {28, 0.5}, {40, 0.5}};
    const CurveLayout layout = layOut(figure, QRectF(0, 0, 600, 400));
    const QImage image = painted(figure, layout);
    const QRgb line = lineColour(figure.theme, figure.series[0].hue).rgb();
    // Two pixels thick, on pixels or between them.
    const auto isOnLine = [&](double x) {
        const QPoint pixel = layout.pixelOf({x, 0.5}).toPoint();
        return image.pixel(pixel) == line || image.pixel(pixel - QPoint(0, 1)) == line;
    };
    QVERIFY(isOnLine(8));
    QVERIFY(!isOnLine(20));
    QVERIFY(isOnLine(34));
}

void TestCurves::whatHasNoPlaceIsLeftOut() {
    CurveFigure figure = cost();
    figure.series[0].points.insert(figure.series[0].points.begin(), {0, 5});
    figure.series[0].points.push_back({50, -3});
    const CurveLayout layout = layOut(figure, QRectF(0, 0, 600, 400));
    QCOMPARE(layout.xScale.lower, layOut(cost(), QRectF(0, 0, 600, 400)).xScale.lower);
    QVERIFY(!figure.isShown({0, 5}));
    QVERIFY(!figure.isShown({50, -3}));
    QVERIFY(figure.isShown({4, 48}));
    painted(figure, layout);
}

void TestCurves::linesEndAtTheFrame() {
    CurveFigure figure = accuracy();
    figure.series.resize(1);
    figure.series[0].points = {{0, -3}, {20, 5}, {40, 0.5}};
    figure.x.upper = 30;
    const CurveLayout layout = layOut(figure, QRectF(0, 0, 600, 400));
    const QImage image = painted(figure, layout);
    const QRgb colour = lineColour(figure.theme, figure.series[0].hue).rgb();
    bool inside = false;
    for (int i = 0; i < image.width() * image.height(); ++i) {
        const QPoint pixel(i % image.width(), i / image.width());
        if (image.pixel(pixel) == colour) {
            const bool near = layout.plot.adjusted(-3, -3, 3, 3).contains(pixel);
            QVERIFY(near || pixel.x() > layout.plot.right());  // beside it, the name's leader
            inside = inside || near;
        }
    }
    QVERIFY(inside);
}

void TestCurves::fittedLineSaysItsExponent() {
    const CurveFigure figure = cost();
    const CurveLayout layout = layOutNaturally(figure);
    QCOMPARE(layout.labels[0].detail, QStringLiteral("exponent 2.00"));
    QCOMPARE(layout.labels[1].detail, QStringLiteral("exponent 1.00"));
    // On two logarithmic axes the law is straight: between the points, on their line, some dashes.
    const QImage image = painted(figure, layout);
    const QPointF from = layout.pixelOf(figure.series[0].points[2]);
    const QPointF to = layout.pixelOf(figure.series[0].points[3]);
    int coloured = 0;
    for (double share = 0.2; share < 0.8; share += 0.02) {
        const QColor pixel(image.pixel((from + share * (to - from)).toPoint()));
        coloured += pixel != figure.theme.surface && pixel != figure.theme.border ? 1 : 0;
    }
    QVERIFY2(coloured >= 10 && coloured < 30, qPrintable(QString::number(coloured)));
    QVERIFY(accuracy().series.front().fit == std::nullopt);
    QVERIFY(layOutNaturally(accuracy()).labels.front().detail.isEmpty());
}

void TestCurves::namesDoNotOverlap() {
    CurveFigure figure = accuracy();
    figure.series.clear();
    for (int k = 0; k < 6; ++k) {
        figure.series.push_back({QStringLiteral("mechanism %1").arg(k),
                                 hueOf(k),
                                 {{4, 1}, {40, 0.97 + k * 0.001}},
                                 {}});
    }
    const CurveLayout layout = layOut(figure, QRectF(0, 0, 420, 260));
    QCOMPARE(layout.labels.size(), std::size_t{6});
    QVERIFY2(misplaced(layout).isEmpty(), qPrintable(misplaced(layout)));
    // In the order of the lines.
    for (std::size_t k = 1; k < 6; ++k) {
        QVERIFY(layout.labels[k].place.top() < layout.labels[k - 1].place.top());
    }
    // Where there is room for some only, some are there.
    const CurveLayout low = layOut(figure, QRectF(0, 0, 420, 150));
    QVERIFY(!low.labels.empty() && low.labels.size() < 6);
    QVERIFY2(misplaced(low).isEmpty(), qPrintable(misplaced(low)));
}

void TestCurves::linesThatHideOneAnotherAreAllThere() {
    for (const bool fitted : {false, true}) {
        CurveFigure figure = fitted ? cost() : accuracy();
        figure.series.push_back(figure.series.front());
        figure.series.back().name = QStringLiteral("its twin");
        figure.series.front().hue = CurveHue::Green;
        figure.series.back().hue = CurveHue::Orange;
        const int last = static_cast<int>(figure.series.size()) - 1;
        QCOMPARE(figure.bundles().front(), (std::vector<int>{0, last}));
        QCOMPARE(figure.bundles().size(), figure.series.size() - 1);
        const CurveLayout layout = layOutNaturally(figure);
        QCOMPARE(layout.labels.size(), figure.series.size() - 1);
        QCOMPARE(layout.labels[0].names,
                 (QStringList{figure.series.front().name, QStringLiteral("its twin")}));
        QVERIFY(misplaced(layout).isEmpty());
        // Both colours are on the line.
        const QImage image = painted(figure, layout).copy(layout.plot.toRect());
        for (const CurveHue hue : {CurveHue::Green, CurveHue::Orange}) {
            int pixels = 0;
            for (int k = 0; k < image.width() * image.height(); ++k) {
                pixels += image.pixel(k % image.width(), k / image.width()) ==
                          lineColour(figure.theme, hue).rgb();
            }
            QVERIFY2(pixels > 30, qPrintable(QString::number(pixels)));
        }
    }
}

void TestCurves::pointsAreToldInWords() {
    CurveFigure figure = accuracy();
    QCOMPARE(pointText(figure, {1, 0}), QStringLiteral("local-p, 4 source words: 97.6 %"));
    figure.series[1].places = {QStringLiteral("1 to 4 words")};
    QCOMPARE(pointText(figure, {1, 0}), QStringLiteral("local-p, 1 to 4 words: 97.6 %"));
    QCOMPARE(pointText(figure, {1, 1}), QStringLiteral("local-p, 8 source words: 95.2 %"));
    QVERIFY(figure.hasPoint(CurvePoint{1, 9}) && !figure.hasPoint(CurvePoint{1, 10}) &&
            !figure.hasPoint(CurvePoint{3, 0}) && !figure.hasPoint(CurvePoint{-1, 0}));
    QVERIFY2(curvesInWords(figure).contains(
                 QStringLiteral("no attention: 88 % at 4 source words, 0 % at 40 source words")),
             qPrintable(curvesInWords(figure)));
    CurveFigure costs = cost();
    QCOMPARE(pointText(costs, {0, 3}).replace(QChar::Nbsp, u' '),
             QStringLiteral("power 2, 40 source words: 4 800 weights"));
    QVERIFY(curvesInWords(costs).contains(QStringLiteral("exponent 2.00")));
    costs.series.push_back(costs.series.front());
    costs.series.back().name = QStringLiteral("twin");
    QVERIFY(pointText(costs, {2, 0}).startsWith(QStringLiteral("power 2, twin, 4 source words:")));
    costs.series.front().points.front().setY(notANumber);
    QVERIFY(!costs.hasPoint(CurvePoint{0, 0}));
    QVERIFY(curvesInWords({}).isEmpty());
}

void TestCurves::pointedPointHasARing() {
    CurveFigure figure = accuracy();
    figure.pointed = CurvePoint{1, 4};
    const CurveLayout layout = layOut(figure, QRectF(0, 0, 600, 400));
    const QImage image = painted(figure, layout);
    const QPointF middle = layout.pixelOf(figure.series[1].points[4]);
    bool ringed = false;
    for (int i = 0; i < 20 * 20; ++i) {
        const QPoint near = middle.toPoint() + QPoint(i % 20 - 10, i / 20 - 10);
        ringed = ringed || image.pixel(near) == figure.theme.hover.rgb();
    }
    QVERIFY(ringed);
    for (const CurvePoint& nowhere : {CurvePoint{9, 0}, CurvePoint{0, 99}, CurvePoint{-1, 0}}) {
        figure.pointed = nowhere;  // no ring, no crash
        QVERIFY(painted(figure, layout) != image);
    }
}

void TestCurves::nothingOverlaps_data() {
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<bool>("logarithmic");
    for (const bool logarithmic : {false, true}) {
        for (const QSizeF& size : {QSizeF(240, 160), QSizeF(330, 260), QSizeF(600, 400),
                                   QSizeF(1800, 300), QSizeF(300, 1200)}) {
            QTest::addRow("%g x %g %d", size.width(), size.height(), logarithmic)
                << size << logarithmic;
        }
    }
}

void TestCurves::nothingOverlaps() {
    QFETCH(const QSizeF, size);
    QFETCH(const bool, logarithmic);
    std::mt19937 random(7);
    for (int round = 0; round < 12; ++round) {
        CurveFigure figure = logarithmic ? cost() : accuracy();
        figure.series.clear();
        if (round % 2 == 1) {
            figure.y.lower.reset();
            figure.y.upper.reset();
            figure.y.percent = false;
        }
        const QStringList names = samples::mixedWords(6, static_cast<unsigned>(random()));
        const double size10 = std::pow(10, static_cast<int>(random() % 9) - 4);
        for (int k = 0; k < 1 + round % 6; ++k) {
            CurveSeries series{names[k], hueOf(k), {}, {}};
            for (int x = 1; x <= 5; ++x) {
                series.points.emplace_back(x * 8,
                                           size10 * (1 + static_cast<double>(random() % 1000)));
            }
            if (k % 2 == 0) {
                series.fit = lab::training::PowerLaw{size10, 1.5};
            }
            figure.series.push_back(series);
        }
        figure.pointed = CurvePoint{0, 4};
        for (const CurveLayout& layout :
             {layOut(figure, QRectF(QPointF(9, 4), size)), layOutNaturally(figure)}) {
            QVERIFY2(misplaced(layout).isEmpty(), qPrintable(misplaced(layout)));
            const QString outside = samples::paintedOutside(
                layout.area, [&](QPainter& painter) { paintCurves(painter, figure, layout); });
            QVERIFY2(outside.isEmpty(), qPrintable(outside));
        }
    }
}

void TestCurves::emptyFrameIsDrawn() {
    CurveFigure figure;
    for (const bool logarithmic : {false, true}) {
        figure.x.logarithmic = figure.y.logarithmic = logarithmic;
        const CurveLayout layout = layOut(figure, QRectF(0, 0, 400, 300));
        QVERIFY(layout.labels.empty());
        QVERIFY(layout.xTicks.size() >= 2 && layout.yTicks.size() >= 2);
        QVERIFY(samples::isInked(painted(figure, layout), layout.area));
    }
    figure.series.push_back({QStringLiteral("none yet"), CurveHue::Blue, {}, {}});
    QVERIFY(layOut(figure, QRectF(0, 0, 400, 300)).labels.empty());
    painted(figure, layOut(figure, QRectF(0, 0, 1, 1)));  // no room, no crash
}

void TestCurves::pointsAreFound() {
    const CurveFigure figure = accuracy();
    const CurveLayout layout = layOut(figure, QRectF(0, 0, 600, 400));
    const QPointF pixel = layout.pixelOf(figure.series[2].points[6]);
    QCOMPARE(layout.at(pixel + QPointF(3, 2), figure), std::optional(CurvePoint{2, 6}));
    QVERIFY(!layout.at(pixel + QPointF(0, 60), figure));
}

void TestCurves::csvHasARowAPoint() {
    CurveFigure figure = accuracy();
    auto rows = lab::formats::parseCsv(curveCsv(figure));
    QCOMPARE(rows.size(), std::size_t{31});
    QCOMPARE(rows[0], (lab::formats::CsvRow{"series", "source words", "exact match"}));
    QCOMPARE(rows[1][0], std::string("additive"));
    QCOMPARE(std::stod(rows[1][1]), 4.0);
    QCOMPARE(std::stod(rows[30][2]), figure.series[2].points[9].y());
    rows = lab::formats::parseCsv(curveCsv(cost()));
    QCOMPARE(rows[0],
             (lab::formats::CsvRow{"series", "source words", "weights", "fitted", "exponent"}));
    QVERIFY(std::abs(std::stod(rows[1][3]) - 48) < 1e-9);
    QVERIFY(std::abs(std::stod(rows[1][4]) - 2) < 1e-12);
    QCOMPARE(curveCsv({}), std::string("series,x,y\r\n"));
}

void TestCurves::plotShowsWhatTheExportShows() {
    CurvePlot plot;
    plot.resize(500, 340);
    CurveFigure figure = accuracy();
    figure.pointed = CurvePoint{0, 3};
    plot.setFigure(figure);
    const QImage shown = plot.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QImage exported = painted(figure, plot.arrangement());
    QCOMPARE(shown.size(), exported.size());
    int different = 0;
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x) {
            const QColor a(shown.pixel(x, y));
            const QColor b(exported.pixel(x, y));
            const int most = std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                                       std::abs(a.blue() - b.blue())});
            different += most > 24 ? 1 : 0;
        }
    }
    QVERIFY2(different == 0, qPrintable(QString::number(different)));
}

void TestCurves::plotAxesCarryTheCoordinates() {
    CurvePlot plot;
    plot.resize(500, 340);
    for (const CurveFigure& figure : {accuracy(), cost()}) {
        plot.setFigure(figure);
        plot.replot();
        for (const QPointF& point : figure.series[0].points) {
            const QPointF pixel = plot.arrangement().pixelOf(point);
            QVERIFY(std::abs(plot.xAxis->coordToPixel(point.x()) - pixel.x()) <= 1);
            QVERIFY(std::abs(plot.yAxis->coordToPixel(point.y()) - pixel.y()) <= 1);
            QCOMPARE(figure.series[std::size_t(plot.pointAt(pixel)->series)]
                         .points[std::size_t(plot.pointAt(pixel)->point)],
                     point);
        }
    }
    plot.show();
    plot.resize(700, 300);
    QCOMPARE(plot.arrangement().area.size(), QSizeF(700, 300));
}

void TestCurves::pointingDoesNotDrawTheLinesAgain() {
    class Counter final : public QCPLayerable {
      public:
        explicit Counter(QCustomPlot& plot) : QCPLayerable(&plot, QStringLiteral("main")) {}
        int count = 0;

      protected:
        void applyDefaultAntialiasingHint(QCPPainter*) const override {}
        void draw(QCPPainter*) override { ++count; }
    };
    CurvePlot plot;
    plot.resize(500, 340);
    plot.setFigure(accuracy());
    auto* counter = new Counter(plot);
    plot.replot();
    const int before = counter->count;
    plot.setPointed(CurvePoint{1, 1});
    QCOMPARE(plot.figure().pointed, std::optional(CurvePoint{1, 1}));
    QCOMPARE(counter->count, before);
}

QTEST_MAIN(TestCurves)
#include "test_curves.moc"
