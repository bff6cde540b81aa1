// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

#include "gui/data/grammar_editor.h"
#include "gui/data/pair_table.h"
#include "layout_problems.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

/// As such files are: byte order mark, CR LF, further columns, hard spaces, a first line of names,
/// lines that are no pairs, and no line end at the last.
const QByteArray messy =
    "\xEF\xBB\xBF"
    "English\tGerman\tAttribution\r\n"
    "Go\xC2\xA0on!\tGeh\xC2\xA0weiter!\tCC-BY 2.0\r\n"
    "no tab in this line\r\n"
    "Go up!\tGeh hinauf!\tCC-BY 2.0\r\n"
    "Go up!\tGeh hinauf!\tCC-BY 2.0\r\n"
    "\r\n"
    "Go on now!\tGeh jetzt weiter!\tCC-BY 2.0";

scene::Scene onPage(scene::ThemeName theme = scene::ThemeName::Light) {
    scene::Scene scene;
    scene.page = scene::Page::Data;
    scene.view.theme = theme;
    return scene;
}

/// The window on the page Data, and what one does there.
struct PageTest {
    explicit PageTest(QSize size = {1600, 1000}, scene::ThemeName theme = scene::ThemeName::Light)
        : test(onPage(theme), size, parts()) {
        settle();
    }

    static TestParts parts() {
        TestParts parts;
        parts.data = shippedTestData();
        return parts;
    }
    bool settle() {
        return QTest::qWaitFor([this] { return !test.data().busy() && !test.data().copying(); },
                               20'000);
    }
    QString write(const QString& name, const QByteArray& bytes) {
        const QString path = folder.filePath(name);
        QFile file(path);
        if (!file.open(QFile::WriteOnly)) {
            qFatal("cannot be written");
        }
        file.write(bytes);
        return path;
    }
    void drop(const QStringList& paths) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths) {
            urls << QUrl::fromLocalFile(path);
        }
        data.setUrls(urls);
        auto& page = test.child<DataPage>();
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &event);
        QVERIFY(settle());
        QVERIFY(settle());  // what was copied is then read
    }
    [[nodiscard]] PairTable& table() { return test.child<PairTable>("pairTable"); }
    [[nodiscard]] QString cell(int row, PairModel::Column column) {
        return table().model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString report() { return test.child<QLabel>("dataReport").text(); }
    QString problem() { return test.child<QLabel>("dataProblem").text(); }
    void click(const QString& button) {
        QTest::mouseClick(&test.child<QPushButton>(button), Qt::LeftButton);
    }
    /// By the name that is read aloud.
    template <typename T>
    T& named(const QString& name) {
        for (T* each : test.window().findChildren<T*>()) {
            if (each->accessibleName() == name) {
                return *each;
            }
        }
        qFatal("there is no %s", qPrintable(name));
    }
    void newGrammar() {
        click("newGrammar");
        QVERIFY(settle());
        QVERIFY(settle());
    }

    QTemporaryDir folder;
    TestWindow test;
};

void typeLine(GrammarEditor& editor, const QString& line) {
    editor.setFocus();
    editor.moveCursor(QTextCursor::End);
    QTest::keyClicks(&editor, line);
    QTest::keyClick(&editor, Qt::Key_Return);
}

}  // namespace

class TestDataPage : public QObject {
    Q_OBJECT

  private slots:
    void aMessyFileThatIsDroppedIsReadAndReported() {
        PageTest page;
        page.drop({page.write("birds.tsv", messy)});
        QCOMPARE(page.test.data().current().name, QStringLiteral("birds"));
        QCOMPARE(page.table().model()->rowCount(), 3);
        QCOMPARE(page.cell(0, PairModel::Line), QStringLiteral("2"));
        QVERIFY(page.cell(0, PairModel::Source).startsWith("go on"));
        QVERIFY(page.report().contains("names the columns (line 1)"));
        QVERIFY(page.report().contains("without a tab between two sentences (line 3)"));
        QVERIFY(page.report().contains("an earlier line has already (line 5)"));
    }

