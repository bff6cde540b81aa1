// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_keeper.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "formats/format_error.h"
#include "gui/lengths/length_file.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

LengthResult resultOf(const QString& mechanism) {
    return {
        .contender = {.mechanism = mechanism},
        .quality = {{1, 4, 2.5, {.sentences = 50, .exactMatch = 0.98, .bleu = 99.5}},
                    {5, 8, 6.25, {.sentences = 50, .exactMatch = 0.5, .bleu = 70.125}}},
        .costs =
            {{.source = 3, .target = 4, .weights = 12, .multiplyAdds = 2304, .seconds = 0.00125}},
        .complete = true};
}

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QFile::WriteOnly)) {
        qFatal("cannot be written");
    }
    file.write(bytes);
}

}  // namespace

/// What was measured survives a restart, unless it is stale.
class TestLengthKeeper : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<ModelStore> models_;
    const GrammarStore grammar_{[] { return std::string("a grammar"); }};
    std::vector<QStringList> asked_;

    /// A program from its start to its end.
    template <typename Use>
    void run(const Use& use, const GrammarStore& grammar) {
        const SavedState saved(folder_.filePath("state"));
        ExploreSession document(translateWithSmallModel());
        LengthSession session(document, *models_,
                              [this](const LengthTask& task, const auto& progress) {
                                  LengthReport report;
                                  asked_.emplace_back();
                                  for (const scene::Contender& each : task.contenders) {
                                      asked_.back() << each.mechanism;
                                      report.results.push_back(resultOf(each.mechanism));
                                      progress(report);
                                  }
                                  return report;
                              });
        scene::Scene scene;
        scene.lengths.contenders = {{.mechanism = "additive"}, {.mechanism = "dot"}};
        document.setScene(scene);
        const LengthKeeper keeper(session, stampWith(*models_, grammar), saved);
        use(session);
    }
    QString file() const { return folder_.filePath("state/lengths.json"); }

  private slots:
    void init() {
        QDir(folder_.filePath("state")).removeRecursively();
        QDir().mkpath(folder_.filePath("weights"));
        for (const char* name : {"additive", "dot"}) {
            write(folder_.filePath(QString("weights/%1.safetensors").arg(name)), name);
        }
        models_ = std::make_unique<ModelStore>(attention::standardRegistry(),
                                               modelsIn(folder_.filePath("weights")));
        asked_.clear();
    }

    void whatWasMeasuredIsThereAtTheNextStart() {
        const auto measure = [](LengthSession& session) {
            session.start();
            QTRY_VERIFY(session.complete());
        };
        run(measure, grammar_);
        QVERIFY(!read(file()).isEmpty());
        run(
            [](LengthSession& session) {
                QVERIFY(session.complete());
                QCOMPARE(session.report().results[1].quality[1].scores.bleu, 70.125);
                QCOMPARE(session.report().results[0].costs[0].seconds, 0.00125);
                session.start();
                QVERIFY(!session.running());
            },
            grammar_);
        QCOMPARE(asked_, (std::vector<QStringList>{{"additive", "dot"}}));
        // Other weights of one: the other's results are still good.
        write(folder_.filePath("weights/dot.safetensors"), "trained again");
        run(measure, grammar_);
        QCOMPARE(asked_.back(), QStringList{"dot"});
        // Another grammar makes other sentences.
        const GrammarStore other([] { return std::string("another"); });
        run([](LengthSession& session) { QVERIFY(session.empty()); }, other);
    }

    void ofWhatWasCancelledTheWholeIsKept() {
        run(
            [](LengthSession& session) {
                session.choose({.mechanism = "dot"}, false);
                session.start();
                QTRY_VERIFY(session.complete());
            },
            grammar_);
        run(
            [](LengthSession& session) {
                QCOMPARE(session.measured().size(), std::size_t(1));
                QVERIFY(!session.complete() && !session.empty());
            },
            grammar_);
    }

    void aFileThatCannotBeReadIsReportedAndMeasuredAnew() {
        QDir().mkpath(folder_.filePath("state"));
        write(file(), "{\"version\": 1, \"results\": 7}");
        run(
            [](LengthSession& session) {
                QVERIFY(session.empty());
                QVERIFY2(session.document().message().contains("'results'"),
                         qPrintable(session.document().message()));
                session.start();
                QTRY_VERIFY(session.complete());
            },
            grammar_);
        QVERIFY(read(file()).contains("additive"));
    }

    void whatIsWrittenIsRead() {
        const auto kept = lengthsFrom(
            lengthsText({{resultOf("additive"), "abc"}, {resultOf("none"), "def"}}), "lengths");
        QCOMPARE(kept.size(), std::size_t(2));
        QCOMPARE(kept[1].stamp, QByteArray("def"));
        QCOMPARE(kept[1].result.contender.mechanism, QString("none"));
        QVERIFY(kept[1].result.isGood());
        QCOMPARE(kept[0].result.quality[1].shortest, std::size_t(5));
        QCOMPARE(kept[0].result.quality[1].meanLength, 6.25);
        QCOMPARE(kept[0].result.quality[0].scores.exactMatch, 0.98);
        QCOMPARE(kept[0].result.costs[0].multiplyAdds, std::int64_t(2304));
    }

    void hostileFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char* from, const char* to) {
            QTest::addRow("%s -> %s", from, to) << QByteArray(from) << QByteArray(to);
        };
        row("\"version\": 1", "\"version\": 2");
        row("\"version\": 1", "\"later\": 1");
        row("0.98", "1.5");
        row("0.98", "-1e300");
        row("0.98", "null");
        row("70.125", "100.5");
        row("\"shortest\": 5", "\"shortest\": 4");
        row("\"shortest\": 5", "\"shortest\": 9");
        row("\"shortest\": 5", "\"shortest\": -5");
        row("6.25", "60");
        row("\"sentences\": 50", "\"sentences\": 0");
        row("2304", "-2304");
        row("2304", "1e30");
        row("2304", "9223372036854775807");
        row("0.00125", "-1");
        row("\"source\": 3", "\"source\": 3000000000");
        row("\"mechanism\": \"additive\"", "\"mechanism\": \"line\\nbreak\"");
        row("\"mechanism\": \"additive\"", "\"mechanism\": 3");
        row("\"stamp\": \"abc\"", "\"stamp\": {}");
        row("\"costs\": [", "\"costs\": [[],");
        row("\"quality\"", "\"qualities\"");
    }

    void hostileFilesAreRefused() {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QByteArray text = QByteArray::fromStdString(lengthsText({{resultOf("additive"), "abc"}}));
        QVERIFY2(text.contains(from), text);
        text.replace(from, to);
        QVERIFY_EXCEPTION_THROWN(
            (void)lengthsFrom(std::string_view(text.constData(), std::size_t(text.size())), "it"),
            formats::FormatError);
    }

    void spoiltBytesDoNoHarm() {
        const std::string good = lengthsText({{resultOf("additive"), "abc"}});
        std::mt19937 random(3);
        for (int round = 0; round < 3'000; ++round) {
            std::string text = good;
            for (unsigned k = 0; k <= random() % 3; ++k) {
                text[random() % text.size()] = static_cast<char>(random() % 256);
            }
            try {
                (void)lengthsFrom(text, "it");
            } catch (const formats::FormatError&) {
            }
        }
    }
};

QTEST_MAIN(TestLengthKeeper)
#include "test_length_keeper.moc"
