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

    void theyReachWhatTheDocumentsSay_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("exact");
        QTest::addColumn<double>("aligned");
        const auto add = [](const char* name, double exact, double aligned) {
            QTest::newRow(name) << name << exact << aligned;
        };
        add("additive", 0.98, 0.92);
        add("dot", 0.98, 0.90);
        add("scaled-dot", 0.98, 0.90);
        add("general", 0.98, 0.90);
        add("concat", 0.98, 0.90);
        add("query-key", 0.98, 0.90);
        add("multi-head", 0.98, 0.90);
        add("cosine", 0.98, 0.90);
        add("local-p", 0.95, 0.90);
        add("hard", 0.95, 0.90);
        add("local-m", 0.95, 0.90);
        add("location", 0.95, 0.60);
        add("lstm/additive", 0.98, 0.90);
        add("simple/additive", 0.95, 0.90);
        add("seed/additive", 0.98, 0.90);
    }
    void theyReachWhatTheDocumentsSay() {
        QFETCH(QString, name);
        QFETCH(double, exact);
        QFETCH(double, aligned);
        const auto json = formats::parseJson(
            line_.run({"evaluate", "--weights", weights(name), "--json"}).out, "json");
        QCOMPARE(json.at("sentences").get<int>(), 1000);
        QVERIFY2(json.at("exactMatch").get<double>() >= exact, json.dump().c_str());
        QVERIFY2(json.at("alignmentAccuracy").get<double>() >= aligned, json.dump().c_str());
    }

    void withoutAttentionLessIsTranslated() {
        const auto exactOf = [this](const char* name) {
            return formats::parseJson(
                       line_.run({"evaluate", "--weights", weights(name), "--json"}).out, "json")
                .at("exactMatch")
                .get<double>();
        };
        QVERIFY(exactOf("none") < 0.8);
        QVERIFY(exactOf("mean") < 0.8);
    }

    void allTogetherTheyAreModest() {
        std::uintmax_t bytes = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(
                 std::filesystem::path(PROJECT_DIR) / "resources" / "models")) {
            bytes += entry.is_regular_file() ? entry.file_size() : 0;
        }
        QVERIFY(bytes <= 12'000'000);
    }
};

QTEST_GUILESS_MAIN(TestShippedWeights)
#include "test_shipped_weights.moc"
