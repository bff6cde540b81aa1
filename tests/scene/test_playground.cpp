// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QTest>
#include <cmath>

#include "attention/compute.h"
#include "base/random.h"
#include "notation/plain_text.h"
#include "scene/plane_answer.h"
#include "scene/plane_formula.h"
#include "scene/plane_sentence.h"
#include "scene/playground_examples.h"
#include "scene/scene.h"
#include "scene/scene_error.h"

using namespace lab;
using namespace lab::scene;

namespace {

const attention::Registry& registry() {
    static const attention::Registry all = attention::standardRegistry();
    return all;
}

double anywhere(base::Random& random) {
    return std::round((random.uniform() * 2 - 1) * planeEdge * 100) / 100;
}

Playground randomPlayground(base::Random& random) {
    Playground playground;
    const auto arrow = [&] { return Arrow{anywhere(random), anywhere(random)}; };
    playground.query = arrow();
    playground.keys = {arrow(), arrow(), arrow()};
    playground.values = {arrow(), arrow(), arrow()};
    playground.columns = {arrow(), arrow()};
    playground.ownValues = random.uniform() < 0.5;
    playground.beta = random.uniform() * 8;
    playground.temperature = 0.2 + random.uniform() * 3;
    return withThirdKey(playground, random.uniform() < 0.5);
}

double dot(const Arrow& a, const Arrow& b) {
    return a.x * b.x + a.y * b.y;
}

double length(const Arrow& a) {
    return std::hypot(a.x, a.y);
}

/// After the papers, with no part of the program.
double expectedScore(PlaneMechanism mechanism, const Playground& p, const Arrow& key) {
    const auto& [first, second] = p.columns;
    const Arrow turned{first.x * key.x + second.x * key.y, first.y * key.x + second.y * key.y};
    switch (mechanism) {
        case PlaneMechanism::Dot:
            return dot(p.query, key);
        case PlaneMechanism::ScaledDot:
            return dot(p.query, key) / std::sqrt(2.0);
        case PlaneMechanism::Cosine:
            return p.beta * dot(p.query, key) / (length(p.query) * length(key));
        case PlaneMechanism::General:
            return dot(p.query, turned);
    }
    return 0;
}

QString plain(const notation::Formula& formula) {
    return QString::fromStdString(notation::toPlainText(formula));
}

QJsonObject jsonOf(const char* text) {
    return QJsonDocument::fromJson(text).object();
}

}  // namespace

class TestPlayground : public QObject {
    Q_OBJECT

  private slots:
    void answersAreThoseOfTheMechanisms();
    void answersFollowThePapers();
    void anArrowWithoutLengthHasACosineOfZero();
    void movingStaysOnThePlane();
    void handlesAreWhatCanBeMoved();
    void theThirdKeyComesAndGoes();
    void aSceneKeepsThePlayground();
    void hostileScenesAreRefused_data();
    void hostileScenesAreRefused();
    void valuesThatAreMissingAreTheKeys();
    void examplesShowWhatTheySay();
    void formulasAreInTheLettersOfThePlane_data();
    void formulasAreInTheLettersOfThePlane();
    void numbersAreThoseOfTheAnswer();
    void aTemperatureDividesTheScores();
    void sentencesNameTheWinnerAndWhoDiffers();
    void sentencesSayWhenKeysShare();
};

void TestPlayground::answersAreThoseOfTheMechanisms() {
    base::Random random(11);
    for (int round = 0; round < 50; ++round) {
        const Playground playground = randomPlayground(random);
        const PlaneAnswers answers = answersOf(registry(), playground);
        for (std::size_t m = 0; m < answers.size(); ++m) {
            std::vector<double> keys;
            std::vector<double> values;
            for (std::size_t k = 0; k < playground.keys.size(); ++k) {
                keys.insert(keys.end(), {playground.keys[k].x, playground.keys[k].y});
                values.insert(values.end(), {playground.blended()[k].x, playground.blended()[k].y});
            }
            const std::size_t count = playground.keys.size();
            std::vector<formats::NamedTensor> arrays{
                {"query", formats::makeTensor(
                              {1, 2}, std::vector<double>{playground.query.x, playground.query.y})},
                {"keys", formats::makeTensor({count, 2}, keys)},
                {"values", formats::makeTensor({count, 2}, values)},
                {"temperature", formats::scalarOf(playground.temperature)}};
            if (planeMechanisms[m].value == PlaneMechanism::Cosine) {
                arrays.push_back({"beta", formats::scalarOf(playground.beta)});
            }
            if (planeMechanisms[m].value == PlaneMechanism::General) {
                const auto& [first, second] = playground.columns;
                arrays.push_back(
                    {"W", formats::makeTensor(
                              {2, 2}, std::vector<double>{first.x, second.x, first.y, second.y})});
            }
            const auto results =
                attention::compute<double>(*registry().find(planeMechanisms[m].text), arrays);
            const auto numbers = [&](const char* name) {
                return formats::toDoubles(formats::tensorNamed(results, name), name);
            };
            QCOMPARE(answers[m].scores, numbers("scores"));
            QCOMPARE(answers[m].weights, numbers("weights"));
            QCOMPARE((std::vector<double>{answers[m].context.x, answers[m].context.y}),
                     numbers("context"));
        }
    }
}

