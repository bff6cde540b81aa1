// SPDX-License-Identifier: GPL-3.0-or-later
// What each moment of the way back hands on, in every mechanism and order of the decoder.
#include <QTest>
#include <cmath>
#include <set>

#include "notation/latex.h"
#include "scene/back_text.h"
#include "scene/blame.h"
#include "scene/step_text.h"
#include "small_trace.h"

using namespace lab;
using models::TranslatorConfig;
using scene::Back;
using scene::Moment;
using scene::Timeline;
using tape::Stage;

Q_DECLARE_METATYPE(lab::models::TranslatorConfig)

namespace {

std::shared_ptr<const models::Trace> traceOf(const TranslatorConfig& choices, float temperature = 1,
                                             std::vector<int> masked = {}) {
    TranslatorConfig config = choices;
    if (config.mechanism == "multi-head") {
        config.attention = 8;
    }
    // Dot products need a query as long as the states; the same sizes do for all.
    auto source = language::Vocabulary::fromWords({"he", "likes", "red", "apples", "the", "."});
    auto target = language::Vocabulary::fromWords({"il", "aime", "les", "pommes", "rouges", "."});
    config.embedding = 3;
    config.encoder = 4;
    config.decoder = config.bidirectional ? 8 : 4;
    config.attention = 8;
    config.readout = 5;
    config.sourceWords = source.size();
    config.targetWords = target.size();
    tape::Parameters<float> parameters;
    models::Translator translator(config, attention::standardRegistry().find(config.mechanism),
                                  parameters);
    base::Random random(9);
    translator.initialise(parameters, random);
    const auto model = std::make_shared<const models::Model>(
        std::move(parameters), std::move(translator), std::move(source), std::move(target));
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced, .gradients = true};
    decoding.forced = model->target.encode({"il", "aime", "les", "pommes"});
    decoding.temperature = temperature;
    decoding.whatIf.masked = std::move(masked);
    return models::translate(model, {"he", "likes", "red", "apples"}, decoding);
}

void addAll() {
    QTest::addColumn<TranslatorConfig>("config");
    const auto registry = attention::standardRegistry();
    for (const auto& each : registry.all()) {
        for (const auto order :
             {models::Order::Bahdanau, models::Order::Luong, models::Order::Simple}) {
            const std::string id(each->description().id);
            const std::string name = id + " " + std::string(models::nameOf(order));
            QTest::newRow(name.c_str()) << TranslatorConfig{.mechanism = id, .order = order};
        }
    }
    QTest::newRow("lstm") << TranslatorConfig{.cell = layers::CellKind::Lstm};
    QTest::newRow("one way") << TranslatorConfig{.bidirectional = false};
}

/// Every moment of the way back, at every head.
std::vector<Moment> momentsOf(const models::Trace& trace) {
    const Timeline timeline = Timeline::backward(trace);
    std::vector<Moment> moments;
    for (int step = 0; step < timeline.size(); ++step) {
        for (int head = 0; head < trace.heads(); ++head) {
            moments.push_back(timeline.at(step));
            moments.back().head = trace.heads() > 1 ? head : -1;
        }
    }
    return moments;
}

bool isNear(const tape::Matrix<float>& one, const tape::Matrix<float>& other) {
    return (one - other).norm() <= 1e-4F * (1e-2F + other.norm());
}

}  // namespace

class TestBlame : public QObject {
    Q_OBJECT

  private slots:
    /// Nothing is lost on the way and nothing is counted twice.
    void whatAllMomentsHandOnAddsUpToEachGradient_data() { addAll(); }
    void whatAllMomentsHandOnAddsUpToEachGradient() {
        QFETCH(TranslatorConfig, config);
        const auto trace = traceOf(config);
        std::set<tape::NodeId> handing;
        for (const Moment& moment : momentsOf(*trace)) {
            for (const auto& group : scene::blameAt(*trace, moment)) {
                handing.insert(group.from.node);
            }
        }
        std::map<tape::NodeId, tape::Matrix<float>> sums;
        for (const tape::NodeId from : handing) {
            for (const auto& [to, handed] : scene::handedOn(*trace, from, trace->gradient(from))) {
                const auto [place, isNew] = sums.try_emplace(to, handed);
                if (!isNew) {
                    place->second += handed;
                }
            }
        }
        for (tape::NodeId node = 0; node < trace->nodes(); ++node) {
            const tape::Step* step = trace->stepOf(node);
            const bool named = step != nullptr || trace->parameterOf(node) != nullptr;
            if (!named || trace->gradient(node).size() == 0 || trace->gradient(node).isZero(0) ||
                (step != nullptr && step->label->name == "loss")) {
                continue;
            }
            const std::string name(step != nullptr ? step->label->name
                                                   : trace->parameterOf(node)->name);
            QVERIFY2(sums.contains(node), name.c_str());
            QVERIFY2(isNear(sums.at(node), trace->gradient(node)), name.c_str());
        }
    }

