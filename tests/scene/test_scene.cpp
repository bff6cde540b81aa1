// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "formats/format_error.h"
#include "scene/scene.h"
#include "scene/scene_error.h"
#include "scene/scene_file.h"

using namespace lab::scene;

namespace {

/// JSON written with single quotes.
QByteArray json(QByteArray text) {
    return text.replace('\'', '"');
}

QJsonObject object(const QByteArray& text) {
    return QJsonDocument::fromJson(json(text)).object();
}

Scene randomScene(std::mt19937& random) {
    const auto below = [&](int count) { return static_cast<int>(random() % unsigned(count)); };
    Scene scene;
    scene.model = QStringLiteral("model %1").arg(below(100));
    scene.mechanism = QStringLiteral("mechanism-%1").arg(below(100));
    scene.sentence =
        QString::fromUtf8("l’été \"日本\" 한국 \xF0\x9F\x8D\x8E\n") + QString::number(below(1000));
    scene.decoding = static_cast<DecodingMode>(below(3));
    scene.beamWidth = 1 + below(64);
    scene.forcedTarget = QStringLiteral("il n'aime pas %1").arg(below(9));
    scene.step = below(1000001);
    scene.source = below(30) - 1;
    scene.head = below(8);
    scene.draw = 1 + below(1000000);
    scene.page = pageNames[static_cast<std::size_t>(below(pageNames.size()))].value;
    scene.playground.mechanism = static_cast<PlaneMechanism>(below(4));
    scene.playground.query = {below(7) - 3.0, (below(601) - 300) / 100.0};
    scene.playground = withThirdKey(scene.playground, below(2) == 0);
    scene.playground.ownValues = below(2) == 0;
    scene.playground.temperature = 1 + below(99);
    auto& comparison = scene.comparison;
    comparison.contenders.clear();
    const int contenders = 1 + below(6);
    for (int k = 0; k < contenders; ++k) {
        comparison.contenders.push_back({.model = QStringLiteral("model %1").arg(below(9)),
                                         .mechanism = QStringLiteral("mechanism-%1").arg(below(9)),
                                         .temperature = 0.25 * (1 + below(40))});
    }
    comparison.view = static_cast<ComparisonView>(below(2));
    comparison.word = below(60);
    comparison.current = below(contenders);
    comparison.minuend = below(contenders);
    comparison.subtrahend = below(contenders);
    scene.lengths.contenders = {
        {.model = QStringLiteral("model %1").arg(below(9)), .mechanism = "dot"},
        {.mechanism = "none"}};
    scene.lengths.quality = static_cast<Quality>(below(2));
    scene.lengths.cost = static_cast<Cost>(below(3));
    scene.training.data = QStringLiteral("data %1").arg(below(9));
    scene.training.translator = {.mechanism = "local-m",
                                 .order = static_cast<lab::models::Order>(below(3)),
                                 .inputFeeding = below(2) == 0,
                                 .cell = static_cast<lab::layers::CellKind>(below(3)),
                                 .bidirectional = below(2) == 0,
                                 .settings = {{"D", below(20)}},
                                 .embedding = 1 + below(200),
                                 .encoder = 1 + below(200)};
    scene.training.steps = 1 + below(10'000);
    scene.training.rate = 0.001 * (1 + below(100));
    scene.training.seed = below(100);
    scene.training.threads = 1 + below(4);
    for (int probes = below(3); probes > 0; --probes) {
        scene.training.probes << QStringLiteral("he sleeps %1 .").arg(probes);
    }
    scene.training.probe = below(3);
    scene.training.shown = below(100) - 1;
    scene.training.chart = static_cast<TrainingChart>(below(2));
    scene.backward = below(2) == 0;
    scene.view.numbers = static_cast<ShownNumbers>(below(3));
    scene.view.heads = static_cast<lab::models::Heads>(below(3));
    scene.view.colourMap = static_cast<ColourMapName>(below(4));
    scene.view.theme = static_cast<ThemeName>(below(3));
    scene.view.showEos = below(2) == 0;
    scene.view.showValues = below(2) == 0;
    scene.view.stepsPerMinute = 1 + below(1000);
    scene.view.eachHead = below(2) == 1;
    scene.view.sampleCount = 1 + below(100'000);
    return scene;
}

QString messageOf(const QJsonObject& json) {
    try {
        sceneFromJson(json);
    } catch (const SceneError& error) {
        return QString::fromUtf8(error.what());
    }
    return QStringLiteral("no error");
}

}  // namespace

class TestScene : public QObject {
    Q_OBJECT

  private slots:
    void comesBackFromJsonAsItWas() {
        std::mt19937 random(1);
        for (int k = 0; k < 300; ++k) {
            const Scene scene = randomScene(random);
            const QByteArray text = QJsonDocument(toJson(scene)).toJson();
            QVERIFY(sceneFromJson(QJsonDocument::fromJson(text).object()) == scene);
        }
    }

    void isWrittenAsDocumented() {
        Scene scene;
        scene.sentence = "he sleeps.";
        scene.comparison.contenders = {{.mechanism = "dot", .temperature = 0.5}};
        scene.comparison.minuend = 0;
        scene.lengths.contenders = {{.mechanism = "none"}};
        QCOMPARE(
            QJsonDocument(toJson(scene)).toJson(QJsonDocument::Compact),
            json("{'comparison':{'contenders':[{'mechanism':'dot','model':'english-french',"
                 "'temperature':0.5}],'current':0,'minuend':0,'subtrahend':0,'view':'matrices',"
                 "'word':0},'cursor':{'backward':false,'head':0,'source':-1,'step':0},"
                 "'decoding':{'beamWidth':4,'forcedTarget':'','mode':'greedy'},'draw':1,"
                 "'lengths':{'contenders':[{'mechanism':'none','model':'english-french',"
                 "'temperature':1}],'cost':'multiply-adds','quality':'exact'},"
                 "'mechanism':'additive','model':'english-french','page':'explore',"
                 "'playground':{'beta':4,'columns':[{'x':1,'y':0},{'x':0,'y':1}],'example':'along',"
                 "'keys':[{'x':1.8,'y':1.2},{'x':-1,'y':1.5},{'x':0.6,'y':-1.2}],'mechanism':'dot',"
                 "'ownValues':false,'query':{'x':1.5,'y':1},'temperature':1,"
                 "'values':[{'x':2,'y':0},{'x':0,'y':2},{'x':-2,'y':0}]},"
                 "'sentence':'he sleeps.','training':{'batch':64,'chart':'loss','data':"
                 "'english-french','probe':0,'rate':0.006,'seed':1,'shown':-1,'steps':3000,"
                 "'threads':2,'translator':{'attention':32,'bidirectional':true,'cell':'gru',"
                 "'decoder':64,'embedding':32,'encoder':64,'inputFeeding':false,'mechanism':"
                 "'additive','order':'bahdanau','readout':64,'settings':{}}},'version':1,"
                 "'view':{'colourMap':'viridis','eachHead':false,'gradients':'value','heads':'"
                 "chosen',"
                 "'sampleCount':1000,'showEos':true,'showValues':true,"
                 "'stepsPerMinute':60,'theme':'system'},'whatIf':{'keepsWords':false,'temperature':"
                 "1}}"));
    }

    void gradientsWereOnceTrueOrFalse() {
        const auto numbers = [](const char* value) {
            return sceneFromJson(
                       object(QByteArray("{'version':1,'view':{'gradients':") + value + "}}"))
                .view.numbers;
        };
        QVERIFY(numbers("true") == ShownNumbers::Both);
        QVERIFY(numbers("false") == ShownNumbers::Value);
        QVERIFY(numbers("'gradient'") == ShownNumbers::Gradient);
        QVERIFY(messageOf(object("{'version':1,'view':{'gradients':'none'}}"))
                    .contains("'view.gradients' must be one of value, gradient, both"));
        QVERIFY(messageOf(object("{'version':1,'cursor':{'backward':1}}"))
                    .contains("'cursor.backward' must be true or false"));
    }

    void missingKeysKeepTheirDefaultsAndUnknownOnesAreIgnored() {
        QVERIFY(sceneFromJson({}) == Scene{});
        const Scene scene = sceneFromJson(
            object("{'version':1,'later':[1],'cursor':{'step':3,'x':null},'view':{}}"));
        Scene expected;
        expected.step = 3;
        QVERIFY(scene == expected);
    }

    void whatIsMeasuredByLengthIsMeasuredOnceAsItIs() {
        const Scene scene = sceneFromJson(
            object("{'version':1,'lengths':{'contenders':[{'mechanism':'dot','temperature':0.5},"
                   "{'mechanism':'none'},{'mechanism':'dot','temperature':7}],'quality':'bleu',"
                   "'cost':'time'}}"));
        QCOMPARE(scene.lengths.contenders,
                 (std::vector<Contender>{{.mechanism = "dot"}, {.mechanism = "none"}}));
        QCOMPARE(scene.lengths.quality, Quality::Bleu);
        QCOMPARE(scene.lengths.cost, Cost::Time);
    }

    void wrongTypesNamesAndNumbersAreNamed_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* text, const char* message) {
            QTest::newRow(text) << json(text) << QString::fromUtf8(message);
        };
        row("{'version':2}",
            "scene: 'version' is 2, this program reads up to 1; get a newer program");
        row("{'version':0}", "scene: 'version' must be a whole number from 1 to 1000000");
        row("{'version':'1'}", "scene: 'version' must be a whole number from 1 to 1000000");
        row("{'sentence':7}", "scene: 'sentence' must be a text of at most 10000 characters");
        row("{'mechanism':'dot\\nproduct'}", "scene: 'mechanism' must be printable");
        row("{'sentence':null}", "scene: 'sentence' must be a text of at most 10000 characters");
        row("{'sentence':'\\ud800'}",
            "scene: 'sentence' must be a text of at most 10000 characters");
        row("{'decoding':'greedy'}", "scene: 'decoding' must be an object");
        row("{'decoding':{'mode':'Greedy'}}",
            "scene: 'decoding.mode' must be one of greedy, beam, forced");
        row("{'decoding':{'beamWidth':0}}",
            "scene: 'decoding.beamWidth' must be a whole number from 1 to 64");
        row("{'cursor':[]}", "scene: 'cursor' must be an object");
        row("{'cursor':{'step':-1}}",
            "scene: 'cursor.step' must be a whole number from 0 to 1000000");
        row("{'cursor':{'step':1e300}}",
            "scene: 'cursor.step' must be a whole number from 0 to 1000000");
        row("{'cursor':{'step':1.5}}",
            "scene: 'cursor.step' must be a whole number from 0 to 1000000");
        row("{'cursor':{'source':-2}}",
            "scene: 'cursor.source' must be a whole number from -1 to 1000000");
        row("{'draw':0}", "scene: 'draw' must be a whole number from 1 to 1000000");
        row("{'page':'home'}",
            "scene: 'page' must be one of playground, explore, compare, lengths, train, data");
        row("{'comparison':[]}", "scene: 'comparison' must be an object");
        row("{'comparison':{'contenders':[]}}",
            "scene: 'comparison.contenders' must be a list of 1 to 6 objects");
        row("{'comparison':{'contenders':[{},{},{},{},{},{},{}]}}",
            "scene: 'comparison.contenders' must be a list of 1 to 6 objects");
        row("{'comparison':{'contenders':[{},7]}}",
            "scene: 'comparison.contenders' must be a list of 1 to 6 objects");
        row("{'lengths':{'contenders':[{'mechanism':1}]}}",
            "scene: 'lengths.contenders[0].mechanism' must be a text of at most 100 characters");
        row("{'lengths':{'quality':'good'}}",
            "scene: 'lengths.quality' must be one of exact, bleu");
        row("{'lengths':{'cost':3}}",
            "scene: 'lengths.cost' must be one of multiply-adds, weights, time");
        row("{'comparison':{'contenders':[{},{'temperature':0}]}}",
            "scene: 'comparison.contenders[1].temperature' must be a number from 0.01 to 100");
        row("{'comparison':{'contenders':[{}],'current':-1}}",
            "scene: 'comparison.current' must be a whole number from 0 to 0");
        row("{'comparison':{'view':'cubes'}}",
            "scene: 'comparison.view' must be one of matrices, lines");
        row("{'view':{'colourMap':'jet'}}",
            "scene: 'view.colourMap' must be one of viridis, cividis, grey, print");
        row("{'cursor':{'head':-1}}",
            "scene: 'cursor.head' must be a whole number from 0 to 1000000");
        row("{'view':{'heads':'all'}}", "scene: 'view.heads' must be one of chosen, mean, max");
        row("{'view':{'theme':1}}", "scene: 'view.theme' must be one of system, light, dark");
        row("{'view':{'showEos':1}}", "scene: 'view.showEos' must be true or false");
        row("{'view':{'stepsPerMinute':0}}",
            "scene: 'view.stepsPerMinute' must be a whole number from 1 to 1000");
    }

