// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_store.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <new>
#include <random>

#include "../../formats/file_size_limit.h"
#include "models/stopped.h"

using namespace lab;
using namespace lab::gui;

namespace {

constexpr auto grammarText = R"(split 3 salt
category S
category N
start S
[S] ||| the [N,1] sees the [N,2] ||| le [N,1] voit le [N,2] ||| 0-0 2-2 3-3
[N] ||| cat ||| chat
[N] ||| dog ||| chien
[N] ||| bird ||| moineau
[N] ||| fish ||| poisson
)";

std::string pairsText() {
    std::string text;
    for (int i = 0; i < 60; ++i) {
        text += "we see " + std::to_string(i) + " birds\twir sehen " + std::to_string(i) +
                " V\u00f6gel\n";
    }
    return text;
}

std::vector<ShippedData> shipped() {
    DataSet set = newDataSet(DataKind::Grammar, QStringLiteral("Shipped"));
    set.id = QStringLiteral("shipped");
    set.shipped = true;
    return {{set, [] { return std::string(grammarText); }}};
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

QString problemOf(const std::function<void()>& work) {
    try {
        work();
        return {};
    } catch (const std::runtime_error& error) {
        return QString::fromUtf8(error.what());
    }
}

}  // namespace

/// What can be trained on survives restarts, and files that no program wrote.
class TestDataStore : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> parent_;

    [[nodiscard]] QString folder() const { return parent_->filePath(QStringLiteral("data")); }
    [[nodiscard]] std::unique_ptr<DataStore> store() const {
        return std::make_unique<DataStore>(folder(), shipped());
    }

  private slots:
    void init() { parent_ = std::make_unique<QTemporaryDir>(); }

    void whatShipsIsThereAndCannotBeChanged() {
        const auto data = store();
        QCOMPARE(data->all().size(), std::size_t{1});
        DataSet set = data->all().front();
        QCOMPARE(data->load(set.id)->training.size() + data->load(set.id)->heldOut.size(),
                 std::size_t{16});
        QVERIFY(!problemOf([&] { data->remove(set.id); }).isEmpty());
        QVERIFY(!problemOf([&] { data->rename(set.id, "Mine"); }).isEmpty());
        QVERIFY(!QDir(folder()).exists());
    }

    void ownDataSurvivesARestart() {
        QString pairs;
        QString grammar;
        DataSet set = newDataSet(DataKind::Pairs, QStringLiteral("  Birds\n "));
        set.choices.leastCount = 3;
        set.choices.encoding = language::TextEncoding::Utf8;
        set.choices.target.language.letters = language::LetterCase::Kept;
        {
            const auto data = store();
            const QSignalSpy changed(data.get(), &DataStore::changed);
            pairs = data->add(set, {pairsText()});
            grammar = data->add(newDataSet(DataKind::Grammar, QStringLiteral("A grammar")),
                                {grammarText});
            QCOMPARE(changed.size(), 2);
            data->rename(grammar, QStringLiteral("Zoo"));
        }
        const auto data = store();
        QCOMPARE(data->problems(), QStringList());
        QCOMPARE(data->all().size(), std::size_t{3});
        set.id = pairs;
        set.name = QStringLiteral("Birds");
        QVERIFY(data->find(pairs) == set);
        QCOMPARE(data->find(grammar)->name, QStringLiteral("Zoo"));
        QCOMPARE(data->texts(pairs).front(), pairsText());
        const auto loaded = data->load(pairs);
        QCOMPARE(loaded->name, std::string("Birds"));
        QVERIFY(loaded->target.contains("Vögel"));
        QVERIFY(loaded->languages.target == set.choices.target.language);
        QCOMPARE(loaded->training.size() + loaded->heldOut.size(), std::size_t{60});
    }

    void twoFilesAreOneDataSet() {
        const auto data = store();
        const QString id = data->add(newDataSet(DataKind::Parallel, QStringLiteral("Two")),
                                     {"a b\nc d\n", "x y\nz w\n"});
        QCOMPARE(store()->load(id)->training.size() + store()->load(id)->heldOut.size(),
                 std::size_t{2});
    }

    void whoeverAsksMeanwhileGetsTheSame() {
        const auto data = store();
        const auto first = data->load(QStringLiteral("shipped"));
        QVERIFY(data->load(QStringLiteral("shipped")) == first);
    }

    void changedSettingsAndTextsAreReadAnew() {
        const auto data = store();
        const QString id =
            data->add(newDataSet(DataKind::Pairs, QStringLiteral("Birds")), {pairsText()});
        const auto before = data->load(id);
        DataSet set = *data->find(id);
        set.choices.heldOut.oneIn = 0;
        data->change(set);
        QCOMPARE(data->load(id)->training.size(), std::size_t{60});
        QVERIFY(before->training.size() < 60);
        const QString grammar =
            data->add(newDataSet(DataKind::Grammar, QStringLiteral("G")), {grammarText});
        const auto old = data->load(grammar);
        data->changeText(grammar, std::string(grammarText) + "[N] ||| cow ||| boeuf\n");
        QCOMPARE(data->load(grammar)->source.size(), old->source.size() + 1);
    }

    void removedDataLeavesNothing() {
        const auto data = store();
        const QString id =
            data->add(newDataSet(DataKind::Parallel, QStringLiteral("Two")), {"a b\n", "x y\n"});
        QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 3);
        data->remove(id);
        QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 0);
        QVERIFY(!data->find(id));
        QVERIFY(problemOf([&] { (void)data->load(id); }).contains("there is no data set"));
    }

    void aLoadThatIsStoppedGivesNothing() {
        const auto data = store();
        const QString id =
            data->add(newDataSet(DataKind::Pairs, QStringLiteral("Birds")), {pairsText()});
        std::stop_source stop;
        stop.request_stop();
        for (const QString& each : {id, QStringLiteral("shipped")}) {
            QVERIFY_EXCEPTION_THROWN((void)data->load(each, stop.get_token()), models::Stopped);
        }
    }

    void whatCannotBeTrainedOnIsOneLineWithTheName() {
        const auto data = store();
        const QString empty =
            data->add(newDataSet(DataKind::Pairs, QStringLiteral("Nothing")), {"no tab\n"});
        const QString wrong = data->add(newDataSet(DataKind::Grammar, QStringLiteral("Broken")),
                                        {"start S\nnonsense\n"});
        for (const auto& [id, name] : {std::pair{empty, "Nothing"}, std::pair{wrong, "Broken"}}) {
            const QString problem = problemOf([&, each = id] { (void)data->load(each); });
            QVERIFY2(problem.startsWith(QLatin1String(name)), qPrintable(problem));
            QVERIFY(!problem.contains(u'\n'));
        }
    }

    void hostileFilesAreReportedAndLeftAlone() {
        const QString id =
            store()->add(newDataSet(DataKind::Pairs, QStringLiteral("Good")), {pairsText()});
        const QByteArray good = read(QDir(folder()).filePath(id + ".json"));
        const auto replaced = [&](const char* from, const char* to) {
            QByteArray bytes = good;
            if (!bytes.contains(from)) {
                qFatal("%s is not there", from);
            }
            return bytes.replace(from, to);
        };
        const std::vector<std::pair<QString, QByteArray>> files{
            {"own-empty", {}},
            {"own-notjson", "{"},
            {"own-deep", QByteArray(1000, '[')},
            {"own-large", QByteArray(1 << 20, ' ')},
            {"own-kind", replaced("\"pairs\",", "\"paris\",")},
            {"own-count", replaced("\"minimumCount\": 2", "\"minimumCount\": -1")},
            {"own-length", replaced("\"longest\": 40", "\"longest\": 4000")},
            {"own-name", replaced("\"Good\"", "\"Go\\nod\"")},
            {"own-more", replaced("\"swapped\"", "\"file\": \"/etc/passwd\", \"swapped\"")},
            {"Own-Capital", good},
            {"own-notext", good}};
        for (const auto& [name, bytes] : files) {
            write(QDir(folder()).filePath(name + ".json"), bytes);
            if (name != "own-notext") {
                write(QDir(folder()).filePath(name + ".tsv"), "a\tb\n");
            }
        }
        const auto data = store();
        QCOMPARE(data->all().size(), std::size_t{2});
        QCOMPARE(data->problems().size(), static_cast<qsizetype>(files.size()));
        for (const QString& problem : data->problems()) {
            QVERIFY2(problem.contains("/data/") && !problem.contains(u'\n'), qPrintable(problem));
        }
        QCOMPARE(read(QDir(folder()).filePath("own-notjson.json")), QByteArray("{"));
    }

    void anyDamageIsSurvived() {
        const QString id =
            store()->add(newDataSet(DataKind::Pairs, QStringLiteral("Good")), {pairsText()});
        const QString path = QDir(folder()).filePath(id + ".json");
        const QByteArray good = read(path);
        std::mt19937 random(1);
        for (int round = 0; round < 300; ++round) {
            QByteArray damaged = good;
            damaged[static_cast<qsizetype>(random() % static_cast<unsigned>(good.size()))] =
                static_cast<char>(random());
            write(path, damaged);
            const auto data = store();
            QVERIFY(data->problems().size() + static_cast<qsizetype>(data->all().size()) == 2);
        }
    }

    void aFolderThatCannotBeWrittenIsSaid() {
        write(folder(), "a file");
        const QString problem = problemOf([&] {
            store()->add(newDataSet(DataKind::Pairs, QStringLiteral("Good")), {pairsText()});
        });
        QVERIFY2(problem.contains("cannot be created"), qPrintable(problem));
    }

    void whatCannotBeWrittenWhollyLeavesNothing_data() {
        QTest::addColumn<std::size_t>("secondText");
        QTest::addColumn<int>("mostBytes");
        QTest::newRow("the second text") << std::size_t{100'000} << 4096;
        QTest::newRow("the settings") << std::size_t{8} << 64;
    }

    void whatCannotBeWrittenWhollyLeavesNothing() {
        QFETCH(std::size_t, secondText);
        QFETCH(int, mostBytes);
        const auto data = store();
        const QSignalSpy changed(data.get(), &DataStore::changed);
        const QString problem = problemOf([&] {
            const FileSizeLimit limit(static_cast<rlim_t>(mostBytes));
            data->add(newDataSet(DataKind::Parallel, QStringLiteral("Two")),
                      {"a b\n", std::string(secondText, 'x')});
        });
        QVERIFY2(problem.contains("cannot write"), qPrintable(problem));
        QCOMPARE(QDir(folder()).entryList(QDir::Files | QDir::Hidden), QStringList());
        QCOMPARE(data->all().size(), std::size_t{1});
        QCOMPARE(changed.size(), 0);
    }

    void memoryThatIsNotThereIsNotTheDataSetsFault() {
        auto large = shipped();
        large.front().text = []() -> std::string { throw std::bad_alloc(); };
        const DataStore data(folder(), large);
        QVERIFY_EXCEPTION_THROWN((void)data.load(QStringLiteral("shipped")), std::bad_alloc);
    }

    void theProgramsGrammarsAreNamed() {
        const auto data = shippedData();
        QCOMPARE(data.size(), std::size_t{2});
        QCOMPARE(data[0].set.id, QStringLiteral("english-french"));
        QCOMPARE(data[0].set.sentences, std::size_t{30'000});
        QCOMPARE(data[1].set.id, QStringLiteral("demo"));
    }
};

QTEST_GUILESS_MAIN(TestDataStore)
#include "test_data_store.moc"
