// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/sample_average.h"

#include <QTest>
#include <cmath>

#include "small_trace.h"

using namespace lab;
using namespace lab::scene;

namespace {

std::shared_ptr<const models::Trace> traceOf(const char* mechanism) {
    models::TranslatorConfig config;
    config.mechanism = mechanism;
    const auto model = test::smallModel(7, config);
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced};
    decoding.forced = model->target.encode({"il", "aime", "pommes"});
    return models::translate(model, {"he", "likes", "red", "apples", "."}, decoding);
}

}  // namespace

class TestSampleAverage : public QObject {
    Q_OBJECT

  private slots:
    void eachDrawIsCounted() {
        const auto trace = traceOf("hard");
        for (const int draws : {1, 7, 10, 100, 1'234}) {
            const auto average = sampleAverage(*trace, 1, draws, 3);
            QVERIFY(average);
            QCOMPARE(average->draws(), draws);
            QCOMPARE(average->counts.size(), average->weights.size());
            QCOMPARE(average->distances.back().x, double(draws));
            QCOMPARE(average->expected.size(), average->distances.size());
        }
    }

    void aSeedGivesTheSameDraws() {
        const auto trace = traceOf("hard");
        const auto first = sampleAverage(*trace, 2, 500, 11);
        const auto again = sampleAverage(*trace, 2, 500, 11);
        const auto other = sampleAverage(*trace, 2, 500, 12);
        QVERIFY(first->counts == again->counts && first->distances == again->distances);
        QVERIFY(first->counts != other->counts);
    }

    void distancesStandAtRoundNumbersOfDraws() {
        const auto average = sampleAverage(*traceOf("hard"), 0, 300, 1);
        std::vector<double> at;
        for (const auto& each : average->distances) {
            at.push_back(each.x);
        }
        QCOMPARE(at, (std::vector<double>{1, 2, 5, 10, 20, 50, 100, 200, 300}));
    }

    void sharesApproachTheWeights() {
        const auto average = sampleAverage(*traceOf("hard"), 1, 100'000, 5);
        for (std::size_t i = 0; i < average->weights.size(); ++i) {
            const double share = average->counts[i] / 100'000.0;
            // Five standard deviations.
            const double weight = average->weights[i];
            QVERIFY(std::abs(share - weight) <
                    5 * std::sqrt(weight * (1 - weight) / 100'000) + 1e-9);
        }
    }

    void theMeanConvergesAsTheRootOfTheDraws() {
        const auto trace = traceOf("hard");
        double exponents = 0;
        constexpr int runs = 20;
        for (int seed = 0; seed < runs; ++seed) {
            const auto average = sampleAverage(*trace, 1, 10'000, static_cast<std::uint64_t>(seed));
            QVERIFY(average->law);
            exponents += average->law->exponent / runs;
            QVERIFY(average->distances.back().y < average->expected.front().y / 20);
            QVERIFY(std::abs(average->expected.back().y * 100 / average->expected.front().y - 1) <
                    1e-9);
        }
        QVERIFY2(std::abs(exponents + 0.5) < 0.08, qPrintable(QString::number(exponents)));
    }

    /// The root of the mean square of many series is what is expected of one.
    void theExpectedDistanceIsThatOfManySeries() {
        const auto trace = traceOf("hard");
        constexpr int runs = 2'000;
        double squares = 0;
        double expected = 0;
        for (int seed = 0; seed < runs; ++seed) {
            const auto average = sampleAverage(*trace, 1, 10, static_cast<std::uint64_t>(seed));
            const double distance = average->distances.back().y;
            squares += distance * distance / runs;
            expected = average->expected.back().y;
        }
        QVERIFY(std::abs(std::sqrt(squares) / expected - 1) < 0.05);
    }

    void whoDrawsNothingHasNoAverage() {
        QVERIFY(!sampleAverage(*traceOf("additive"), 0, 10, 1));
        QVERIFY(!sampleAverage(*traceOf("none"), 0, 10, 1));
        const auto trace = traceOf("hard");
        QVERIFY(!sampleAverage(*trace, -1, 10, 1));
        QVERIFY(!sampleAverage(*trace, trace->targetPositions(), 10, 1));
    }
};

QTEST_GUILESS_MAIN(TestSampleAverage)
#include "test_sample_average.moc"
