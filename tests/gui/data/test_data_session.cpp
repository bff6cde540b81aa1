// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_session.h"

#include <sys/stat.h>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

using namespace lab;
using namespace lab::gui;

namespace {

constexpr auto grammarText = R"(category S
start S
[S] ||| he sleeps . ||| il dort . ||| 0-0 1-1 2-2
)";

std::vector<ShippedData> shipped() {
    DataSet set = newDataSet(DataKind::Grammar, QStringLiteral("Shipped"));
    set.id = QStringLiteral("shipped");
    set.shipped = true;
    return {{set, [] { return std::string(grammarText); }}};
}

QStringList namesIn(const std::vector<DataSet>& sets) {
    QStringList names;
    for (const DataSet& set : sets) {
        names << set.name;
    }
    return names;
}

/// A file that whoever reads it waits for, until it is written.
QString slowFile(const QTemporaryDir& folder) {
    const QString path = folder.filePath(QStringLiteral("slow.tsv"));
    if (::mkfifo(QFile::encodeName(path).constData(), 0600) != 0) {
        qFatal("no pipe can be made");
    }
    return path;
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::Unbuffered)) {
        qFatal("cannot be written");
    }
    file.write(bytes);
}

}  // namespace

/// What a user asks for is done, in order, and what fails is said.
class TestDataSession : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<DataStore> store_;

    [[nodiscard]] QString in(const QString& name) const { return folder_->filePath(name); }

  private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        store_ = std::make_unique<DataStore>(in(QStringLiteral("data")), shipped());
    }

    void whatComesWhileAFileIsReadReplacesNothing() {
        DataSession session(*store_);
        const QString slow = slowFile(*folder_);
        session.open({slow});
        session.newGrammar();
        session.exportTo(in(QStringLiteral("out.grammar")));
        QVERIFY(session.copying());
        write(slow, "a b\tx y\n");
        QTRY_VERIFY(!session.copying());
        QCOMPARE(namesIn(session.sets()), (QStringList{"Shipped", "My grammar", "slow"}));
        QCOMPARE(session.current().name, QStringLiteral("My grammar"));  // the latest new one
        QVERIFY(QFile::exists(in(QStringLiteral("out.grammar"))));
    }

    void eachFailureIsSaid() {
        DataSession session(*store_);
        const QSignalSpy failed(&session, &DataSession::failed);
        session.exportTo(in(QStringLiteral("nowhere/first.grammar")));
        session.exportTo(in(QStringLiteral("good.grammar")));
        session.open({in(QStringLiteral("second.tsv"))});
        QTRY_VERIFY(!session.copying());
        QCOMPARE(failed.size(), 2);
        QVERIFY(failed[0][0].toString().contains("nowhere"));
        const QStringList lines = failed[1][0].toString().split(u'\n');
        QCOMPARE(lines.size(), 2);  // one message hides no other
        QCOMPARE(lines[0], failed[0][0].toString());
        QVERIFY2(lines[1].contains("second.tsv"), qPrintable(lines[1]));
        QVERIFY(QFile::exists(in(QStringLiteral("good.grammar"))));
        session.open({in(QStringLiteral("third.tsv"))});
        QTRY_COMPARE(failed.size(), 3);
        QVERIFY(!failed[2][0].toString().contains(u'\n'));
    }

    void filesWithoutAPairAreRefusedEachWithItsReason() {
        DataSession session(*store_);
        const QSignalSpy failed(&session, &DataSession::failed);
        QByteArray noise;
        std::mt19937 random(1);
        for (int i = 0; i < 20'000; ++i) {
            noise += static_cast<char>(random());
        }
        write(in(QStringLiteral("empty.tsv")), " \n\n");
        write(in(QStringLiteral("noise.tsv")), noise);
        write(in(QStringLiteral("commas.csv")), "hello,bonjour\n\"a, b\",\"c, d\"\n");
        write(in(QStringLiteral("words.txt")), "no tabs here\nnor here\n");
        write(in(QStringLiteral("numbers.tsv")), "12\t13\n14\t15\n");
        write(in(QStringLiteral("good.tsv")), "go on\tgeh weiter\n");
        write(in(QStringLiteral("latin.tsv")), "the summer\tl'\xE9t\xE9\n");
        QStringList paths;
        for (const char* name : {"empty.tsv", "noise.tsv", "commas.csv", "words.txt", "numbers.tsv",
                                 "good.tsv", "latin.tsv"}) {
            paths << in(QString::fromLatin1(name));
        }
        session.open(paths);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(namesIn(store_->all()), (QStringList{"Shipped", "good", "latin"}));
        const QStringList lines = failed[0][0].toString().split(u'\n');
        QCOMPARE(lines.size(), 5);
        for (const auto& [line, why] :
             {std::pair{0, "empty.tsv: the file is empty"}, std::pair{1, "noise.tsv: this looks "},
              std::pair{2, "separated by commas?"}, std::pair{3, "words.txt: no line has a tab"},
              std::pair{4, "no letters"}}) {
            QVERIFY2(lines[line].contains(QLatin1String(why)), qPrintable(lines[line]));
        }
        QVERIFY(!lines[3].contains("comma"));
    }

    void whatWaitsIsDoneBeforeTheEnd() {
        {
            DataSession session(*store_);
            session.newGrammar();
            session.duplicate();
            session.exportTo(in(QStringLiteral("out.grammar")));
        }
        QCOMPARE(namesIn(store_->all()), (QStringList{"Shipped", "My grammar", "Shipped, copy"}));
        QVERIFY(QFile::exists(in(QStringLiteral("out.grammar"))));
    }
};

QTEST_GUILESS_MAIN(TestDataSession)
#include "test_data_session.moc"