void TestPlayground::answersFollowThePapers() {
    base::Random random(12);
    for (int round = 0; round < 50; ++round) {
        const Playground playground = randomPlayground(random);
        const PlaneAnswers answers = answersOf(registry(), playground);
        for (std::size_t m = 0; m < answers.size(); ++m) {
            double sum = 0;
            for (std::size_t k = 0; k < playground.keys.size(); ++k) {
                const double expected =
                    expectedScore(planeMechanisms[m].value, playground, playground.keys[k]);
                QVERIFY(std::abs(answers[m].scores[k] - expected) < 1e-12 * 100);
                sum += std::exp(expected / playground.temperature);
            }
            Arrow blend;
            for (std::size_t k = 0; k < playground.keys.size(); ++k) {
                const double weight = std::exp(answers[m].scores[k] / playground.temperature) / sum;
                QVERIFY(std::abs(answers[m].weights[k] - weight) < 1e-10);
                blend.x += weight * playground.blended()[k].x;
                blend.y += weight * playground.blended()[k].y;
            }
            QVERIFY(length({blend.x - answers[m].context.x, blend.y - answers[m].context.y}) <
                    1e-10);
        }
    }
}

void TestPlayground::anArrowWithoutLengthHasACosineOfZero() {
    Playground playground;
    playground.query = {0, 0};
    const PlaneAnswers answers = answersOf(registry(), playground);
    for (const PlaneAnswer& answer : answers) {
        for (const double weight : answer.weights) {
            QVERIFY(std::abs(weight - 1.0 / 3) < 1e-12);
        }
    }
    QVERIFY(planeSentence(playground, answers).startsWith("The query has no length"));
}

void TestPlayground::movingStaysOnThePlane() {
    const Playground start;
    const Playground far = moved(start, {Handle::Kind::Key, 1}, {99, -99});
    QCOMPARE(far.keys[1], (Arrow{planeEdge, -planeEdge}));
    const Playground near = moved(start, {}, {0.123, -0.0001});
    QCOMPARE(near.query, (Arrow{0.12, 0}));
    QVERIFY(!std::signbit(near.query.y));
}

void TestPlayground::handlesAreWhatCanBeMoved() {
    Playground playground;
    QCOMPARE(handlesOf(playground).size(), std::size_t(4));
    playground.ownValues = true;
    QCOMPARE(handlesOf(playground).size(), std::size_t(7));
    playground.mechanism = PlaneMechanism::General;
    QCOMPARE(handlesOf(playground).size(), std::size_t(9));
    for (const Handle handle : handlesOf(playground)) {
        const Playground next = moved(playground, handle, {0.5, -0.25});
        QCOMPARE(arrowOf(next, handle), (Arrow{0.5, -0.25}));
        QVERIFY(!symbolOf(handle).isEmpty());
    }
    QCOMPARE(symbolOf({Handle::Kind::Key, 2}), QString("k₃"));
}

void TestPlayground::theThirdKeyComesAndGoes() {
    const Playground two = withThirdKey({}, false);
    QCOMPARE(two.keys.size(), fewestKeys);
    QCOMPARE(two.values.size(), fewestKeys);
    QCOMPARE(withThirdKey(two, false), two);
    QCOMPARE(withThirdKey(two, true), Playground());
}

void TestPlayground::aSceneKeepsThePlayground() {
    base::Random random(13);
    Scene scene;
    scene.page = Page::Playground;
    scene.playground = randomPlayground(random);
    scene.playground.mechanism = PlaneMechanism::General;
    scene.playground.example = "long";
    const auto bytes = QJsonDocument(toJson(scene)).toJson();
    QCOMPARE(sceneFromJson(QJsonDocument::fromJson(bytes).object()), scene);
}

