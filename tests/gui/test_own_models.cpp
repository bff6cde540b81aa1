// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <QComboBox>
#include <QDir>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

#include "formats/byte_order.h"
#include "gui/models/models_dialog.h"
#include "gui/models/own_models.h"
#include "models/checkpoint.h"
#include "training_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

QStringList namesIn(const ModelStore& store) {
    QStringList names;
    for (const ModelEntry& entry : store.models()) {
        names << entry.name;
    }
    return names;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::Unbuffered)) {
        qFatal("cannot be written");
    }
    file.write(bytes);
}

QByteArray smallFile() {
    const formats::Bytes bytes = models::encodeCheckpoint(*smallModel());
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// Where the numbers begin.
qsizetype dataOf(const QByteArray& file) {
    return static_cast<qsizetype>(
        8 + formats::loadNumber<std::uint64_t>(
                formats::asBytes(std::string_view(file.constData(), std::size_t(file.size()))), 0));
}

QByteArray withLength(const QByteArray& file, std::uint64_t length) {
    formats::Bytes bytes;
    formats::appendNumber(bytes, length);
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), 8) + file.mid(8);
}

/// One text of the header by another that is as long.
QByteArray replaced(QByteArray file, const QByteArray& from, const QByteArray& to) {
    if (file.indexOf(from) < 0 || from.size() != to.size()) {
        qFatal("%s cannot be replaced", from.constData());
    }
    return file.replace(file.indexOf(from), from.size(), to);
}

QString saved(OwnModels& own, const QString& name) {
    const QString id = own.save(smallModel(), name);
    if (!QTest::qWaitFor([&] { return !own.busy(); }, 20'000)) {
        qFatal("it is not saved");
    }
    return id;
}

}  // namespace

class TestOwnModels : public QObject {
    Q_OBJECT

  private slots:
    void whatIsSavedAppearsWhereverModelsDoAndAtTheNextStart() {
        const QTemporaryDir folder;
        ModelStore store(attention::standardRegistry(), {});
        QString id;
        {
            OwnModels own(store, folder.path() + "/models");
            const QSignalSpy announced(&own, &OwnModels::saved);
            id = own.save(smallModel(), "  My first\nmodel ");
            QTRY_COMPARE(announced.size(), 1);
            QCOMPARE(announced.front(), (QVariantList{id, "My first model"}));
            QCOMPARE(own.all().front().name, QString("My first model"));
            QCOMPARE(namesIn(store), QStringList{"My first model"});
            QVERIFY(store.load(id, "additive")->parameters.flat() ==
                    smallModel()->parameters.flat());
        }
        ModelStore later(attention::standardRegistry(), {});
        const OwnModels own(later, folder.path() + "/models");
        QCOMPARE(namesIn(later), QStringList{"My first model"});
        QCOMPARE(own.all().front().id, id);
    }

    void theyAreRenamedCopiedOpenedAndRemoved() {
        const QTemporaryDir folder;
        ModelStore store(attention::standardRegistry(), {});
        OwnModels own(store, folder.path() + "/models");
        const QString id = saved(own, "One");
        own.rename(id, "Two");
        const QString copy = folder.path() + "/copy.safetensors";
        own.copyTo(id, copy);  // in order: it has the new name
        QTRY_VERIFY(!own.busy());
        QCOMPARE(namesIn(store), QStringList{"Two"});
        QCOMPARE(models::loadCheckpoint(copy.toStdString(), store.registry())->about.at("name"),
                 std::string("Two"));
        own.remove(id);
        QTRY_VERIFY(namesIn(store).isEmpty());
        QVERIFY(QDir(folder.path() + "/models").isEmpty());
        const QString opened = own.open(copy);
        QTRY_VERIFY(!own.busy());
        QCOMPARE(own.all().front().name, QString("Two"));
        QVERIFY(store.has(opened, "additive"));
        QVERIFY_EXCEPTION_THROWN(own.rename(opened, "   "), std::runtime_error);
        QVERIFY_EXCEPTION_THROWN(own.remove("own/none"), std::runtime_error);
    }

    void oneThatIsOpenedTwiceHasANumber() {
        const QTemporaryDir folder;
        {
            ModelStore store(attention::standardRegistry(), {});
            OwnModels own(store, folder.path() + "/models");
            const QString id = saved(own, "One");
            const QString copy = folder.path() + "/copy.safetensors";
            own.copyTo(id, copy);
            own.open(copy);
            own.open(copy);
            QTRY_VERIFY(!own.busy());
            QCOMPARE(namesIn(store), (QStringList{"One", "One (2)", "One (3)"}));
        }
        ModelStore later(attention::standardRegistry(), {});
        const OwnModels own(later, folder.path() + "/models");
        QCOMPARE(namesIn(later), (QStringList{"One", "One (2)", "One (3)"}));
    }

