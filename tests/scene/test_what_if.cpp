// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/what_if.h"

#include <QJsonDocument>
#include <QTest>
#include <limits>
#include <random>

#include "scene/change_text.h"
#include "scene/quantity_of.h"
#include "scene/scene.h"
#include "scene/scene_error.h"
#include "small_trace.h"

using namespace lab;
using namespace lab::scene;
using models::Intervention;
using models::Rest;
using test::smallTrace;

namespace {

Scene sceneWith(const QByteArray& whatIf) {
    QByteArray text = "{'version': 1, 'whatIf': " + whatIf + "}";
    return sceneFromJson(QJsonDocument::fromJson(text.replace('\'', '"')).object());
}

WhatIf randomWhatIf(std::mt19937& random) {
    const auto below = [&](int count) { return static_cast<int>(random() % unsigned(count)); };
    WhatIf whatIf;
    whatIf.temperature = below(4) == 0 ? std::numeric_limits<double>::infinity() : 0.25 * below(9);
    whatIf.keepsWords = below(2) == 0;
    for (int k = below(5); k > 0; --k) {
        Change change{.what = MaskedWord{below(30)}, .on = below(2) == 0};
        if (below(3) == 0) {
            change.what = SaidWord{below(30), QStringLiteral("mot %1").arg(below(9))};
        } else if (below(2) == 0) {
            change.what = Intervention{
                .step = "scores",
                .place = {.target = below(9) - 1, .source = below(9) - 1, .head = below(4) - 1},
                .row = below(9),
                .column = below(9),
                .value = 0.125 * below(99) - 3,
                .rest = static_cast<Rest>(below(2))};
        }
        whatIf.changes.push_back(change);
    }
    return whatIf;
}

const Change five{.what = Intervention{"scores", {.target = 0}, 1, 0, 5, Rest::Stays}};

}  // namespace

class TestWhatIf : public QObject {
    Q_OBJECT

  private slots:
    void aSceneKeepsItExactly() {
        std::mt19937 random(1);
        for (int k = 0; k < 300; ++k) {
            Scene scene;
            scene.whatIf = randomWhatIf(random);
            const QByteArray text = QJsonDocument(toJson(scene)).toJson();
            QCOMPARE(sceneFromJson(QJsonDocument::fromJson(text).object()), scene);
        }
    }

    void aSceneWithoutItChangesNothing() {
        QVERIFY(sceneFromJson({}).whatIf.isIdle());
        QVERIFY(WhatIf().isIdle());
    }

    void hostileOnesAreRefused_data() {
        QTest::addColumn<QByteArray>("whatIf");
        QTest::newRow("no object") << QByteArray("3");
        QTest::newRow("temperature") << QByteArray("{'temperature': -1}");
        QTest::newRow("temperature text") << QByteArray("{'temperature': 'hot'}");
        QTest::newRow("no list") << QByteArray("{'changes': {}}");
        QTest::newRow("kind") << QByteArray("{'changes': [{'kind': 'magic'}]}");
        QTest::newRow("row") << QByteArray("{'changes': [{'kind': 'number', 'row': -1}]}");
        QTest::newRow("value") << QByteArray("{'changes': [{'value': 1e300}]}");
        QTest::newRow("rest") << QByteArray("{'changes': [{'rest': 'some'}]}");
        QTest::newRow("mask") << QByteArray("{'changes': [{'kind': 'mask', 'source': -1}]}");
        QTest::newRow("word") << QByteArray("{'changes': [{'kind': 'word', 'word': 7}]}");
    }
    void hostileOnesAreRefused() {
        QFETCH(QByteArray, whatIf);
        QVERIFY_EXCEPTION_THROWN(sceneWith(whatIf), SceneError);
    }

    void aNewChangeTakesThePlaceOfTheOldOne() {
        WhatIf whatIf = with({}, five);
        whatIf = with(whatIf, {.what = MaskedWord{2}});
        Change six = five;
        std::get<Intervention>(six.what).value = 6;
        whatIf = with(whatIf, six);
        QCOMPARE(whatIf.changes.size(), std::size_t{2});
        QCOMPARE(whatIf.changes[0], six);
        std::get<Intervention>(six.what).row = 3;
        QCOMPARE(with(whatIf, six).changes.size(), std::size_t{3});
    }