    void latin1IsOneClickAway() {
        PageTest page;
        page.drop({page.write("summer.tsv", "the summer\tl'\xE9t\xE9\nthe man\tl'homme\n")});
        QVERIFY(page.report().contains("Latin-1"));
        page.click("readAsLatin1");
        QVERIFY(page.settle());
        QTRY_COMPARE(page.table().model()->rowCount(), 2);
        QVERIFY(page.cell(0, PairModel::Target).contains(QStringLiteral("été")));
        QVERIFY(!page.test.child<QPushButton>("readAsLatin1").isVisible());
    }

    void filesAreOpenedFromTheDialog() {
        PageTest page;
        const QString path = page.write("pairs.tsv", messy);
        QTest::keyClick(&page.test.window(), Qt::Key_O, Qt::ControlModifier);
        auto* dialog = page.test.window().findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->selectFile(path);
        emit dialog->filesSelected({path});
        dialog->close();
        QVERIFY(page.settle());
        QTRY_COMPARE(page.test.data().current().name, QStringLiteral("pairs"));
    }

    void twoFilesAreReadLineByLine() {
        PageTest page;
        page.drop({page.write("a.txt", "go on\ngo up\n"), page.write("b.txt", "geh\nhinauf\n")});
        QCOMPARE(page.test.data().current().kind, DataKind::Parallel);
        QCOMPARE(page.table().model()->rowCount(), 2);
        page.drop({page.write("c.txt", "go on\ngo up\n"), page.write("d.txt", "geh\n")});
        QVERIFY2(page.problem().contains("the source has 2 lines and the target 1"),
                 qPrintable(page.problem()));
    }

    void readingIsStoppedAndTakenUpAgain() {
        PageTest page;
        page.drop({page.write("birds.tsv", messy)});
        auto& button = page.test.child<QPushButton>("stopReading");
        QVERIFY(!button.isVisible());
        page.test.data().readAgain();
        page.test.data().stop();
        QVERIFY(page.test.data().stopped());
        QVERIFY(button.isVisible());
        QCOMPARE(button.accessibleName(), QStringLiteral("Read again"));
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(page.settle());
        QVERIFY(!page.test.data().stopped() && !button.isVisible());
        QCOMPARE(page.table().model()->rowCount(), 3);
    }

