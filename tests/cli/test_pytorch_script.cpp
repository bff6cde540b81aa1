// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QtTest>

#include "attention/registry.h"
#include "models/checkpoint.h"
#include "models/decode.h"

using namespace lab;

/// docs/translate.py says what the program says, where PyTorch is installed.
class TestPytorchScript : public QObject {
    Q_OBJECT

    static constexpr auto python = "/usr/bin/python3";
    static QString project(const char* path) {
        return QStringLiteral(PROJECT_DIR "/") + QLatin1String(path);
    }

  private slots:
    void initTestCase() {
        if (QProcess::execute(python, {"-c", "import torch"}) != 0) {
            QSKIP("PyTorch is not installed (on Debian: apt install python3-torch)");
        }
    }

    void saysWhatTheProgramSays_data() {
        QTest::addColumn<QString>("sentence");
        for (const char* sentence : {"he does n't like the red apples .", "the cat sleeps .",
                                     "a teacher and my friends love her military villages .",
                                     "she sees a zebra in the old house ."}) {
            QTest::newRow(sentence) << sentence;
        }
    }
    void saysWhatTheProgramSays() {
        QFETCH(QString, sentence);
        const QString weights = project("resources/models/additive.safetensors");
        QProcess process;
        process.start(python,
                      QStringList{project("docs/translate.py"), weights} + sentence.split(' '));
        QVERIFY(process.waitForFinished(120'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const QString theirs = QString::fromUtf8(process.readAllStandardOutput()).trimmed();

        const auto model =
            models::loadCheckpoint(weights.toStdString(), attention::standardRegistry());
        std::vector<std::string> source;
        for (const QString& word : sentence.split(' ')) {
            source.push_back(word.toStdString());
        }
        QStringList ours;
        const auto trace = models::translate(model, source, {});
        for (const std::string& word : trace->target()) {
            ours << QString::fromStdString(word);
        }
        ours.removeLast();
        QCOMPARE(theirs, ours.join(' '));
    }
};

QTEST_GUILESS_MAIN(TestPytorchScript)
#include "test_pytorch_script.moc"
