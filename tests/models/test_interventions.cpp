// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/interventions.h"

#include <QtTest>
#include <limits>
#include <map>
#include <random>

#include "double_model.h"
#include "kinds.h"
#include "models/decode.h"
#include "models/draws.h"
#include "tape/recorder.h"

using namespace lab;
using language::Vocabulary;
using models::Decoding;
using models::Intervention;
using models::Rest;
using models::Trace;
using models::testing::DoubleModel;
using Matrix = tape::Matrix<double>;
using Words = std::vector<std::string>;

namespace {

/// A run in double of a sentence whose translation is told.
class Told {
  public:
    Told(const DoubleModel& network, std::span<const Intervention> changes)
        : interventions_(changes),
          run_(tape_, network.parameters, nullptr, &recorder_, &interventions_) {
        const auto& translator = network.model->translator;
        auto encoded = translator.encode<double>(run_, {source}, models::drawsOf(7));
        auto state = encoded.start;
        for (std::size_t t = 0; t < words.size(); ++t) {
            state = translator
                        .decode<double>(run_, encoded, state, std::span(&before[t], 1),
                                        static_cast<int>(t))
                        .state;
        }
    }

    [[nodiscard]] const tape::Tape<double>& tape() const { return tape_; }
    [[nodiscard]] const std::vector<tape::Step>& steps() const { return recorder_.steps(); }

    static constexpr std::array source{4, 6, 3, 5, Vocabulary::kEos};
    static constexpr std::array before{Vocabulary::kBos, 5, 4};
    static constexpr std::array words{5, 4, Vocabulary::kEos};

  private:
    models::Interventions<double> interventions_;
    tape::Tape<double> tape_;
    tape::Recorder recorder_;
    tape::Run<double> run_;
};

/// All values of a tape when one element is another number: every later node computed anew from
/// what its op says about itself.
std::vector<Matrix> replayed(const tape::Tape<double>& tape, const tape::Element& changed,
                             double number) {
    std::vector<Matrix> values;
    for (tape::NodeId node = 0; node < static_cast<tape::NodeId>(tape.size()); ++node) {
        values.emplace_back(tape.value(node));
        Matrix& value = values.back();
        if (node == changed.node) {
            value(changed.row, changed.column) = number;
        }
        const auto valueOf = [&](const tape::Element& element) {
            return values[static_cast<std::size_t>(element.node)](element.row, element.column);
        };
        for (tape::Index i = 0; node > changed.node && i < value.size(); ++i) {
            const tape::Element element{node, i % value.rows(), i / value.rows()};
            const auto explanation = tape.explain(element);
            if (explanation.rule != tape::Rule::Leaf) {
                value(element.row, element.column) = evaluate(explanation, valueOf);
            }
        }
    }
    return values;
}

/// Steps whose change has one meaning: their node has one name, and the graph does not hang on it.
std::vector<tape::Step> changeable(const std::vector<tape::Step>& steps) {
    std::map<tape::NodeId, int> names;
    for (const tape::Step& step : steps) {
        ++names[step.node];
    }
    std::vector<tape::Step> chosen;
    std::ranges::copy_if(steps, std::back_inserter(chosen), [&](const tape::Step& step) {
        return names[step.node] == 1 && step.label->stage != tape::Stage::Window;
    });
    return chosen;
}

double difference(const Told& edited, const Told& original, const std::vector<Matrix>& expected) {
    double worst = 0;
    for (std::size_t k = 0; k < original.steps().size(); ++k) {
        if (original.steps()[k].label->name == "log.probability") {
            continue;  // of which position hangs on what was drawn
        }
        const auto& now = edited.tape().value(edited.steps()[k].node);
        const auto& right = expected[static_cast<std::size_t>(original.steps()[k].node)];
        worst = std::max(worst, (now - right).cwiseAbs().maxCoeff());
    }
    return worst;
}

void compareWithReplay(const DoubleModel& network, std::mt19937& random) {
    const Told original(network, {});
    for (const tape::Step& step : changeable(original.steps())) {
        const auto value = original.tape().value(step.node);
        std::uniform_int_distribution<tape::Index> row(0, value.rows() - 1);
        std::uniform_int_distribution<tape::Index> column(0, value.cols() - 1);
        const tape::Element element{step.node, row(random), column(random)};
        const double number = value(element.row, element.column) +
                              std::uniform_real_distribution<double>(0.1, 0.2)(random);
        const std::vector<Intervention> changes{{.step = std::string(step.label->name),
                                                 .place = step.place,
                                                 .row = element.row,
                                                 .column = element.column,
                                                 .value = number}};
        const Told edited(network, changes);
        const double error =
            difference(edited, original, replayed(original.tape(), element, number));
        QVERIFY2(error < 1e-9, qPrintable(QString("%1 at %2, %3: %4")
                                              .arg(QString::fromStdString(changes[0].step))
                                              .arg(step.place.target)
                                              .arg(step.place.source)
                                              .arg(error)));
    }
}

/// The row of weights at a target word.
Eigen::VectorXf weightsAt(const Trace& trace, int t, int head = -1) {
    return trace.value(trace.find("weights", {.target = t, .head = head})->node).col(0);
}

Decoding changed(const Intervention& change) {
    Decoding decoding{.maxLength = 8};
    decoding.whatIf.numbers = {change};
    return decoding;
}

const Words sentence{"a", "c", "b", "e"};

}  // namespace

