// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/power_law.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace lab::training;

namespace {

bool isNear(double a, double b) {
    return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}

}  // namespace

class TestPowerLaw : public QObject {
    Q_OBJECT

  private slots:
    void exactLawsAreFound_data() {
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("exponent");
        QTest::newRow("square") << 3.0 << 2.0;
        QTest::newRow("linear") << 1e-6 << 1.0;
        QTest::newRow("constant") << 7.0 << 0.0;
        QTest::newRow("falling") << 2.0 << -0.5;
    }

    void exactLawsAreFound() {
        QFETCH(const double, factor);
        QFETCH(const double, exponent);
        std::vector<Measurement> points;
        for (const double x : {3.0, 5.0, 8.0, 13.0, 40.0}) {
            points.push_back({x, factor * std::pow(x, exponent)});
        }
        const auto law = fitPowerLaw(points);
        QVERIFY(law.has_value());
        QVERIFY(isNear(law->factor, factor));
        QVERIFY(isNear(law->exponent, exponent));
        QVERIFY(isNear(law->at(8), points[2].y));
    }

    /// log y: 0, 2, 1 over log x: 0, 1, 2 has the line 1/2 + x/2.
    void scatteredPointsByHand() {
        const std::vector<Measurement> points{
            {1, 1}, {std::exp(1), std::exp(2)}, {std::exp(2), std::exp(1)}};
        const auto law = fitPowerLaw(points);
        QVERIFY(law.has_value());
        QVERIFY(isNear(law->exponent, 0.5));
        QVERIFY(isNear(law->factor, std::exp(0.5)));
    }

    /// No other line is nearer to the points.
    void isTheLeastSquares() {
        std::mt19937 random(1);
        std::uniform_real_distribution<double> uniform(0.1, 50);
        std::vector<Measurement> points(12);
        for (auto& [x, y] : points) {
            x = uniform(random);
            y = uniform(random);
        }
        const auto squares = [&](const PowerLaw& law) {
            double sum = 0;
            for (const auto& [x, y] : points) {
                sum += std::pow(std::log(y / law.at(x)), 2);
            }
            return sum;
        };
        const PowerLaw law = fitPowerLaw(points).value();
        for (const double step : {-0.01, 0.01}) {
            QVERIFY(squares({law.factor * (1 + step), law.exponent}) > squares(law));
            QVERIFY(squares({law.factor, law.exponent + step}) > squares(law));
        }
    }

    void whatHasNoLogarithmIsLeftOut() {
        const double infinity = std::numeric_limits<double>::infinity();
        const double nothing = std::numeric_limits<double>::quiet_NaN();
        const std::vector<Measurement> points{{1, 2},        {0, 5},       {-3, 5}, {4, 0},
                                              {2, infinity}, {3, nothing}, {10, 20}};
        const auto law = fitPowerLaw(points);
        QVERIFY(law.has_value());
        QVERIFY(isNear(law->exponent, 1));
        QVERIFY(isNear(law->factor, 2));
    }

    void tooLittleGivesNone() {
        QVERIFY(!fitPowerLaw({}));
        const std::vector<Measurement> one{{3, 4}};
        QVERIFY(!fitPowerLaw(one));
        const std::vector<Measurement> above{{3, 4}, {3, 5}, {3, 6}};
        QVERIFY(!fitPowerLaw(above));
    }
};

QTEST_GUILESS_MAIN(TestPowerLaw)
#include "test_power_law.moc"