    void aFileThatIsDroppedOnTheEditorIsOpened() {
        PageTest page;
        page.newGrammar();
        const auto& editor = page.test.child<GrammarEditor>();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(page.write("birds.tsv", messy))});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(editor.viewport(), &enter);
        QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page.test.child<DataPage>(), &drop);
        QVERIFY(page.settle());
        QVERIFY(!editor.toPlainText().contains("birds.tsv"));
        QTRY_COMPARE(page.test.data().current().name, QStringLiteral("birds"));
    }

    void aFileThatCannotBeReadIsSaid() {
        PageTest page;
        page.test.data().open({page.folder.filePath("nothing.tsv")});
        QVERIFY(page.settle());
        QVERIFY(page.test.session().message().contains("nothing.tsv"));
        QCOMPARE(page.test.data().sets().size(), std::size_t{1});
    }

    void settingsAreKeptAndReadAgain() {
        PageTest page;
        page.drop({page.write("birds.tsv", messy)});
        QVERIFY(page.cell(1, PairModel::Source).contains("unknown"));
        auto& least = page.named<QSpinBox>("Least count");
        least.setFocus();
        least.selectAll();
        QTest::keyClicks(&least, "1");
        QTest::keyClick(&least, Qt::Key_Return);
        QTest::mouseClick(&page.named<QCheckBox>("Swap columns"), Qt::LeftButton, Qt::NoModifier,
                          {8, 8});
        QTRY_VERIFY(page.test.data().current().choices.swapped);
        QVERIFY(page.settle());
        QTRY_VERIFY(page.cell(0, PairModel::Source).startsWith("geh"));
        const DataStore again(SavedState(page.test.stateFolder()).dataFolder(), {});
        QCOMPARE(again.all().front().choices.leastCount, std::size_t{1});
        QVERIFY(again.all().front().choices.swapped);
    }

    void aChineseTextIsCutIntoCharacters() {
        PageTest page;
        page.drop(
            {page.write("zh.tsv", QStringLiteral("we go\t我们去\nwe eat\t我们吃\n").toUtf8())});
        QVERIFY(page.cell(0, PairModel::Target).startsWith(QStringLiteral("我 们")));
    }

    void ownDataIsRenamedDuplicatedAndRemoved() {
        PageTest page;
        auto& list = page.test.child<QListWidget>("dataSets");
        QVERIFY(!page.test.child<QPushButton>("removeData").isEnabled());
        page.click("duplicateData");
        QVERIFY(page.settle());
        QTRY_COMPARE(list.count(), 2);
        QVERIFY(!page.test.data().current().shipped);
        page.click("renameData");
        auto* editor = list.findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, "Mine");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(page.test.data().current().name, QStringLiteral("Mine"));
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Delete);
        auto* question = page.test.window().findChild<QMessageBox*>("removeQuestion");
        QVERIFY(question != nullptr);
        const auto buttons = question->buttons();
        const auto remove =
            std::ranges::find(buttons, QMessageBox::DestructiveRole,
                              [&](auto* each) { return question->buttonRole(each); });
        QVERIFY(remove != buttons.end());
        QTest::mouseClick(*remove, Qt::LeftButton);
        QTRY_COMPARE(list.count(), 1);
        QVERIFY(page.test.data().current().shipped);
    }

    void whatShipsCannotBeChanged() {
        PageTest page;
        QVERIFY(page.test.child<GrammarEditor>().isReadOnly());
        QVERIFY(!page.named<QSpinBox>("Sentences").isEnabled());
        QVERIFY(!page.test.child<QPushButton>("saveGrammar").isVisible());
    }

    void aNewGrammarMakesSentencesAtOnce() {
        PageTest page;
        page.newGrammar();
        QVERIFY(page.test.data().reading().problem.isEmpty());
        QVERIFY(page.table().model()->rowCount() > 3);
    }

    void anErrorIsMarkedAtItsLineAsOneTypes() {
        PageTest page;
        page.newGrammar();
        auto& editor = page.test.child<GrammarEditor>();
        const int lines = editor.blockCount();
        typeLine(editor, "[X] ||| wrong ||| faux");
        QTRY_COMPARE(editor.errorLine(), lines);
        QVERIFY(page.test.child<QLabel>("grammarState")
                    .text()
                    .startsWith(QStringLiteral("Line %1: ").arg(lines)));
        QCOMPARE(page.table().model()->rowCount(), 0);
        editor.moveCursor(QTextCursor::Start);
        QTest::keyClick(&editor, Qt::Key_F8);
        QCOMPARE(editor.textCursor().blockNumber() + 1, lines);
        editor.moveCursor(QTextCursor::End);
        for (int k = 0; k < 23; ++k) {
            QTest::keyClick(&editor, Qt::Key_Backspace);
        }
        QTRY_COMPARE(editor.errorLine(), 0);
        QTRY_VERIFY(page.table().model()->rowCount() > 3);
    }

    void arrowsMoveTheTextCursorAndNothingElse() {
        PageTest page;
        page.newGrammar();
        auto& editor = page.test.child<GrammarEditor>();
        editor.setFocus();
        editor.moveCursor(QTextCursor::Start);
        QTest::keyClick(&editor, Qt::Key_Right);
        QTest::keyClick(&editor, Qt::Key_Down);
        QCOMPARE(editor.textCursor().blockNumber(), 1);
        QCOMPARE(editor.textCursor().positionInBlock(), 1);
        QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!page.test.session().history().canUndo());
    }

    void aGrammarIsSavedWhenOneSaysSo() {
        PageTest page;
        page.newGrammar();
        auto& editor = page.test.child<GrammarEditor>();
        const QString id = page.test.data().current().id;
        const auto kept = [&] {
            return QString::fromStdString(page.test.dataStore().texts(id).front());
        };
        typeLine(editor, "noun m bird oiseau");
        QVERIFY(page.test.data().isUnsaved(id));
        QVERIFY(!kept().contains("oiseau"));
        QTest::keyClick(&editor, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!page.test.data().isUnsaved(id));
        QVERIFY(kept().contains("oiseau"));
    }

    void unsavedGrammarsAreAskedFor() {
        PageTest page;
        page.newGrammar();
        auto& editor = page.test.child<GrammarEditor>();
        const QString id = page.test.data().current().id;
        typeLine(editor, "noun m bird oiseau");
        page.test.window().close();
        QVERIFY(page.test.window().isVisible());
        auto* question = page.test.window().findChild<QMessageBox*>("saveQuestion");
        QVERIFY(question != nullptr);
        QTest::mouseClick(question->button(QMessageBox::Save), Qt::LeftButton);
        QTRY_VERIFY(!page.test.window().isVisible());
        QVERIFY(QString::fromStdString(page.test.dataStore().texts(id).front()).contains("oiseau"));
    }

    void whatIsWrittenStaysWhileAnotherIsLookedAt() {
        PageTest page;
        page.newGrammar();
        auto& editor = page.test.child<GrammarEditor>();
        const QString id = page.test.data().current().id;
        typeLine(editor, "noun m bird oiseau");
        page.test.data().choose(page.test.data().sets().front().id);
        QVERIFY(!editor.toPlainText().contains("oiseau"));
        page.test.data().choose(id);
        QVERIFY(editor.toPlainText().contains("oiseau"));
        page.test.data().revertDraft();
        QVERIFY(!editor.toPlainText().contains("oiseau"));
        QVERIFY(!page.test.data().hasUnsaved());
    }

    void pairsAreExportedAsUsed() {
        PageTest page;
        page.drop({page.write("birds.tsv", messy)});
        const QString path = page.folder.filePath("out.tsv");
        page.test.data().exportTo(path);
        QVERIFY(page.settle());
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        QVERIFY(file.readAll().contains("go on !\tgeh weiter !\n"));
    }

    void nothingIsClippedCutOrOverlapping_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<scene::ThemeName>("theme");
        for (const QSize size : {QSize(1024, 640), QSize(1600, 1000), QSize(3840, 2160)}) {
            QTest::addRow("%d light", size.width()) << size << scene::ThemeName::Light;
            QTest::addRow("%d dark", size.width()) << size << scene::ThemeName::Dark;
        }
    }

    void nothingIsClippedCutOrOverlapping() {
        QFETCH(QSize, size);
        QFETCH(scene::ThemeName, theme);
        PageTest page(size, theme);
        const auto settled = [&] {
            QStringList problems;
            const bool well = QTest::qWaitFor(
                [&] { return (problems = problemsOf(page.test.window())).isEmpty(); }, 500);
            return well ? QString() : problems.join(u'\n');
        };
        QCOMPARE(settled(), QString());
        page.drop({page.write("birds.tsv", messy)});
        QCOMPARE(settled(), QString());
        page.drop({page.write("summer.tsv", "the summer\tl'\xE9t\xE9\n")});
        QCOMPARE(settled(), QString());
        page.newGrammar();
        typeLine(page.test.child<GrammarEditor>(), "[X] ||| wrong ||| faux");
        QTRY_VERIFY(page.test.child<GrammarEditor>().errorLine() > 0);
        QCOMPARE(settled(), QString());
    }

    void everyControlSaysWhatItIs() {
        PageTest page;
        for (const QWidget* each : page.test.child<DataPage>().findChildren<QWidget*>()) {
            const bool isControl = each->isVisible() && (each->focusPolicy() & Qt::TabFocus) != 0 &&
                                   each->objectName() != "qt_spinbox_lineedit";
            if (isControl) {
                QVERIFY2(!each->accessibleName().isEmpty(), qPrintable(nameOf(*each)));
                QVERIFY2(!each->toolTip().isEmpty(), qPrintable(nameOf(*each)));
            }
        }
    }
};

QTEST_MAIN(TestDataPage)
#include "test_data_page.moc"
