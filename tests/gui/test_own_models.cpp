// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDir>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

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
            id = own.save(*smallModel(), "  My first\nmodel ");
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
        const QString id = own.save(*smallModel(), "One");
        own.rename(id, "Two");
        QCOMPARE(namesIn(store), QStringList{"Two"});
        const QString copy = folder.path() + "/copy.safetensors";
        own.copyTo(id, copy);
        QCOMPARE(models::loadCheckpoint(copy.toStdString(), store.registry())->about.at("name"),
                 std::string("Two"));
        own.remove(id);
        QVERIFY(namesIn(store).isEmpty());
        QVERIFY(QDir(folder.path() + "/models").isEmpty());
        const QString opened = own.open(copy);
        QCOMPARE(own.all().front().name, QString("Two"));
        QVERIFY(store.has(opened, "additive"));
        QVERIFY_EXCEPTION_THROWN(own.rename(opened, "   "), std::runtime_error);
        QVERIFY_EXCEPTION_THROWN(own.remove("own/none"), std::runtime_error);
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
        QVERIFY_EXCEPTION_THROWN(own.open(file.fileName()), std::exception);
        QVERIFY(own.all().empty());
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
        QVERIFY(namesIn(test.models()).contains("Class 7b"));
        auto* box = test.window().findChild<QComboBox*>("modelBox");
        QVERIFY(box->findText("Class 7b") >= 0);
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
