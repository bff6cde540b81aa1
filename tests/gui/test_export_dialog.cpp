// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "gui/explore_page.h"
#include "gui/export_dialog.h"
#include "gui/stage_widget.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestExportDialog : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void cleanup();
    void previewFollowsTheOptions();
    void formatsFollowTheSubject();
    void writesWhatTheEndingSays_data();
    void writesWhatTheEndingSays();
    void saysWhatWentWrongAndStays();
    void copiesThePicture();
    void keyOpensIt();

  private:
    template <typename T>
    T& field(const QString& name) {
        return *dialog_->findChild<T*>(name);
    }
    void chooseSubject(int index);
    QImage preview() { return field<QLabel>("preview").pixmap().toImage(); }

    std::unique_ptr<TestWindow> test_;
    std::unique_ptr<ExportDialog> dialog_;
};

void TestExportDialog::init() {
    test_ = std::make_unique<TestWindow>();
    dialog_ = std::make_unique<ExportDialog>(
        test_->session(), test_->window().explorePage().stage().input(), &test_->window());
    dialog_->show();
    QTRY_VERIFY(!preview().isNull());
}

void TestExportDialog::cleanup() {
    dialog_.reset();
    test_.reset();
}

void TestExportDialog::chooseSubject(int index) {
    auto& box = field<QComboBox>("subjectBox");
    box.setCurrentIndex(index);
    emit box.activated(index);
}

void TestExportDialog::previewFollowsTheOptions() {
    QTest::qWait(150);
    QImage before = preview();
    const auto changes = [&] {
        const bool changed = QTest::qWaitFor([&] { return preview() != before; }, 2000);
        before = preview();
        return changed;
    };
    QTest::keyClicks(&field<QLineEdit>("titleEdit"), "Attention");
    QVERIFY(changes());
    field<QCheckBox>("valuesBox").click();
    QVERIFY(changes());
    field<QCheckBox>("eosBox").click();
    QVERIFY(changes());
    field<QCheckBox>("barBox").click();
    QVERIFY(changes());
    auto& look = field<QComboBox>("lookBox");
    look.setFocus();
    QTest::keyClick(&look, Qt::Key_Down);
    QVERIFY(changes());
    chooseSubject(2);
    QVERIFY(changes());
}

void TestExportDialog::formatsFollowTheSubject() {
    QCOMPARE(dialog_->choice().format, figures::FileFormat::Png);
    QVERIFY(field<QDoubleSpinBox>("dpiBox").isEnabled());
    chooseSubject(1);
    QCOMPARE(dialog_->choice().format, figures::FileFormat::Csv);
    QVERIFY(!field<QDoubleSpinBox>("dpiBox").isEnabled());
    QTRY_VERIFY(field<QLabel>("preview").text().contains("apples"));
}

void TestExportDialog::writesWhatTheEndingSays_data() {
    QTest::addColumn<int>("subject");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("plot as PNG") << 0 << ".png" << QByteArray("\x89PNG");
    QTest::newRow("plot as SVG") << 0 << ".svg" << QByteArray("<?xml");
    QTest::newRow("plot as PDF") << 0 << ".pdf" << QByteArray("%PDF");
    QTest::newRow("numbers as CSV") << 1 << ".csv" << QByteArray(",he,does");
    QTest::newRow("numbers as JSON") << 1 << ".json" << QByteArray("{");
    QTest::newRow("numbers as npy") << 1 << ".npy" << QByteArray("\x93NUMPY");
    QTest::newRow("stages as PNG") << 2 << ".png" << QByteArray("\x89PNG");
    QTest::newRow("stages as SVG") << 2 << ".svg" << QByteArray("<?xml");
    QTest::newRow("stages as PDF") << 2 << ".pdf" << QByteArray("%PDF");
}

void TestExportDialog::writesWhatTheEndingSays() {
    QFETCH(int, subject);
    QFETCH(QString, ending);
    QFETCH(QByteArray, begins);
    chooseSubject(subject);
    const QString path = test_->stateFolder() + QString::fromUtf8("/été") + ending;
    const QSignalSpy saved(dialog_.get(), &ExportDialog::saved);
    dialog_->saveTo(path);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY2(saved.front().front().toBool(), qPrintable(field<QLabel>("note").text()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(64).startsWith(begins));
}

void TestExportDialog::saysWhatWentWrongAndStays() {
    const QSignalSpy saved(dialog_.get(), &ExportDialog::saved);
    dialog_->saveTo(test_->stateFolder() + "/no such folder/plot.png");
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(!saved.front().front().toBool());
    const QString note = field<QLabel>("note").text();
    QVERIFY2(note.contains("no such folder"), qPrintable(note));
    QVERIFY(!note.contains('\n'));
    QVERIFY(dialog_->isVisible());
}

void TestExportDialog::copiesThePicture() {
    QGuiApplication::clipboard()->clear();
    field<QPushButton>("copyButton").click();
    QVERIFY(QGuiApplication::clipboard()->image().width() > 1000);
}

void TestExportDialog::keyOpensIt() {
    dialog_.reset();
    QTest::keyClick(&test_->window(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(test_->window().findChild<ExportDialog*>() != nullptr);
}

QTEST_MAIN(TestExportDialog)
#include "test_export_dialog.moc"
