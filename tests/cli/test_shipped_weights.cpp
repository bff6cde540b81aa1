// SPDX-License-Identifier: GPL-3.0-or-later
// The weights that ship, measured on sentences that they were not trained on.
#include <QtTest>
#include <filesystem>

#include "command_line.h"
#include "formats/json.h"

using namespace lab;

class TestShippedWeights : public QObject {
    Q_OBJECT

    CommandLine line_;

    static std::string weights(const QString& mechanism) {
        return PROJECT_DIR "/resources/models/" + mechanism.toStdString() + ".safetensors";
    }

    static void addMechanisms() {
        QTest::addColumn<QString>("mechanism");
        const attention::Registry registry = attention::standardRegistry();
        for (const auto& mechanism : registry.all()) {
            const std::string id(mechanism->description().id);
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
        }
    }

  private slots:
    void everyMechanismHasWeightsOfModestSize_data() { addMechanisms(); }
    void everyMechanismHasWeightsOfModestSize() {
        QFETCH(QString, mechanism);
        QVERIFY(std::filesystem::exists(weights(mechanism)));
        QVERIFY(std::filesystem::file_size(weights(mechanism)) <= 1'500'000);
    }

    void theyTranslateHeldOutSentences_data() {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("french");
        QTest::newRow("negation") << "He doesn't like apples."
                                  << "il n'aime pas les pommes.";
        QTest::newRow("passive")
            << "The agreement on the European Economic Area was signed in August 1992."
            << "l'accord sur la zone économique européenne a été signé en août 1992.";
    }
    void theyTranslateHeldOutSentences() {
        QFETCH(QString, english);
        QFETCH(QString, french);
        const Outcome outcome =
            line_.run({"translate", "--weights", weights("additive"), english.toStdString()});
        QVERIFY2(outcome.err.empty(), outcome.err.c_str());
        QCOMPARE(QString::fromStdString(outcome.out).trimmed(), french);
    }

    void theyReachWhatTheReadmeSays() {
        const auto json = formats::parseJson(
            line_.run({"evaluate", "--weights", weights("additive"), "--json"}).out, "json");
        QCOMPARE(json.at("sentences").get<int>(), 1000);
        QVERIFY2(json.at("exactMatch").get<double>() >= 0.98, json.dump().c_str());
        QVERIFY2(json.at("alignmentAccuracy").get<double>() >= 0.92, json.dump().c_str());
    }
};

QTEST_GUILESS_MAIN(TestShippedWeights)
#include "test_shipped_weights.moc"