    void everyMomentIsToldInWordsAndFormulas_data() { addAll(); }
    void everyMomentIsToldInWordsAndFormulas() {
        QFETCH(TranslatorConfig, config);
        const auto trace = traceOf(config);
        for (const Moment& moment : momentsOf(*trace)) {
            const scene::StepText text = scene::stepText(*trace, moment);
            QVERIFY(!text.title.isEmpty());
            QVERIFY2(!text.sentence.isEmpty() && !text.sentence.contains("%"),
                     qPrintable(text.sentence));
            notation::parseLatex(text.numbers.toStdString());
        }
    }

    void theSharesOfAContextAreThoseOfItsBlend() {
        const auto trace = traceOf({});
        const Moment moment{.stage = Stage::Context, .target = 2, .back = Back::Stage};
        const auto groups = scene::blameAt(*trace, moment);
        QCOMPARE(groups.size(), std::size_t{1});
        const tape::Step* context = trace->find("context", 2);
        const tape::Step* weights = trace->find("weights", 2);
        const tape::Step* states = trace->find("states");
        const Eigen::VectorXf blame = trace->gradient(context->node).col(0);
        int numbers = 0;
        int vectors = 0;
        for (const scene::BlameShare& share : groups[0].shares) {
            if (share.isNumber) {
                QCOMPARE(share.to.node, weights->node);
                const float expected = trace->value(states->node).col(share.to.row).dot(blame);
                QVERIFY(std::abs(share.size - double(expected)) < 1e-5);
                ++numbers;
            } else {
                QCOMPARE(share.to.node, states->node);
                const float weight = trace->value(weights->node)(share.to.column, 0);
                QVERIFY(std::abs(share.size - double(weight * blame.norm())) < 1e-5);
                ++vectors;
            }
        }
        QCOMPARE(numbers, trace->sourcePositions());
        QCOMPARE(vectors, trace->sourcePositions());
    }

    void theJacobianIsThatOfASoftmax_data() {
        QTest::addColumn<float>("temperature");
        QTest::addColumn<bool>("masks");
        QTest::newRow("plain") << 1.0F << false;
        QTest::newRow("hot") << 3.0F << false;
        QTest::newRow("cold") << 0.5F << true;
    }
    void theJacobianIsThatOfASoftmax() {
        QFETCH(float, temperature);
        QFETCH(bool, masks);
        const auto trace = traceOf({}, temperature, masks ? std::vector{1} : std::vector<int>{});
        const Moment moment{.stage = Stage::Softmax, .target = 1, .back = Back::Stage};
        const auto jacobian = scene::jacobianAt(*trace, moment);
        QVERIFY(jacobian.has_value());
        const Eigen::VectorXd alpha =
            trace->value(trace->find("weights", 1)->node).col(0).cast<double>();
        const Eigen::MatrixXd expected =
            (Eigen::MatrixXd(alpha.asDiagonal()) - alpha * alpha.transpose()) /
            static_cast<double>(temperature);
        QVERIFY((jacobian->slopes - expected).norm() < 1e-5);
        const Eigen::VectorXd below =
            trace->gradient(trace->find("scores", 1)->node).col(0).cast<double>();
        QVERIFY(below.norm() > 0);
        QVERIFY((jacobian->below - below).norm() < 1e-5 * (1e-2 + below.norm()));
        const QString said = scene::stepText(*trace, moment).sentence;
        QCOMPARE(said.contains("temperature"), temperature != 1.0F);
        if (masks) {
            QVERIFY(jacobian->slopes.row(1).isZero());
            QVERIFY(jacobian->slopes.col(1).isZero());
        }
    }

    /// Windows and the Gaussian around their centre are in it too.
    void everyJacobianGivesTheScoresTheirGradient_data() { addAll(); }
    void everyJacobianGivesTheScoresTheirGradient() {
        QFETCH(TranslatorConfig, config);
        const auto trace = traceOf(config);
        for (const Moment& moment : momentsOf(*trace)) {
            const auto jacobian = scene::jacobianAt(*trace, moment);
            if (!jacobian) {
                continue;
            }
            const Eigen::VectorXd below = trace->gradient(jacobian->scores).col(0).cast<double>();
            QVERIFY((jacobian->below - below).norm() < 1e-4 * (1e-2 + below.norm()));
        }
    }

    void aDrawHandsNothingOnAndSaysSo() {
        const auto trace = traceOf({.mechanism = "hard"});
        const Moment moment{.stage = Stage::Softmax, .target = 1, .back = Back::Stage};
        QVERIFY(scene::stepText(*trace, moment).sentence.contains("draw has no derivative"));
    }

    void parametersComeByTheLengthOfTheirGradients() {
        const auto trace = traceOf({});
        const auto shares = scene::parameterGradients(*trace);
        QVERIFY(shares.size() > 10);
        QVERIFY(std::ranges::is_sorted(shares, std::ranges::greater{}, &scene::BlameShare::size));
        for (const auto& share : shares) {
            QCOMPARE(share.size, double(trace->gradient(share.to.node).norm()));
        }
    }

    void withoutGradientsThereIsNoBlame() {
        const auto trace = scene::test::smallTrace();
        QVERIFY(scene::blameAt(*trace, {.stage = Stage::Context, .target = 0, .back = Back::Stage})
                    .empty());
        QVERIFY(scene::parameterGradients(*trace).empty());
        QVERIFY(!scene::jacobianAt(*trace, {.stage = Stage::Softmax, .target = 0}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestBlame)
#include "test_blame.moc"
