// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/decode.h"

#include <QtTest>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <random>

#include "models/stopped.h"
#include "small_model.h"

using namespace lab;
using language::Vocabulary;
using models::Decoding;
using models::Trace;
using Words = std::vector<std::string>;

namespace {

Words randomSentence(std::mt19937& random) {
    Words words(1 + random() % 7);
    for (std::string& word : words) {
        word = std::string(1, static_cast<char>('a' + random() % 7));  // g is unknown
    }
    return words;
}

/// log p of the words that a trace has at its positions.
double logProbability(const Trace& trace) {
    double sum = 0;
    for (int t = 0; t < trace.targetPositions(); ++t) {
        const auto p = trace.value(trace.find("probabilities", t)->node);
        sum += std::log(static_cast<double>(p(trace.targetIds()[static_cast<std::size_t>(t)], 0)));
    }
    return sum;
}

/// The chosen words, whether or not the translation was cut off after them.
std::vector<int> withoutEnd(const Trace& trace) {
    std::vector<int> ids = trace.targetIds();
    if (!trace.cutOff()) {
        ids.pop_back();
    }
    return ids;
}

}  // namespace

class TestDecode : public QObject {
    Q_OBJECT

  private slots:
    void whatIsStoppedEndsAtTheNextWord() {
        std::stop_source source;
        Decoding decoding;
        decoding.stop = source.get_token();
        decoding.forced = {Vocabulary::kUnk};
        const std::array modes{Decoding::Mode::Greedy, Decoding::Mode::Beam,
                               Decoding::Mode::Forced};
        for (const Decoding::Mode mode : modes) {
            decoding.mode = mode;
            QVERIFY(models::translate(smallModel(1), {"a", "b"}, decoding) != nullptr);
        }
        source.request_stop();
        for (const Decoding::Mode mode : modes) {
            decoding.mode = mode;
            QVERIFY_EXCEPTION_THROWN((void)models::translate(smallModel(1), {"a", "b"}, decoding),
                                     models::Stopped);
        }
    }

