// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QtTest>

#include "command_line.h"

using namespace lab;
using Words = std::vector<std::string>;

/// The translation of every run: three words and <eos>.
class TestStages : public QObject {
    Q_OBJECT

    CommandLine line_;

    Outcome run(const std::string& file, const Words& more = {}) const {
        Words arguments{"stages",   "--mechanism", "additive", "a b.",
                        "--target", "A B C",       "-o",       file};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return line_.run(arguments);
    }

    std::string svgWith(const Words& more) const {
        const std::string path = line_.path("a.svg");
        const Outcome outcome = run(path, more);
        if (outcome.exitCode != cli::Done) {
            qWarning("%s", outcome.err.c_str());
            return {};
        }
        return formats::readFile(path);
    }

    static void requireRefused(const Outcome& outcome, const std::string& part) {
        QCOMPARE(outcome.exitCode, cli::WrongUsage);
        QVERIFY2(outcome.err.find(part) != std::string::npos, outcome.err.c_str());
        QVERIFY(outcome.out.empty());
    }

  private slots:
    void picturesInEveryFormat_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("png") << "png" << QByteArray("\x89PNG");
        QTest::newRow("svg") << "svg" << QByteArray("<?xml");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF");
    }
    void picturesInEveryFormat() {
        QFETCH(QString, ending);
        QFETCH(QByteArray, start);
        const std::string path = line_.path("a." + ending.toStdString());
        const Outcome outcome = run(path);
        QVERIFY2(outcome.exitCode == cli::Done, outcome.err.c_str());
        QVERIFY2(
            outcome.out.starts_with(path + ": ") && outcome.out.ends_with(" (Output, word 1)\n"),
            outcome.out.c_str());
        QVERIFY(formats::readFile(path).starts_with(start.toStdString()));
    }

    void aPngHasAsManyPixelsAsAreAskedFor() {
        const std::string path = line_.path("a.png");
        const auto size = [&](const Words& more) {
            run(path, more);
            return QImage(QString::fromStdString(path)).size();
        };
        QCOMPARE(size({}), QSize(1000, 860));
        QCOMPARE(size({"--size", "1200x700"}), QSize(1200, 700));
        QCOMPARE(size({"--size", "1200x700", "--dpi", "48"}), QSize(600, 350));
    }

    /// Two words, a full stop and <eos> are read in steps 0 to 3, then each word has four stages.
    void aMomentHasTwoNames() {
        QVERIFY(svgWith({"--step", "0"}) == svgWith({"--stage", "Encode"}));
        QVERIFY(svgWith({"--step", "2"}) == svgWith({"--stage", "encode", "--word", "3"}));
        QVERIFY(svgWith({"--step", "7"}) == svgWith({}));
        QVERIFY(svgWith({"--step", "7"}) == svgWith({"--word", "1", "--stage", "OUTPUT"}));
        QVERIFY(svgWith({"--step", "9"}) == svgWith({"--word", "2", "--stage", "softmax"}));
        QVERIFY(svgWith({"--step", "9"}) != svgWith({"--step", "8"}));
        QVERIFY(svgWith({"--step", "9"}).find("Softmax · word 2 of 4") != std::string::npos);
    }

    void looksCanBeChosen() {
        const std::string light = svgWith({});
        QVERIFY(light == svgWith({"--theme", "light", "--colour-map", "viridis"}));
        QVERIFY(light != svgWith({"--theme", "dark"}));
        QVERIFY(light != svgWith({"--colour-map", "print"}));
    }

    void otherWeightsCanBeShown() {
        const std::string weights = line_.path("other.safetensors");
        models::saveCheckpoint(weights, *smallModel(2));
        QVERIFY(svgWith({"--weights", weights}) != svgWith({}));
    }

    void whatIsNotThereIsRefused() {
        const std::string file = line_.path("none.png");
        requireRefused(run(file, {"--word", "5"}), "--word must be a whole number from 1 to 4");
        requireRefused(run(file, {"--word", "5", "--stage", "Encode"}), "from 1 to 4");
        requireRefused(run(file, {"--step", "20"}), "--step must be a whole number from 0 to 19");
        requireRefused(run(file, {"--stage", "Mask"}),
                       "--stage must be one of Encode, Score, Softmax, Context, Output");
        requireRefused(run(file, {"--step", "1", "--word", "2"}), "--step excludes");
        requireRefused(run(file, {"--size", "201x201"}), "--size must be at least ");
        requireRefused(run(file, {"--size", "big"}), "--size must be as 1600x1000");
        requireRefused(run(file, {"--dpi", "5"}), "--dpi must be a number from 10 to 2400");
        requireRefused(run(file, {"--theme", "pink"}), "--theme must be light or dark");
        requireRefused(run(file, {"--colour-map", "jet"}),
                       "--colour-map must be viridis, cividis, grey or print");
        requireRefused(run(line_.path("none.csv")), ".png, .svg or .pdf");
        QVERIFY(!std::filesystem::exists(file));
    }
};

QTEST_MAIN(TestStages)
#include "test_stages.moc"
