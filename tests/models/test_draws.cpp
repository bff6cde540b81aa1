// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/draws.h"

#include <QtTest>
#include <cmath>
#include <set>

#include "models/decode.h"
#include "small_model.h"

using namespace lab;
using models::Decoding;

class TestDraws : public QObject {
    Q_OBJECT

    const std::shared_ptr<const models::Model> model_ = smallModel(1, 6, 1, {.mechanism = "hard"});

    /// Which positions a forced translation looked at.
    [[nodiscard]] std::vector<Eigen::Index> drawn(std::uint64_t seed) const {
        const auto trace = models::translate(
            model_, {"a", "b", "c", "d", "e", "f"},
            {.mode = Decoding::Mode::Forced, .forced = {4, 5, 6, 7, 4, 5, 6, 7}, .seed = seed});
        std::vector<Eigen::Index> positions;
        for (int t = 0; t < trace->targetPositions(); ++t) {
            positions.emplace_back();
            trace->value(trace->find("sample", t)->node).col(0).maxCoeff(&positions.back());
        }
        return positions;
    }

  private slots:
    void numbersDependOnSeedWordAndSentenceAlone() {
        const auto draw = models::drawsOf(7);
        const double first = draw(3, 2);
        draw(0, 0);
        QCOMPARE(draw(3, 2), first);
        std::set<double> numbers;
        for (const std::uint64_t seed : {0, 1, 2}) {
            for (int t = 0; t < 50; ++t) {
                for (tape::Index b = 0; b < 50; ++b) {
                    numbers.insert(models::drawsOf(seed)(t, b));
                }
            }
        }
        QCOMPARE(numbers.size(), std::size_t{3 * 50 * 50});
        QVERIFY(*numbers.begin() >= 0 && *numbers.rbegin() < 1);
    }

    void numbersAreUniform() {
        const auto draw = models::drawsOf(1);
        constexpr int count = 40000;
        std::array<int, 10> tenths{};
        for (int k = 0; k < count; ++k) {
            ++tenths[static_cast<std::size_t>(10 * draw(k % 40, k / 40))];
        }
        for (const int tenth : tenths) {
            QVERIFY(std::abs(tenth - count / 10) < 5 * std::sqrt(count * 0.09));
        }
    }

    void equalSeedsDrawTheSame() { QCOMPARE(drawn(5), drawn(5)); }

    void otherSeedsDrawAgain() {
        std::set<std::vector<Eigen::Index>> all;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            all.insert(drawn(seed));
        }
        QVERIFY(all.size() > 15);
    }

    /// The trace of a beam is that of its best hypothesis, drawn as in the search.
    void aBeamDrawsAsGreedyDoes() {
        const auto greedy = models::translate(model_, {"a", "b"}, {.maxLength = 8, .seed = 3});
        const auto beam = models::translate(
            model_, {"a", "b"},
            {.mode = Decoding::Mode::Beam, .beamWidth = 1, .maxLength = 8, .seed = 3});
        QVERIFY(greedy->targetIds() == beam->targetIds());
    }
};

QTEST_GUILESS_MAIN(TestDraws)
#include "test_draws.moc"
