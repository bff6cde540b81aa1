// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a process.
#include <QProcess>
#include <QtTest>

#include "formats/csv.h"
#include "formats/read_file.h"
#include "scene/scene_file.h"

using namespace lab;

class TestProgram : public QObject {
    Q_OBJECT

  private slots:
    /// As in a container: no display, and no folder for sockets that Qt would like to have.
    void picturesNeedNothingOfADesktop_data() {
        QTest::addColumn<QStringList>("arguments");
        const QStringList mechanism{"--mechanism", "additive"};
        QTest::newRow("align") << QStringList{"align"} + mechanism;
        QTest::newRow("screenshot") << QStringList{"screenshot", "--size", "1024x640"};
        QTest::newRow("the way back") << QStringList{
            "screenshot", "--backward", "--step", "3", "--numbers", "both", "--target", "Il dort."};
    }
    void picturesNeedNothingOfADesktop() {
        QFETCH(QStringList, arguments);
        const QTemporaryDir results;
        const QTemporaryDir temporary;
        const QString picture = results.filePath("picture.png");
        QProcessEnvironment bare;
        for (const QString name : {"PATH", "HOME", "LC_ALL", "LD_LIBRARY_PATH", "ASAN_OPTIONS"}) {
            bare.insert(name, qEnvironmentVariable(name.toUtf8()));
        }
        bare.insert("TMPDIR", temporary.path());
        QProcess program;
        program.setProcessEnvironment(bare);
        program.start(PROGRAM, arguments + QStringList{"He eats.", "-o", picture});
        QVERIFY2(program.waitForFinished(60'000), qPrintable(program.errorString()));
        QCOMPARE(program.readAllStandardError(), QByteArray());
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(QFile::exists(picture));
        const auto everything = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
        QCOMPARE(QDir(temporary.path()).entryList(everything), QStringList());
    }

    /// With the weights that ship, as the window does it.
    void alignShowsASceneWithItsChanges() {
        const QTemporaryDir folder;
        const QString path = folder.filePath("scene.json");
        const QString csv = folder.filePath("weights.csv");
        scene::Scene scene;
        const auto said = [&] {
            scene::saveScene(scene, path);
            QProcess program;
            program.start(PROGRAM, {"align", "--scene", path, "-o", csv});
            return program.waitForFinished(60'000) ? program.readAllStandardOutput() : QByteArray();
        };
        QVERIFY(said().contains("il n'aime pas les pommes rouges."));
        scene.whatIf = scene::with({}, {.what = scene::MaskedWord{6}});
        const QByteArray changed = said();
        QVERIFY(!changed.isEmpty() && !changed.contains("pommes"));
        const auto rows = formats::parseCsv(formats::readFile(csv.toStdString()));
        QCOMPARE(rows.front()[7], std::string("apples"));
        for (std::size_t t = 1; t < rows.size(); ++t) {
            QCOMPARE(rows[t][7], std::string("0"));
        }
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "test_program.moc"