    void greedyTakesTheLikeliestWord() {
        std::mt19937 random(1);
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            const auto trace = models::translate(smallModel(seed), randomSentence(random), {});
            for (int t = 0; t + 1 < trace->targetPositions(); ++t) {
                const auto p = trace->value(trace->find("probabilities", t)->node).col(0);
                const int chosen = trace->targetIds()[static_cast<std::size_t>(t)];
                QVERIFY(chosen >= Vocabulary::kUnk);
                QCOMPARE(p(chosen), p.tail(p.size() - Vocabulary::kEos).maxCoeff());
            }
        }
    }

    void aBeamOfOneIsGreedy() {
        std::mt19937 random(2);
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            const auto model = smallModel(seed);
            const Words source = randomSentence(random);
            const auto greedy = models::translate(model, source, {.maxLength = 12});
            const auto beam = models::translate(
                model, source, {.mode = Decoding::Mode::Beam, .beamWidth = 1, .maxLength = 12});
            QVERIFY(greedy->targetIds() == beam->targetIds());
        }
    }

    /// Wide enough to keep everything, the beam finds what trying all sentences finds.
    void aWideBeamFindsTheBest() {
        constexpr int longest = 3;
        std::mt19937 random(3);
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const auto model = smallModel(seed, 3);
            const Words source = randomSentence(random);
            double best = -1e9;
            std::vector<int> bestIds;
            const auto consider = [&](const std::vector<int>& ids, bool isFinished) {
                const auto trace = models::translate(
                    model, source, {.mode = Decoding::Mode::Forced, .forced = ids});
                double sum = logProbability(*trace);
                if (!isFinished) {  // forced, it is closed by <eos>, the beam has not yet
                    const int end = trace->targetPositions() - 1;
                    const auto p = trace->value(trace->find("probabilities", end)->node);
                    sum -= std::log(static_cast<double>(p(Vocabulary::kEos, 0)));
                }
                const double score = sum / static_cast<double>(ids.size() + (isFinished ? 1 : 0));
                if (score > best) {
                    best = score;
                    bestIds = ids;
                }
            };
            std::vector<std::vector<int>> sentences{{}};
            for (int length = 0; length <= longest; ++length) {
                std::vector<std::vector<int>> longer;
                for (const auto& ids : sentences) {
                    if (length == longest) {
                        consider(ids, false);
                        continue;
                    }
                    consider(ids, true);
                    for (int id = Vocabulary::kUnk; id < model->target.size(); ++id) {
                        longer.push_back(ids);
                        longer.back().push_back(id);
                    }
                }
                sentences = std::move(longer);
            }
            const auto found = models::translate(
                model, source,
                {.mode = Decoding::Mode::Beam, .beamWidth = 1000, .maxLength = longest});
            QVERIFY(withoutEnd(*found) == bestIds);
        }
    }

    void aForcedTargetIsFollowed() {
        std::mt19937 random(4);
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            const auto model = smallModel(seed);
            std::vector<int> target(random() % 8);
            std::ranges::generate(target, [&] {
                return Vocabulary::kUnk +
                       static_cast<int>(random() % (model->target.size() - Vocabulary::kUnk));
            });
            const auto trace = models::translate(
                model, randomSentence(random), {.mode = Decoding::Mode::Forced, .forced = target});
            target.push_back(Vocabulary::kEos);
            QVERIFY(trace->targetIds() == target);
            QCOMPARE(trace->target().back(), std::string("<eos>"));
        }
    }

    void forcingTheGreedyTranslationChangesNothing() {
        std::mt19937 random(5);
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            const auto model = smallModel(seed);
            const Words source = randomSentence(random);
            const auto greedy = models::translate(model, source, {.maxLength = 9});
            const auto forced = models::translate(
                model, source, {.mode = Decoding::Mode::Forced, .forced = withoutEnd(*greedy)});
            QVERIFY(forced->alignment().topRows(greedy->targetPositions()) == greedy->alignment());
        }
    }

    void everyRowOfTheAlignmentSumsToOne() {
        std::mt19937 random(6);
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            const Words source = randomSentence(random);
            const auto trace = models::translate(smallModel(seed), source, {});
            const auto weights = trace->alignment();
            QCOMPARE(weights.rows(), static_cast<Eigen::Index>(trace->target().size()));
            QCOMPARE(weights.cols(), static_cast<Eigen::Index>(source.size() + 1));
            QVERIFY(weights.minCoeff() >= 0);
            QVERIFY(((weights.rowwise().sum().array() - 1).abs() < 1e-5F).all());
        }
    }

    void neverLongerThanAllowed() {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            for (const auto mode : {Decoding::Mode::Greedy, Decoding::Mode::Beam}) {
                const auto trace = models::translate(
                    smallModel(seed), {"a", "b"}, {.mode = mode, .beamWidth = 3, .maxLength = 5});
                QVERIFY(withoutEnd(*trace).size() <= 5);
                QVERIFY(!trace->cutOff() || trace->targetPositions() == 5);
            }
        }
    }

    /// The end of a sentence is the model's choice, never the limit's.
    void theEndIsThereOnlyWhereItWasChosen() {
        std::map<bool, int> seen;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto model = smallModel(seed);
            const auto open = models::translate(model, {"a", "b"}, {.maxLength = 30});
            const int words = static_cast<int>(withoutEnd(*open).size());
            for (const int limit : {1, words - 1, words, words + 1}) {
                if (limit < 1 || limit > 30) {
                    continue;
                }
                const auto trace = models::translate(model, {"a", "b"}, {.maxLength = limit});
                const bool cut = open->cutOff() || limit < words;
                QCOMPARE(trace->cutOff(), cut);
                QCOMPARE(trace->target().back() == "<eos>", !cut);
                const auto most = static_cast<std::ptrdiff_t>(trace->target().size());
                QVERIFY(std::equal(trace->target().begin(), trace->target().end(),
                                   open->target().begin(), open->target().begin() + most));
                ++seen[cut];
            }
        }
        QVERIFY(seen[true] > 5 && seen[false] > 5);
    }

    void nothingStandsAfterTheCut() {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto trace = models::translate(smallModel(seed), {"a", "b"}, {.maxLength = 2});
            QCOMPARE(trace->alignment().rows(), tape::Index{trace->targetPositions()});
            for (const tape::Step& step : trace->steps()) {
                QVERIFY(step.place.target < trace->targetPositions());
            }
        }
    }

    void aForcedTargetBeyondTheLimitIsFollowed() {
        const std::vector<int> target(9, 4);
        const auto trace =
            models::translate(smallModel(1), {"a"},
                              {.mode = Decoding::Mode::Forced, .forced = target, .maxLength = 3});
        QCOMPARE(trace->targetPositions(), 10);
        QVERIFY(!trace->cutOff());
    }

    void unknownWordsAreReadAsUnk() {
        const auto model = smallModel(1);
        const auto one = models::translate(model, {"a", "zebra"}, {});
        const auto other = models::translate(model, {"a", "🦓"}, {});
        QVERIFY(one->alignment() == other->alignment());
        QCOMPARE(one->source(), (Words{"a", "zebra", "<eos>"}));
    }

    void forcedWordsStayAsTheyWereTyped() {
        const auto model = smallModel(1);
        const Words typed{model->target.word(4), "zebra", model->target.word(5)};
        models::Decoding decoding{.mode = Decoding::Mode::Forced};
        decoding.forced = model->target.encode(typed);
        const auto plain = models::translate(model, {"a", "zebra"}, decoding);
        QCOMPARE(plain->target()[1], std::string("<unk>"));
        decoding.typed = typed;
        const auto trace = models::translate(model, {"a", "zebra"}, decoding);
        QCOMPARE(trace->target(), (Words{typed[0], "zebra", typed[2], "<eos>"}));
        QCOMPARE(trace->targetIds(), plain->targetIds());
        QVERIFY(trace->alignment() == plain->alignment());
        for (const auto& each : {trace, plain}) {
            QVERIFY(!each->isUnknownTarget(0) && each->isUnknownTarget(1));
            QVERIFY(!each->isUnknownTarget(2) && !each->isUnknownTarget(3));
            QVERIFY(!each->isUnknownSource(0) && each->isUnknownSource(1));
            QVERIFY(!each->isUnknownSource(2));
        }
        decoding.typed.pop_back();
        QVERIFY_EXCEPTION_THROWN(models::translate(model, {"a"}, decoding), std::invalid_argument);
    }

    void aColderSoftmaxIsSharper() {
        const auto model = smallModel(3);
        const auto mean = [&](float temperature) {
            const auto trace = models::translate(
                model, {"a", "b", "c"},
                {.mode = Decoding::Mode::Forced, .forced = {4, 5}, .temperature = temperature});
            return trace->alignment().rowwise().maxCoeff().mean();
        };
        QVERIFY(mean(0.05F) > mean(1));
        QVERIFY(mean(1) > mean(50));
    }

    void refusesForcedIdsThatAreNoWords() {
        const auto model = smallModel(1);
        for (const int bad : {-1, Vocabulary::kPad, Vocabulary::kBos, Vocabulary::kEos,
                              model->target.size(), std::numeric_limits<int>::max()}) {
            for (const std::vector<int>& forced : {std::vector{bad}, std::vector{4, bad, 5}}) {
                QVERIFY_EXCEPTION_THROWN(
                    models::translate(model, {"a"},
                                      {.mode = Decoding::Mode::Forced, .forced = forced}),
                    std::invalid_argument);
            }
        }
    }

    /// Finite weights, as a checkpoint may have them, whose products are not.
    void namesTheNodeThatOverflows() {
        const auto model = smallModel(1, 6, 1e30F);
        for (const auto mode : {Decoding::Mode::Greedy, Decoding::Mode::Beam}) {
            try {
                models::translate(model, {"a", "b"}, {.mode = mode});
                QFAIL("it must be refused");
            } catch (const tape::TapeError& error) {
                QVERIFY(std::string(error.what()).find("not finite in node #") !=
                        std::string::npos);
            }
        }
    }

    void refusesWhatMakesNoSense() {
        const auto model = smallModel(1);
        QVERIFY_EXCEPTION_THROWN(models::translate(model, {}, {}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(models::translate(model, {"a"}, {.beamWidth = 0}),
                                 std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(models::translate(model, {"a"}, {.maxLength = 0}),
                                 std::invalid_argument);
        for (const float bad : {-1.0F, std::nanf("")}) {
            QVERIFY_EXCEPTION_THROWN(models::translate(model, {"a"}, {.temperature = bad}),
                                     std::invalid_argument);
        }
        const std::vector<int> source{4, Vocabulary::kEos};
        QVERIFY_EXCEPTION_THROWN(models::beamSearch(*model, source, {.beamWidth = 0}),
                                 std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(TestDecode)
#include "test_decode.moc"