    void wrongTypesNamesAndNumbersAreNamed() {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        const auto document = QJsonDocument::fromJson(text);
        QVERIFY(document.isObject());
        QCOMPARE(messageOf(document.object()), message);
    }

    void aTextWithoutEndIsRefused() {
        QJsonObject document;
        document["sentence"] = QString(100001, QChar('a'));
        QVERIFY(messageOf(document).contains("'sentence'"));
    }

    void aFileComesBackAsItWas() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QString::fromUtf8("scène.json"));
        std::mt19937 random(2);
        for (int k = 0; k < 5; ++k) {
            const Scene scene = randomScene(random);
            saveScene(scene, path);
            QVERIFY(loadScene(path) == scene);
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void filesThatAreNoScenesAreRefusedInOneLineThatNamesThem_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("truncated") << json("{'version':1,'sente");
        QTest::newRow("a number") << QByteArray("7");
        QTest::newRow("an array") << QByteArray("[1]");
        QTest::newRow("another document") << QByteArray("{\"a\":1}");
        QTest::newRow("NUL bytes") << QByteArray(1000, '\0');
        QTest::newRow("deep") << QByteArray(100000, '[');
        QTest::newRow("wrong value") << json("{'version':1,'cursor':{'step':'a'}}");
        QTest::newRow("newer") << json("{'version':99}");
        QTest::newRow("not UTF-8") << QByteArray("{\"version\":1,\"sentence\":\"\xff\xfe\"}");
    }

    void filesThatAreNoScenesAreRefusedInOneLineThatNamesThem() {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        const QString path = folder.filePath("scene.json");
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QString message;
        try {
            loadScene(path);
        } catch (const SceneError& error) {
            message = QString::fromUtf8(error.what());
        }
        QVERIFY2(message.contains("scene.json"), qPrintable(message));
        QVERIFY(!message.contains('\n'));
    }

    void randomDamageNeverDoesMoreThanThrow() {
        std::mt19937 random(3);
        const QByteArray whole = QJsonDocument(toJson(Scene{})).toJson();
        int refused = 0;
        for (int k = 0; k < 20'000; ++k) {
            QByteArray damaged = whole;
            for (int n = 0; n < 3; ++n) {
                damaged[static_cast<qsizetype>(random() % std::size_t(whole.size()))] =
                    static_cast<char>(random());
            }
            try {
                sceneFromJson(QJsonDocument::fromJson(damaged).object());
            } catch (const SceneError&) {
                ++refused;
            }
        }
        QVERIFY(refused > 0);
    }

    void missingFilesAndBadPathsAreErrors() {
        QVERIFY_EXCEPTION_THROWN(loadScene("/nowhere/scene.json"), lab::formats::FormatError);
        QVERIFY_EXCEPTION_THROWN(saveScene({}, "/nowhere/scene.json"), lab::formats::FormatError);
        QVERIFY_EXCEPTION_THROWN(loadScene(""), SceneError);
        QVERIFY_EXCEPTION_THROWN(saveScene({}, QString(QChar::Null)), SceneError);
    }
};

QTEST_GUILESS_MAIN(TestScene)
#include "test_scene.moc"
