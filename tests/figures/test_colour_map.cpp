// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>
#include <vector>

#include "figures/colour_map.h"
#include "figures/theme.h"

using lab::figures::ColourMap;
using lab::figures::inkOn;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

std::vector<ColourMap> allMaps() {
    return {ColourMap::viridis(), ColourMap::cividis(),           ColourMap::grey(),
            ColourMap::print(),   ColourMap::signedValues(false), ColourMap::signedValues(true)};
}

}  // namespace

class TestColourMap : public QObject {
    Q_OBJECT

  private slots:
    void viridisAndCividisAreThePublishedOnes();
    void greyIsAsInThePaperAndPrintItsOpposite();
    void valuesBeyondTheEndsHaveTheColourOfTheEnd();
    void nanHasAColourThatNoNumberHas();
    void signedValuesAreNeutralAtZeroBlueBelowRedAbove();
    void weightsGetLighterOrDarkerAllTheWay();
    void inkIsReadableOnEveryColour();
};

void TestColourMap::viridisAndCividisAreThePublishedOnes() {
    // Entries 0, 64, 128, 192 and 255 as published.
    const ColourMap viridis = ColourMap::viridis();
    QCOMPARE(viridis.at(0), 0xFF440154U);
    QCOMPARE(viridis.at(0.25), 0xFF3B528BU);
    QCOMPARE(viridis.at(0.5), 0xFF21918CU);
    QCOMPARE(viridis.at(0.75), 0xFF5EC962U);
    QCOMPARE(viridis.at(1), 0xFFFDE725U);
    const ColourMap cividis = ColourMap::cividis();
    QCOMPARE(cividis.at(0), 0xFF00224EU);
    QCOMPARE(cividis.at(1), 0xFFFEE838U);
}

void TestColourMap::greyIsAsInThePaperAndPrintItsOpposite() {
    QCOMPARE(ColourMap::grey().at(0), qRgb(0, 0, 0));
    QCOMPARE(ColourMap::grey().at(1), qRgb(255, 255, 255));
    QCOMPARE(ColourMap::grey().at(0.5), qRgb(128, 128, 128));
    QCOMPARE(ColourMap::print().at(0), qRgb(255, 255, 255));
    QCOMPARE(ColourMap::print().at(1), qRgb(0, 0, 0));
}

void TestColourMap::valuesBeyondTheEndsHaveTheColourOfTheEnd() {
    for (const ColourMap& map : allMaps()) {
        QCOMPARE(map.at(7), map.at(map.highest()));
        QCOMPARE(map.at(infinity), map.at(map.highest()));
        QCOMPARE(map.at(-7), map.at(map.lowest()));
        QCOMPARE(map.at(-infinity), map.at(map.lowest()));
    }
}

void TestColourMap::nanHasAColourThatNoNumberHas() {
    for (const ColourMap& map : allMaps()) {
        QCOMPARE(map.at(notANumber), ColourMap::missing());
        for (double value = map.lowest(); value <= map.highest(); value += 1.0 / 512) {
            QVERIFY(map.at(value) != ColourMap::missing());
        }
    }
}

void TestColourMap::signedValuesAreNeutralAtZeroBlueBelowRedAbove() {
    QCOMPARE(ColourMap::signedValues(false).at(0), qRgb(255, 255, 255));
    const auto redness = [](QRgb colour) { return qRed(colour) - qBlue(colour); };
    for (const bool dark : {false, true}) {
        const ColourMap map = ColourMap::signedValues(dark);
        for (int i = 1; i <= 20; ++i) {
            QVERIFY(redness(map.at(i / 20.0)) > redness(map.at((i - 1) / 20.0)));
            QVERIFY(redness(map.at(-i / 20.0)) < redness(map.at((1 - i) / 20.0)));
        }
    }
}

void TestColourMap::weightsGetLighterOrDarkerAllTheWay() {
    for (const ColourMap& map : {ColourMap::viridis(), ColourMap::cividis(), ColourMap::grey()}) {
        double before = 0;
        for (int i = 0; i <= 32; ++i) {
            const double light = lab::figures::contrast(QColor(map.at(i / 32.0)), Qt::black);
            QVERIFY(light > before);
            before = light;
        }
    }
}

void TestColourMap::inkIsReadableOnEveryColour() {
    for (const ColourMap& map : allMaps()) {
        for (double value = map.lowest(); value <= map.highest(); value += 1.0 / 256) {
            QVERIFY(lab::figures::contrast(inkOn(map.at(value)), QColor(map.at(value))) >= 4.5);
        }
    }
    QVERIFY(lab::figures::contrast(inkOn(ColourMap::missing()), QColor(ColourMap::missing())) >=
            4.5);
}

QTEST_GUILESS_MAIN(TestColourMap)
#include "test_colour_map.moc"