class TestInterventions : public QObject {
    Q_OBJECT

  private slots:
    void everyStepOfEveryKindIsReplacedAsIfComputedSo_data() { models::testing::addKinds(); }
    void everyStepOfEveryKindIsReplacedAsIfComputedSo() {
        QFETCH(models::TranslatorConfig, kind);
        std::mt19937 random(3);
        compareWithReplay(DoubleModel(11, 2, kind), random);
    }

    void everyStepOfEveryMechanismIsReplacedAsIfComputedSo_data() {
        QTest::addColumn<QString>("mechanism");
        const auto registry = attention::standardRegistry();
        for (const auto& each : registry.all()) {
            const auto id =
                QString::fromUtf8(each->description().id.data(),
                                  static_cast<qsizetype>(each->description().id.size()));
            QTest::newRow(qPrintable(id)) << id;
        }
    }
    void everyStepOfEveryMechanismIsReplacedAsIfComputedSo() {
        QFETCH(QString, mechanism);
        std::mt19937 random(4);
        // Queries as long as keys, and units for four heads: what some mechanisms ask for.
        models::TranslatorConfig sizes{.mechanism = mechanism.toStdString(),
                                       .embedding = 3,
                                       .encoder = 4,
                                       .decoder = 8,
                                       .attention = 8,
                                       .readout = 5};
        if (mechanism == "local-p") {
            sizes.settings["D"] = 9;  // so wide that what is inside does not change
        }
        compareWithReplay(DoubleModel(modelOf(sizes, 12, 6, 2)), random);
    }

    void aReplacedNumberIsInTheTraceAndSaysThatItWasPutThere() {
        const auto model = smallModel(3);
        const auto trace = models::translate(
            model, sentence, changed({"scores", {.target = 1}, 2, 0, 5.5, Rest::Stays}));
        const tape::Step* scores = trace->find("scores", 1);
        QCOMPARE(trace->value(scores->node)(2, 0), 5.5F);
        QCOMPARE(trace->opName(scores->node), std::string_view("replace"));
        const auto explanation = trace->explain({scores->node, 2, 0});
        QCOMPARE(explanation.rule, tape::Rule::Copy);
        QCOMPARE(trace->opName(explanation.terms[0].factors[0].element.node),
                 std::string_view("given"));
    }

    void nothingBeforeAChangeIsDifferent() {
        const auto model = smallModel(5);
        const auto before = models::translate(model, sentence, {.maxLength = 8});
        const auto after = models::translate(
            model, sentence, changed({"state", {.target = 1}, 0, 0, 0.9, Rest::Stays}));
        QVERIFY(weightsAt(*before, 0) == weightsAt(*after, 0));
        QVERIFY(weightsAt(*before, 1) == weightsAt(*after, 1));
        QVERIFY(weightsAt(*before, 2) != weightsAt(*after, 2));
    }

    void theRestOfARowSharesWhatIsLeft() {
        const auto model = smallModel(6, 6, 1);
        const Eigen::VectorXf before = weightsAt(*models::translate(model, sentence, {}), 0);
        Decoding decoding;
        decoding.whatIf.numbers = {{"weights", {.target = 0}, 1, 0, 0.5, Rest::Shares},
                                   {"weights", {.target = 0}, 3, 0, 0.1, Rest::Shares}};
        const Eigen::VectorXf after = weightsAt(*models::translate(model, sentence, decoding), 0);
        QCOMPARE(after(1), 0.5F);
        QCOMPARE(after(3), 0.1F);
        QVERIFY(std::abs(after.sum() - 1) < 1e-6);
        const float share = 0.4F / (before(0) + before(2) + before(4));
        for (const int i : {0, 2, 4}) {
            QVERIFY(std::abs(after(i) - before(i) * share) < 1e-6);
        }
    }

    void theRestStaysWhereItShall() {
        const auto model = smallModel(6, 6, 1);
        const Eigen::VectorXf before = weightsAt(*models::translate(model, sentence, {}), 0);
        const Eigen::VectorXf after = weightsAt(
            *models::translate(model, sentence,
                               changed({"weights", {.target = 0}, 1, 0, 0.5, Rest::Stays})),
            0);
        QCOMPARE(after(1), 0.5F);
        for (const int i : {0, 2, 3, 4}) {
            QCOMPARE(after(i), before(i));
        }
    }

    void aWholeWeightLeavesNothingToTheRest() {
        const auto model = smallModel(6, 6, 1);
        const Eigen::VectorXf row = weightsAt(
            *models::translate(model, sentence,
                               changed({"weights", {.target = 0}, 2, 0, 1, Rest::Shares})),
            0);
        QCOMPARE(row, Eigen::VectorXf(Eigen::VectorXf::Unit(5, 2)));
        const Eigen::VectorXf more = weightsAt(
            *models::translate(model, sentence,
                               changed({"weights", {.target = 0}, 2, 0, 1.5, Rest::Shares})),
            0);
        QCOMPARE(more, Eigen::VectorXf(1.5F * Eigen::VectorXf::Unit(5, 2)));
    }

