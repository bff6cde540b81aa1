// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>

#include "file_size_limit.h"
#include "formats/atomic_file.h"
#include "formats/format_error.h"
#include "formats/read_file.h"

using namespace lab::formats;
namespace fs = std::filesystem;

namespace {

/// The message of the FormatError that the action throws; empty when it throws none.
template <typename Action>
QString errorOf(Action action) {
    try {
        action();
        return {};
    } catch (const FormatError& error) {
        return error.what();
    }
}

std::size_t filesIn(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

    QTemporaryDir temporary_;
    fs::path folder_;

  private slots:
    void init() {
        folder_ = fs::path(temporary_.path().toStdString()) / QTest::currentTestFunction();
        fs::create_directory(folder_);
    }

    void writesAndReplaces() {
        const fs::path path = folder_ / "weights";
        const std::string binary("a\0b\xff", 4);
        writeFileAtomically(path, "old and longer");
        writeFileAtomically(path, binary);
        QVERIFY(readFile(path) == binary);
        QCOMPARE(filesIn(folder_), std::size_t{1});
        writeFileAtomically(path, "");
        QVERIFY(readFile(path).empty());
    }

    void keepsPermissionsOfTheOldFile() {
        const fs::path path = folder_ / "private";
        writeFileAtomically(path, "1");
        ::chmod(path.c_str(), 0600);
        writeFileAtomically(path, "2");
        QCOMPARE(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    }

    void replacesWhatALinkPointsTo() {
        writeFileAtomically(folder_ / "target", "old");
        fs::create_symlink("target", folder_ / "link");
        writeFileAtomically(folder_ / "link", "new");
        QVERIFY(fs::is_symlink(folder_ / "link"));
        QVERIFY(readFile(folder_ / "target") == "new");
    }

    void createsWhatADanglingLinkPointsTo() {
        fs::create_symlink("later", folder_ / "link");
        writeFileAtomically(folder_ / "link", "new");
        QVERIFY(fs::is_symlink(folder_ / "link"));
        QVERIFY(readFile(folder_ / "later") == "new");
    }

    void saysWhenTheFolderIsMissing() {
        const QString error = errorOf([&] { writeFileAtomically(folder_ / "no" / "file", "x"); });
        QVERIFY2(error.contains("/no' does not exist: create it or choose another"),
                 qPrintable(error));
    }

    void saysWhenTheTargetIsAFolder() {
        QVERIFY(errorOf([&] { writeFileAtomically(folder_, "x"); }).contains("is a folder"));
        QVERIFY(errorOf([&] { writeFileAtomically(folder_ / "", "x"); }).contains("no file name"));
        QVERIFY(fs::is_directory(folder_));
    }

    void saysWhenAFolderOfThePathIsAFile() {
        writeFileAtomically(folder_ / "file", "x");
        QVERIFY(!errorOf([&] { writeFileAtomically(folder_ / "file" / "y", "x"); }).isEmpty());
        QVERIFY(errorOf([&] { readFile(folder_ / "file" / "y"); }).contains("cannot read"));
    }

    void refusesWithoutPermission() {
        if (::geteuid() == 0) {
            QSKIP("the superuser may write everywhere");
        }
        writeFileAtomically(folder_ / "file", "old");
        ::chmod((folder_ / "file").c_str(), 0400);
        QVERIFY(
            errorOf([&] { writeFileAtomically(folder_ / "file", "new"); }).contains("permissions"));
        QVERIFY(readFile(folder_ / "file") == "old");
        ::chmod(folder_.c_str(), 0500);
        const QString error = errorOf([&] { writeFileAtomically(folder_ / "other", "new"); });
        ::chmod(folder_.c_str(), 0700);
        QVERIFY2(error.contains("permissions"), qPrintable(error));
    }

    void knowsBeforehandWhatCannotBeWritten() {
        const fs::path missing = folder_ / "none" / "weights";
        QVERIFY(errorOf([&] { requireWritable(missing); }).contains("does not exist: create it"));
        QVERIFY(errorOf([&] { requireWritable(folder_); }).contains("is a folder"));
        QVERIFY(errorOf([&] { requireWritable(folder_ / ""); }).contains("no file name"));
        {
            const FileSizeLimit full(0);
            QVERIFY(errorOf([&] {
                        requireWritable(folder_ / "weights");
                    }).contains("cannot write '" + QString((folder_ / "weights").c_str())));
        }
        if (geteuid() != 0) {  // root may write everywhere
            fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
            QVERIFY(errorOf([&] { requireWritable(folder_ / "weights"); }).contains("permission"));
            fs::permissions(folder_, fs::perms::owner_all);
        }
        QCOMPARE(filesIn(folder_), std::size_t{0});
    }

    void askingChangesNothing() {
        const fs::path path = folder_ / "weights";
        requireWritable(path);
        QCOMPARE(filesIn(folder_), std::size_t{0});
        writeFileAtomically(path, "old");
        requireWritable(path);
        QCOMPARE(readFile(path), std::string("old"));
        QCOMPARE(filesIn(folder_), std::size_t{1});
        requireWritable("/dev/null");
    }

    void leavesTheOldFileWhenTheDiskIsFull() {
        const fs::path path = folder_ / "file";
        writeFileAtomically(path, "old");
        QString error;
        {
            const FileSizeLimit limit(1000);
            error = errorOf([&] { writeFileAtomically(path, std::string(5000, 'x')); });
        }
        QVERIFY2(error.contains("/file'"), qPrintable(error));
        QVERIFY(readFile(path) == "old");
        QCOMPARE(filesIn(folder_), std::size_t{1});  // no temporary file stays
    }

    void writesToDevicesDirectly() {
        if (!fs::exists("/dev/full")) {
            QSKIP("there is no /dev/full");
        }
        QCOMPARE(errorOf([] { writeFileAtomically("/dev/null", "x"); }), QString());
        QVERIFY(errorOf([] { writeFileAtomically("/dev/full", "x"); }).contains("free some space"));
        QVERIFY(fs::is_character_file("/dev/full"));
    }

    void saysWhatCannotBeRead() {
        QVERIFY(errorOf([&] { readFile(folder_ / "none"); }).contains("does not exist"));
        QVERIFY(errorOf([&] { readFile(folder_); }).contains("is a folder"));
        QVERIFY(errorOf([] { readFile(std::string(300, 'n')); }).contains("shorter name"));
    }

    void readsUpToTheLimitAndNoFurther() {
        const fs::path path = folder_ / "file";
        writeFileAtomically(path, std::string(100, 'x'));
        QCOMPARE(readFile(path, 100).size(), std::size_t{100});
        QVERIFY(errorOf([&] { readFile(path, 99); }).contains("larger than 99 bytes"));
    }

    void stopsReadingEndlessDevices() {
        if (!fs::exists("/dev/zero")) {
            QSKIP("there is no /dev/zero");
        }
        QVERIFY(errorOf([] { readFile("/dev/zero", 10000); }).contains("larger than 10000 bytes"));
    }

    void keepsMessagesOnOneLine() {
        const QString error = errorOf([&] { readFile(folder_ / "two\nlines"); });
        QVERIFY(!error.contains('\n'));
        QVERIFY(error.contains("two\\x0alines"));
    }
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "test_atomic_file.moc"
