// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/training_curves.h"

#include <QtTest>
#include <cmath>

using namespace lab;
using namespace lab::gui;

namespace {

/// A long training, as a file may hold it: measured after every step.
TrainingMoment momentOf(int steps) {
    TrainingMoment moment;
    moment.plan.options.steps = steps;
    for (int step = 1; step <= steps; ++step) {
        const double share = static_cast<double>(step) / steps;
        moment.log.losses.push_back(static_cast<float>(1 - share));
        moment.log.gradientNorms.push_back(1);
        moment.log.parameterNorms.push_back(2);
        moment.log.measured.push_back({.step = step,
                                       .loss = 2 - share,
                                       .exactMatch = share,
                                       .alignmentAccuracy = std::nan("")});
    }
    return moment;
}

double meanOf(const std::vector<QPointF>& points) {
    double sum = 0;
    for (const QPointF& point : points) {
        sum += point.y();
    }
    return sum / static_cast<double>(points.size());
}

}  // namespace

class TestTrainingCurves : public QObject {
    Q_OBJECT

  private slots:
    void shortTrainingsAreShownStepByStep() {
        const TrainingMoment moment = momentOf(4);
        const auto loss = lossCurves(&moment, 4, scene::TrainingChart::Loss);
        QCOMPARE(loss.series.size(), std::size_t{2});
        const std::vector<QPointF> expected{{1, 0.75}, {2, 0.5}, {3, 0.25}, {4, 0}};
        QCOMPARE(loss.series[0].points, expected);
        const std::vector<QPointF> measured{{1, 1.75}, {2, 1.5}, {3, 1.25}, {4, 1}};
        QCOMPARE(loss.series[1].points, measured);
    }

    void aMillionStepsAreAFewHundredPoints() {
        const TrainingMoment moment = momentOf(1'000'000);
        for (const auto& figure :
             {lossCurves(&moment, 0, scene::TrainingChart::Loss),
              lossCurves(&moment, 0, scene::TrainingChart::Norms), heldOutCurves(&moment, 0)}) {
            QVERIFY(!figure.series.empty());
            for (const auto& series : figure.series) {
                QVERIFY2(series.points.size() <= 300, qPrintable(series.name));
                QVERIFY2(series.points.size() >= 150, qPrintable(series.name));
                QVERIFY(std::ranges::is_sorted(series.points, std::less<>(), &QPointF::x));
            }
        }
        const auto loss = lossCurves(&moment, 0, scene::TrainingChart::Loss);
        QVERIFY(std::abs(meanOf(loss.series[0].points) - 0.5) < 0.01);
        QVERIFY(std::abs(meanOf(loss.series[1].points) - 1.5) < 0.01);
    }

    void whatWasNotMeasuredHasNoCurve() {
        const TrainingMoment moment = momentOf(10);
        const auto figure = heldOutCurves(&moment, 10);
        QCOMPARE(figure.series.size(), std::size_t{1});
        QCOMPARE(figure.series.front().name, QString("exact match"));
        QVERIFY(heldOutCurves(nullptr, 0).series.empty());
    }
};

QTEST_GUILESS_MAIN(TestTrainingCurves)
#include "test_training_curves.moc"