    void aMaskedWordGetsNoWeightAnywhere() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Decoding decoding{.maxLength = 8};
            decoding.whatIf.masked = {1, 3};
            const auto trace = models::translate(smallModel(seed), sentence, decoding);
            for (int t = 0; t < trace->targetPositions(); ++t) {
                const Eigen::VectorXf row = weightsAt(*trace, t);
                QCOMPARE(row(1), 0.0F);
                QCOMPARE(row(3), 0.0F);
                QVERIFY(std::abs(row.sum() - 1) < 1e-5);
            }
        }
    }

    void aChosenWordIsSaidAndTheModelGoesOnFromIt() {
        for (const auto mode : {Decoding::Mode::Greedy, Decoding::Mode::Beam}) {
            for (std::uint64_t seed = 1; seed <= 20; ++seed) {
                const auto model = smallModel(seed);
                Decoding decoding{.mode = mode, .maxLength = 8};
                decoding.whatIf.words = {{0, 4}};
                const auto after = models::translate(model, sentence, decoding);
                QCOMPARE(after->targetIds()[0], 4);
                const auto told = models::translate(
                    model, sentence, {.mode = Decoding::Mode::Forced, .forced = {4}});
                QVERIFY(after->targetPositions() >= 2);
                QVERIFY(weightsAt(*after, 1).isApprox(weightsAt(*told, 1)));
            }
        }
    }

    void aChosenEndIsTheEnd() {
        Decoding decoding{.maxLength = 8};
        decoding.whatIf.words = {{0, 5}, {1, 4}, {2, Vocabulary::kEos}};
        const auto trace = models::translate(smallModel(8), sentence, decoding);
        QCOMPARE(trace->targetPositions(), 3);
        QVERIFY(!trace->cutOff());
    }

    void ofSeveralChosenWordsForOnePlaceTheLastCounts() {
        Decoding decoding{.maxLength = 8};
        decoding.whatIf.words = {{0, 5}, {0, 4}};
        QCOMPARE(models::translate(smallModel(8), sentence, decoding)->targetIds()[0], 4);
    }

    /// The limits of the softmax: the largest score takes all, or all are the same.
    void temperatureGoesFromOneWordToAllOfThem() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto model = smallModel(seed);
            const auto told = [&](float temperature) {
                return models::translate(
                    model, sentence,
                    {.mode = Decoding::Mode::Forced, .forced = {4, 5}, .temperature = temperature});
            };
            const auto first = [&](float temperature) { return weightsAt(*told(temperature), 0); };
            Eigen::Index largest = 0;
            first(1).maxCoeff(&largest);
            QCOMPARE(first(0), Eigen::VectorXf(Eigen::VectorXf::Unit(5, largest)));
            QCOMPARE(first(std::numeric_limits<float>::infinity()),
                     Eigen::VectorXf(Eigen::VectorXf::Constant(5, 0.2F)));
        }
    }

    void whatHasNoPlaceChangesNothing() {
        const auto model = smallModel(9);
        const auto before = models::translate(model, sentence, {.maxLength = 8});
        for (const Intervention& nowhere :
             {Intervention{"scores", {.target = 99}, 0, 0, 1}, Intervention{"nothing", {}, 0, 0, 1},
              Intervention{"scores", {.target = 0}, 99, 0, 1},
              Intervention{"scores", {.target = 0}, -1, 0, 1},
              Intervention{"scores", {.target = 0}, 0, 1, 1},
              Intervention{"scores", {.target = 0, .head = 2}, 0, 0, 1}}) {
            const auto after = models::translate(model, sentence, changed(nowhere));
            QVERIFY(after->alignment() == before->alignment());
            QVERIFY(after->targetIds() == before->targetIds());
        }
        Decoding decoding{.maxLength = 8};
        decoding.whatIf.masked = {-1, 99};
        decoding.whatIf.words = {{-1, 4}, {99, 4}};
        QVERIFY(models::translate(model, sentence, decoding)->targetIds() == before->targetIds());
    }

    void refusesWhatIsNoNumberOrWord() {
        const auto model = smallModel(1);
        for (const double bad : {std::nan(""), HUGE_VAL}) {
            QVERIFY_EXCEPTION_THROWN(
                models::translate(model, {"a"}, changed({"scores", {.target = 0}, 0, 0, bad})),
                std::invalid_argument);
        }
        for (const int word : {-1, Vocabulary::kBos, 99}) {
            Decoding decoding;
            decoding.whatIf.words = {{0, word}};
            QVERIFY_EXCEPTION_THROWN(models::translate(model, {"a"}, decoding),
                                     std::invalid_argument);
        }
    }
};

QTEST_GUILESS_MAIN(TestInterventions)
#include "test_interventions.moc"