    void enterDoesNotRemoveAModel() {
        TestWindow test;
        const QTemporaryDir folder;
        ModelStore store(attention::standardRegistry(), {});
        OwnModels own(store, folder.path() + "/models");
        saved(own, "One");
        ModelsDialog dialog(own, test.session());
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Delete);
        auto* ask = dialog.findChild<QMessageBox*>();
        QVERIFY(ask != nullptr);
        QTRY_VERIFY(ask->isVisible());
        QTest::keyClick(ask, Qt::Key_Return);
        QTRY_VERIFY(!own.busy());
        QTest::qWait(20);
        QCOMPARE(own.all().size(), std::size_t{1});
    }

    void filesThatAreNoModelsAreReportedAndLeftAlone() {
        const QTemporaryDir folder;
        QDir(folder.path()).mkdir("models");
        QFile file(folder.path() + "/models/broken.safetensors");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no weights");
        file.close();
        ModelStore store(attention::standardRegistry(), {});
        OwnModels own(store, folder.path() + "/models");
        QCOMPARE(own.problems().size(), 1);
        QVERIFY2(own.problems().front().contains("broken"), qPrintable(own.problems().front()));
        QVERIFY(file.exists());
        const QSignalSpy failed(&own, &OwnModels::failed);
        own.open(file.fileName());
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("broken"));
        QVERIFY(own.all().empty());
    }

    /// The window appears before megabytes of weights have been read.
    void theStartReadsNoNumbers() {
        const QTemporaryDir folder;
        const QString path = folder.filePath("weights.safetensors");
        QByteArray file = smallFile();
        const qsizetype data = dataOf(file);
        write(path, file.replace(data, file.size() - data,
                                 QByteArray(file.size() - data, '\xff')));  // all NaN
        ModelStore store(attention::standardRegistry(), {});
        const OwnModels own(store, folder.path());
        QCOMPARE(own.problems(), QStringList());
        QCOMPARE(namesIn(store), QStringList{"weights"});
        QCOMPARE(own.all().front().mechanism, QString("additive"));
        QVERIFY_EXCEPTION_THROWN((void)store.load("own/weights", "additive"), std::runtime_error);
    }

    void hostileHeadersAreReported_data() {
        QTest::addColumn<QByteArray>("file");
        const QByteArray good = smallFile();
        const qsizetype data = dataOf(good);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("seven bytes") << good.left(7);
        QTest::newRow("length only") << good.left(8);
        QTest::newRow("cut in the header") << good.left(data / 2);
        QTest::newRow("without data") << good.left(data);
        QTest::newRow("cut in the data") << good.chopped(1);
        QTest::newRow("more data") << good + 'x';
        QTest::newRow("huge header") << withLength(good, ~std::uint64_t{0});
        QTest::newRow("header as long as the file") << withLength(good, std::uint64_t(good.size()));
        QTest::newRow("short header") << withLength(good, 2);
        QTest::newRow("no object") << replaced(good, "{\"", "[\"");
        QTest::newRow("no config") << replaced(good, "\"config\"", "\"konfig\"");
        QTest::newRow("another format") << replaced(good, "translator 1", "translator 9");
        QTest::newRow("unknown mechanism") << replaced(good, "additive", "addictiv");
        QTest::newRow("wrong size") << replaced(good, "\"F32\"", "\"F64\"");
    }

    void hostileHeadersAreReported() {
        QFETCH(QByteArray, file);
        const QTemporaryDir folder;
        const QString path = folder.filePath("weights.safetensors");
        write(path, file);
        ModelStore store(attention::standardRegistry(), {});
        const OwnModels own(store, folder.path());
        QVERIFY(own.all().empty());
        QCOMPARE(own.problems().size(), 1);
        const QString problem = own.problems().front();
        QVERIFY2(problem.contains("weights") && !problem.contains(u'\n'), qPrintable(problem));
        QCOMPARE(bytesOf(path), file);
    }

    void nobodyWaitsForFiles() {
        const QTemporaryDir folder;
        ModelStore store(attention::standardRegistry(), {});
        OwnModels own(store, folder.filePath("models"));
        const QString slow = folder.filePath("slow.safetensors");
        QCOMPARE(::mkfifo(QFile::encodeName(slow).constData(), 0600), 0);
        const QSignalSpy announced(&own, &OwnModels::saved);
        own.open(slow);
        own.save(smallModel(), "Later");
        QVERIFY(own.busy());
        QVERIFY(own.all().empty());
        write(slow, smallFile());
        QTRY_VERIFY(!own.busy());
        QCOMPARE(announced.size(), 2);
        QCOMPARE(announced[0][1].toString(), QString("slow"));
        QCOMPARE(announced[1][1].toString(), QString("Later"));
    }

    void whatWaitsIsWrittenBeforeTheEnd() {
        const QTemporaryDir folder;
        ModelStore store(attention::standardRegistry(), {});
        {
            OwnModels own(store, folder.filePath("models"));
            own.save(smallModel(), "One");
            own.save(smallModel(), "Two");
        }
        ModelStore later(attention::standardRegistry(), {});
        const OwnModels own(later, folder.filePath("models"));
        QCOMPARE(namesIn(later), (QStringList{"One", "Two"}));
    }

    void whatFailsIsSaidInTheDialog() {
        TestWindow test;
        const QTemporaryDir folder;
        OwnModels own(test.models(), folder.filePath("models"));
        const QString id = saved(own, "One");
        ModelsDialog dialog(own, test.session());
        dialog.show();
        auto* list = dialog.findChild<QListWidget*>();
        const auto* working = dialog.findChild<QLabel*>("ownModelsWorking");
        const auto* problem = dialog.findChild<QLabel*>("ownModelsProblem");
        QVERIFY(list != nullptr && working != nullptr && problem != nullptr);
        QVERIFY(working->text().isEmpty());
        dialog.copyTo(folder.filePath("nowhere/copy.safetensors"));
        QVERIFY(!working->text().isEmpty());
        QTRY_VERIFY(working->text().isEmpty());
        QVERIFY2(problem->text().contains("nowhere"), qPrintable(problem->text()));
        write(folder.filePath("models/" + id.mid(4) + ".safetensors"), "damaged");
        list->item(0)->setText("Two");
        QTRY_VERIFY(!own.busy());
        QTRY_COMPARE(list->item(0)->text(), QString("One"));
        QVERIFY2(problem->text().contains("too short"), qPrintable(problem->text()));
    }

    void aNameThatIsTypedIsNotLostWhenAModelArrives() {
        TestWindow test;
        const QTemporaryDir folder;
        OwnModels own(test.models(), folder.filePath("models"));
        saved(own, "One");
        ModelsDialog dialog(own, test.session());
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto* list = dialog.findChild<QListWidget*>();
        list->editItem(list->currentItem());
        auto* editor = list->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        editor->setText("Uno");
        saved(own, "Two");
        QCoreApplication::processEvents();
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(list->count(), 2);
        QTRY_VERIFY(namesIn(test.models()).contains("Uno"));
        QTRY_COMPARE(list->item(1)->text(), QString("Uno"));
    }

    void aTrainedModelIsSavedAndShownEverywhere() {
        TestWindow test(tinyTraining(20), {1600, 1000}, tinyParts());
        test.training().begin();
        QVERIFY(QTest::qWaitFor([&] { return test.training().state() == TrainingState::Finished; },
                                20'000));
        QPushButton* save = nullptr;
        for (QPushButton* each : test.window().findChildren<QPushButton*>()) {
            save = each->accessibleName().startsWith("Save model") ? each : save;
        }
        QVERIFY(save != nullptr && save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        auto* ask = test.window().findChild<QInputDialog*>();
        QVERIFY(ask != nullptr);
        QVERIFY2(ask->textValue().contains("Tiny"), qPrintable(ask->textValue()));
        ask->setTextValue("Class 7b");
        ask->accept();
        QTRY_VERIFY(namesIn(test.models()).contains("Class 7b"));
        auto* box = test.window().findChild<QComboBox*>("modelBox");
        QVERIFY(box->findText("Class 7b") >= 0);
        test.window().activateWindow();  // without a window manager nobody else does
        QTRY_VERIFY(test.window().isActiveWindow());
        QTest::keyClick(&test.window(), Qt::Key_M, Qt::ControlModifier);
        auto* dialog = test.window().findChild<ModelsDialog*>();
        QVERIFY(dialog != nullptr);
        auto* list = dialog->findChild<QListWidget*>();
        QCOMPARE(list->count(), 1);
        QTest::keyClick(list, Qt::Key_F2);
        auto* editor = list->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        editor->setText("Class 7c");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(namesIn(test.models()).contains("Class 7c"));
        emit list->itemDoubleClicked(list->item(0));
        QVERIFY(test.session().scene().model.startsWith("own/"));
        QTest::keyClick(list, Qt::Key_Delete);
        auto* sure = dialog->findChild<QMessageBox*>();
        QVERIFY(sure != nullptr);
        for (QAbstractButton* each : sure->buttons()) {
            if (sure->buttonRole(each) == QMessageBox::DestructiveRole) {
                each->click();
            }
        }
        QTRY_COMPARE(list->count(), 0);
        QVERIFY(!namesIn(test.models()).contains("Class 7c"));
    }
};

QTEST_MAIN(TestOwnModels)
#include "test_own_models.moc"