    void weightsThatAskForMoreThanTheirRowGiveWayTheOldestFirst() {
        const auto weight = [](int row, double value, int target = 1) {
            return Change{.what = Intervention{.step = "weights",
                                               .place = {.target = target},
                                               .row = row,
                                               .value = value,
                                               .rest = models::Rest::Shares}};
        };
        WhatIf whatIf = with(with(with({}, weight(0, 0.3)), weight(1, 0.4)), weight(2, 0, 1));
        whatIf = with(whatIf, weight(0, 0.9, 2));  // another word's
        QVERIFY(std::ranges::all_of(whatIf.changes, &Change::on));
        whatIf = with(whatIf, weight(3, 0.5));
        const auto on = [&](std::size_t k) { return whatIf.changes[k].on; };
        QVERIFY(!on(0) && on(1) && on(2) && on(3) && on(4));
        whatIf = with(whatIf, weight(0, 1));
        QVERIFY(on(0) && !on(1) && on(2) && on(3) && !on(4));
        QCOMPARE(whatIf.changes.size(), std::size_t{5});
    }

    void whatIsSwitchedOffChangesNothing() {
        WhatIf whatIf = with(with({}, five), {.what = MaskedWord{2}});
        const auto vocabulary = language::Vocabulary::fromWords({"le", "mot"});
        QCOMPARE(whatIfFor(whatIf, vocabulary).numbers.size(), std::size_t{1});
        QCOMPARE(maskedPositions(whatIf), std::vector<int>{2});
        for (Change& change : whatIf.changes) {
            change.on = false;
        }
        QVERIFY(whatIf.isIdle());
        QVERIFY(whatIfFor(whatIf, vocabulary).empty());
        QVERIFY(maskedPositions(whatIf).empty());
    }

    void wordsAreSaidOfThoseThatTheModelKnows() {
        const auto vocabulary = language::Vocabulary::fromWords({"le", "mot"});
        WhatIf whatIf = with({}, {.what = SaidWord{1, "mot"}});
        whatIf = with(whatIf, {.what = SaidWord{2, "inconnu"}});
        const auto words = whatIfFor(whatIf, vocabulary).words;
        QCOMPARE(words.size(), std::size_t{1});
        QCOMPARE(words[0].word, vocabulary.id("mot"));
    }

    void aNumberOfTheTraceBecomesAChangeAndIsFoundAgain() {
        const auto trace = smallTrace();
        for (const char* name : {"scores", "weights", "state", "states", "probabilities"}) {
            const tape::Step* step = trace->find(name, tape::Place{.target = 0});
            const Quantity quantity{step->node, 0, 0};
            const auto change = replacing(*trace, quantity, 0.5);
            QVERIFY(change.has_value());
            QCOMPARE(QString::fromStdString(change->step), QString(name));
            QCOMPARE(change->rest == Rest::Shares, QString(name) == "weights");
            QCOMPARE(quantityOf(*trace, Change{.what = *change}), quantity);
        }
    }

    void parametersAndWholeVectorsAreNotReplaced() {
        const auto trace = smallTrace();
        const tape::Step* scores = trace->find("scores", 0);
        QVERIFY(!replacing(*trace, {.node = scores->node}, 1));
        for (tape::NodeId node = 0; node < scores->node; ++node) {
            if (trace->parameterOf(node) != nullptr) {
                QVERIFY(!replacing(*trace, {node, 0, 0}, 1));
            }
        }
    }

    void changesSayWhatTheyAre() {
        const auto trace = smallTrace();
        QCOMPARE(changeText(*trace, five), QString("e₁,₂ = 5"));
        QCOMPARE(changeText(*trace, {.what = MaskedWord{0}}),
                 QString("“%1” masked").arg(QString::fromStdString(trace->source()[0])));
        QCOMPARE(changeText(*trace, {.what = SaidWord{2, "mot"}}), QString("word 3: “mot”"));
        QCOMPARE(changeText(*trace, {.what = MaskedWord{99}}), QString("position 100 masked"));
        Change nowhere = five;
        std::get<Intervention>(nowhere.what).place.target = 99;
        QCOMPARE(changeText(*trace, nowhere), QString("scores = 5"));
    }
};

QTEST_GUILESS_MAIN(TestWhatIf)
#include "test_what_if.moc"