void TestPlayground::hostileScenesAreRefused_data() {
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const char* member, const char* named) {
        QTest::newRow(name) << QByteArray(member) << QString(named);
    };
    row("not an object", "[]", "'playground'");
    row("unknown mechanism", R"({"mechanism":"additive"})", "'playground.mechanism'");
    row("one key", R"({"keys":[{"x":1}]})", "'playground.keys' must be a list of 2 to 3");
    row("four keys", R"({"keys":[{},{},{},{}]})", "'playground.keys'");
    row("numbers for keys", R"({"keys":[1,2]})", "'playground.keys'");
    row("far away", R"({"keys":[{"x":1},{"y":3.01}]})", "'playground.keys[1].y'");
    row("huge", R"({"query":{"x":1e300}})", "'playground.query.x'");
    row("text for a number", R"({"query":{"x":"1"}})", "'playground.query.x'");
    row("too many values", R"({"keys":[{},{}],"values":[{},{},{}]})", "'playground.values'");
    row("one column", R"({"columns":[{"x":1}]})", "'playground.columns' must be a list of 2");
    row("negative beta", R"({"beta":-1})", "'playground.beta'");
    row("no temperature", R"({"temperature":0})", "'playground.temperature'");
    row("control characters", "{\"example\":\"a\\u0007\"}", "'playground.example'");
}

void TestPlayground::hostileScenesAreRefused() {
    QFETCH(QByteArray, member);
    QFETCH(QString, named);
    const QByteArray text = R"({"version":1,"playground":)" + member + "}";
    try {
        sceneFromJson(QJsonDocument::fromJson(text).object());
        QFAIL("it was read");
    } catch (const SceneError& error) {
        QVERIFY2(QString(error.what()).contains(named), error.what());
    }
}

void TestPlayground::valuesThatAreMissingAreTheKeys() {
    const auto scene = sceneFromJson(
        jsonOf(R"({"version":1,"playground":{"keys":[{"x":1},{"y":2}],"values":[{"x":3}]}})"));
    QCOMPARE(scene.playground.keys, (std::vector<Arrow>{{1, 0}, {0, 2}}));
    QCOMPARE(scene.playground.values, (std::vector<Arrow>{{3, 0}, {0, 2}}));
}

void TestPlayground::examplesShowWhatTheySay() {
    const auto examples = playgroundExamples();
    QCOMPARE(examples.front().start, Playground());
    const auto answers = [&](const char* id) {
        Playground start;
        start.example = id;
        return answersOf(registry(), startOf(start));
    };
    const auto at = [](const PlaneAnswers& all, PlaneMechanism mechanism) {
        return all[static_cast<std::size_t>(mechanism)];
    };
    QCOMPARE(answers("along")[0].largest(), 0);
    QCOMPARE(answers("equal")[0].weights[0], answers("equal")[0].weights[1]);
    QCOMPARE(at(answers("long"), PlaneMechanism::Dot).largest(), 1);
    QCOMPARE(at(answers("long"), PlaneMechanism::Cosine).largest(), 0);
    QCOMPARE(at(answers("turned"), PlaneMechanism::Dot).largest(), 0);
    QCOMPARE(at(answers("turned"), PlaneMechanism::General).largest(), 1);
    const PlaneAnswers alike = answers("short");
    for (const double weight : alike[0].weights) {
        QVERIFY(std::abs(weight - 1.0 / 3) < 0.12);
    }
    for (const PlaygroundExample& each : examples) {
        QCOMPARE(startOf(each.start), each.start);
        QVERIFY(!each.name.isEmpty() && !each.about.isEmpty());
    }
    Playground unknown;
    unknown.example = "nothing";
    QCOMPARE(startOf(unknown), Playground());
}

void TestPlayground::formulasAreInTheLettersOfThePlane_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("expected");
    QTest::newRow("dot") << "dot"
                         << "scores"
                         << "e₁ = qᵀ k₁";
    QTest::newRow("scaled") << "scaled-dot"
                            << "scores"
                            << "e₁ = qᵀ k₁ / √d";
    QTest::newRow("cosine") << "cosine"
                            << "scores"
                            << "e₁ = β cos(q, k₁)";
    QTest::newRow("general") << "general"
                             << "scores"
                             << "e₁ = qᵀ W k₁";
    QTest::newRow("context") << "dot"
                             << "context"
                             << "c = Σᵢ αᵢ kᵢ";
    QTest::newRow("none") << "dot"
                          << "cosines"
                          << "";
}

