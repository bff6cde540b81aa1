// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <fstream>
#include <sstream>

#include "language/corpus.h"
#include "language_testing.h"

using namespace lab::language;
using testing::joined;

namespace {

std::string contentOf(const char* path) {
    const std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

class TestPairsFile : public QObject {
    Q_OBJECT

  private slots:
    void everyKindOfLineEndAndColumn() {
        const ReadPairs read = readPairs(
            "\xEF\xBB\xBF"
            "1\t2\r\nGo.\tVa\u00A0!\tCC-BY 2.0\r\n\nno tab here\nHi.\t\nI won!\tJ'ai gagné !");
        QCOMPARE(read.skippedLines, std::size_t{3});
        QCOMPARE(read.pairs.size(), std::size_t{2});
        QCOMPARE(joined(read.pairs[0].target), std::string("va !"));
        QCOMPARE(joined(read.pairs[1].source), std::string("i won !"));
        QCOMPARE(joined(read.pairs[1].target), std::string("j' ai gagné !"));
    }

    void nothingGivesNothing() {
        QVERIFY(readPairs("").pairs.empty());
        QCOMPARE(readPairs(std::string_view("\0\t\0", 3)).skippedLines, std::size_t{1});
    }

    void tatoebaFiles() {
        const std::string french = contentOf(SHARED_DATA_DIR "/pairs/eng-fra.tsv");
        const std::string german = contentOf(SHARED_DATA_DIR "/pairs/eng-deu.tsv");
        if (french.empty() || german.empty()) {
            QSKIP("the shared data is not here");
        }
        QCOMPARE(readPairs(french).pairs.size(), std::size_t{5000});
        QCOMPARE(readPairs(german).pairs.size(), std::size_t{50'001});
        QCOMPARE(readPairs(german).skippedLines, std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestPairsFile)
#include "test_pairs_file.moc"
