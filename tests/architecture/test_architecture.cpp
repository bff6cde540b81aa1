// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

/// The folders under src/, lowest first, as docs/architecture.md lists them. Folders of one
/// level do not include each other.
const QList<QStringList> levels{{"base"},   {"notation", "formats", "tape", "language"},
                                {"layers"}, {"attention"},
                                {"models"}, {"training"},
                                {"scene"},  {"figures"},
                                {"gui"},    {"cli"}};
constexpr int firstLevelWithQt = 6;
constexpr int longestFile = 600;

int levelOf(const QString& folder) {
    for (int level = 0; level < levels.size(); ++level) {
        if (levels[level].contains(folder)) {
            return level;
        }
    }
    return -1;
}

struct SourceFile {
    QString path;
    QString folder;
    QStringList lines;
};

QList<SourceFile> sourceFiles() {
    const QDir root(QStringLiteral(PROJECT_DIR "/src"));
    QList<SourceFile> files;
    for (const QString& folder : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QDirIterator iterator(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            QFile file(iterator.next());
            if (file.open(QIODevice::ReadOnly)) {
                files.append({root.relativeFilePath(file.fileName()), folder,
                              QString::fromUtf8(file.readAll()).split('\n')});
            }
        }
    }
    return files;
}

QStringList captured(const SourceFile& file, const QRegularExpression& pattern) {
    QStringList found;
    for (const QString& line : file.lines) {
        const auto match = pattern.match(line);
        if (match.hasMatch()) {
            found.append(match.captured(1));
        }
    }
    return found;
}

}  // namespace

class TestArchitecture : public QObject {
    Q_OBJECT
  private slots:
    void everyFolderHasALevel();
    void includesRunDownwards();
    void nothingBelowTheSceneKnowsQt();
    void everyFileNamesItsLicence();
    void filesStaySmall();
};

void TestArchitecture::everyFolderHasALevel() {
    const QList<SourceFile> files = sourceFiles();
    QVERIFY(files.size() > 100);
    for (const SourceFile& file : files) {
        QVERIFY2(levelOf(file.folder) >= 0, qPrintable(file.path));
    }
}

void TestArchitecture::includesRunDownwards() {
    static const QRegularExpression include(QStringLiteral("^\\s*#include \"([a-z_]+)/"));
    for (const SourceFile& file : sourceFiles()) {
        for (const QString& other : captured(file, include)) {
            const bool down = other == file.folder || levelOf(other) < levelOf(file.folder);
            QVERIFY2(down && levelOf(other) >= 0,
                     qPrintable(file.path + " includes from " + other));
        }
    }
}

void TestArchitecture::nothingBelowTheSceneKnowsQt() {
    static const QRegularExpression include(QStringLiteral("^\\s*#include [<\"](Q[A-Z]|qcustom)"));
    for (const SourceFile& file : sourceFiles()) {
        if (levelOf(file.folder) < firstLevelWithQt) {
            QVERIFY2(captured(file, include).isEmpty(), qPrintable(file.path));
        }
    }
}

void TestArchitecture::everyFileNamesItsLicence() {
    for (const SourceFile& file : sourceFiles()) {
        QVERIFY2(file.lines.first() == "// SPDX-License-Identifier: GPL-3.0-or-later",
                 qPrintable(file.path));
    }
}

void TestArchitecture::filesStaySmall() {
    for (const SourceFile& file : sourceFiles()) {
        QVERIFY2(file.lines.size() <= longestFile,
                 qPrintable(file.path + ": " + QString::number(file.lines.size()) + " lines"));
    }
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "test_architecture.moc"