void TestPlayground::formulasAreInTheLettersOfThePlane() {
    QFETCH(QString, id);
    QFETCH(QString, step);
    QFETCH(QString, expected);
    const auto mechanism = registry().find(id.toStdString());
    const auto formula = planeFormula(mechanism->description(), step.toStdString(), 0, false);
    QCOMPARE(plain(formula), expected);
    if (step == "context") {
        const auto own = planeFormula(mechanism->description(), "context", 0, true);
        QCOMPARE(plain(own), QString("c = Σᵢ αᵢ vᵢ"));
    }
}

void TestPlayground::numbersAreThoseOfTheAnswer() {
    Playground playground;
    playground.query = {1.2, 0.5};
    playground.keys = {{0.8, 1.4}, {-1, -0.5}};
    playground.values = playground.keys;
    const PlaneAnswers answers = answersOf(registry(), playground);
    QCOMPARE(plain(scoreNumbers(playground, answers[0], 0)),
             QString("= 1.2 ⋅ 0.8 + 0.5 ⋅ 1.4 = 1.66"));
    QCOMPARE(plain(scoreNumbers(playground, answers[0], 1)),
             QString("= 1.2 ⋅ (−1) + 0.5 ⋅ (−0.5) = −1.45"));
    playground.mechanism = PlaneMechanism::ScaledDot;
    QVERIFY(plain(scoreNumbers(playground, answers[1], 0)).endsWith("= 1.17"));
    playground.mechanism = PlaneMechanism::Cosine;
    QVERIFY(plain(scoreNumbers(playground, answers[2], 0)).startsWith("= 4 ⋅ (0.923 ⋅ 0.496"));
    playground.mechanism = PlaneMechanism::General;
    playground.columns = {{{0, 1}, {-1, 0}}};
    const auto turned = answerOf(*registry().find("general"), playground);
    QCOMPARE(plain(scoreNumbers(playground, turned, 0)),
             QString("= qᵀ(−1.4,0.8) = 1.2 ⋅ (−1.4) + 0.5 ⋅ 0.8 = −1.28"));
    QVERIFY(plain(weightNumbers(playground, answers[0], 0)).contains("exp(1.66)"));
    QVERIFY(plain(contextNumbers(playground, answers[0])).contains("k₂"));
    playground.ownValues = true;
    QVERIFY(plain(contextNumbers(playground, answers[0])).contains("v₂"));
}

void TestPlayground::aTemperatureDividesTheScores() {
    Playground playground;
    playground.temperature = 2;
    const PlaneAnswers answers = answersOf(registry(), playground);
    QVERIFY(plain(weightNumbers(playground, answers[0], 0)).contains("/2)"));
}

void TestPlayground::sentencesNameTheWinnerAndWhoDiffers() {
    Playground playground;
    playground.example = "long";
    playground = startOf(playground);
    const PlaneAnswers answers = answersOf(registry(), playground);
    const QString said = planeSentence(playground, answers);
    QVERIFY2(said.startsWith("q·k₂ = 3.2 is the largest score, so α₂ = 0."), qPrintable(said));
    QVERIFY2(said.contains("The cosine would choose k₁ (α₁ = 0."), qPrintable(said));
    playground.mechanism = PlaneMechanism::Cosine;
    const QString other = planeSentence(playground, answers);
    QVERIFY2(other.startsWith("β cos(q, k₁) = 4"), qPrintable(other));
    QVERIFY2(other.contains("The dot product would choose k₂"), qPrintable(other));
}

void TestPlayground::sentencesSayWhenKeysShare() {
    Playground playground;
    playground.example = "equal";
    playground = startOf(playground);
    const QString said = planeSentence(playground, answersOf(registry(), playground));
    QVERIFY2(said.startsWith("k₁ and k₂ have the same largest score, 3.75"), qPrintable(said));
    playground.keys = {{1, 0}, {1, 0}};
    const QString alike = planeSentence(playground, answersOf(registry(), playground));
    QVERIFY2(alike.startsWith("All scores are 1.5, so every weight is 0.5"), qPrintable(alike));
}

QTEST_GUILESS_MAIN(TestPlayground)
#include "test_playground.moc"
