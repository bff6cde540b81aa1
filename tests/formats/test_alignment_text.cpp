// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "formats/alignment_text.h"
#include "formats/format_error.h"
#include "formats/read_file.h"
#include "hostile.h"

using namespace lab::formats;

namespace {

const std::filesystem::path shared = SHARED_DATA_DIR;

std::vector<std::string> linesOf(const std::filesystem::path& path) {
    std::istringstream stream(readFile(path));
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::size_t wordCount(const std::string& text) {
    std::istringstream stream(text);
    return static_cast<std::size_t>(std::distance(std::istream_iterator<std::string>(stream), {}));
}

/// "AER% (precision%/recall%/links)" as the published results print it (Och and Ney 2003).
QString published(const std::vector<WordAlignment>& gold,
                  const std::vector<WordAlignment>& system) {
    std::size_t links = 0;
    std::size_t sureLinks = 0;
    std::size_t hitSure = 0;
    std::size_t hitAny = 0;
    for (std::size_t sentence = 0; sentence < gold.size(); ++sentence) {
        const std::set<AlignmentLink> sure(gold[sentence].sure.begin(), gold[sentence].sure.end());
        const std::set<AlignmentLink> possible(gold[sentence].possible.begin(),
                                               gold[sentence].possible.end());
        const std::set<AlignmentLink> found(system[sentence].sure.begin(),
                                            system[sentence].sure.end());
        links += found.size();
        sureLinks += sure.size();
        for (const AlignmentLink& link : found) {
            hitSure += sure.count(link);
            hitAny += sure.count(link) + possible.count(link) > 0 ? 1 : 0;
        }
    }
    const auto percent = [](std::size_t part, std::size_t whole) {
        return 100.0 * double(part) / double(whole);
    };
    return QString("%1% (%2%/%3%/%4)")
        .arg(100.0 - percent(hitSure + hitAny, links + sureLinks), 0, 'f', 1)
        .arg(percent(hitAny, links), 0, 'f', 1)
        .arg(percent(hitSure, sureLinks), 0, 'f', 1)
        .arg(links);
}

void swapSides(std::vector<WordAlignment>& alignments) {
    for (WordAlignment& alignment : alignments) {
        for (AlignmentLink& link : alignment.sure) {
            std::swap(link.source, link.target);
        }
    }
}

}  // namespace

class TestAlignmentText : public QObject {
    Q_OBJECT

  private slots:
    void readsLinksFromZeroOrOne() {
        const WordAlignment expected{{{0, 0}, {1, 2}}, {{3, 1}}};
        QVERIFY(parseAlignment("0-0 1-2 3p1", FirstWord::Zero) == expected);
        QVERIFY(parseAlignment("  1-1\t2-3  4p2 \r", FirstWord::One) == expected);
        QVERIFY(parseAlignment("", FirstWord::One) == WordAlignment{});
    }

    void refusesWhatIsNoLink() {
        for (const char* text : {"0-0 x", "-", "1-", "-1", "1--1", "1-1-1", "1 - 1", "1.0-1",
                                 "1-99999999999999999999", "p"}) {
            QVERIFY_EXCEPTION_THROWN(parseAlignment(text, FirstWord::Zero), FormatError);
        }
        QVERIFY_EXCEPTION_THROWN(parseAlignment("0-1", FirstWord::One), FormatError);
        QVERIFY_EXCEPTION_THROWN(parseAlignment("1p0", FirstWord::One), FormatError);
    }

    void namesTheLine() {
        try {
            parseAlignments("0-0\n\n1-x\n", FirstWord::Zero);
            QFAIL("no error");
        } catch (const FormatError& error) {
            QVERIFY(QString(error.what()).startsWith("line 3: '1-x'"));
        }
    }

    void keepsEmptyLines() {
        QCOMPARE(parseAlignments("", FirstWord::Zero).size(), std::size_t{0});
        QCOMPARE(parseAlignments("\n", FirstWord::Zero).size(), std::size_t{1});
        QCOMPARE(parseAlignments("0-0\n\n0-0", FirstWord::Zero).size(), std::size_t{3});
    }

    void returnsWhatWasWritten() {
        std::mt19937 random(6);
        const auto links = [&] {
            std::vector<AlignmentLink> result(random() % 5);
            for (AlignmentLink& link : result) {
                link = {random() % 50, random() % 50};
            }
            return result;
        };
        for (int round = 0; round < 300; ++round) {
            const WordAlignment alignment{links(), links()};
            for (const FirstWord first : {FirstWord::Zero, FirstWord::One}) {
                QVERIFY(parseAlignment(alignmentText(alignment, first), first) == alignment);
            }
        }
    }

    void readsHandMadeAlignmentsWithinTheirSentences() {
        if (!std::filesystem::exists(shared / "gold")) {
            QSKIP("the shared data is not here");
        }
        const auto gold = parseAlignments(readFile(shared / "gold/enfr.gold"), FirstWord::One);
        const auto pairs = linesOf(shared / "gold/enfr.src-tgt");
        QCOMPARE(gold.size(), pairs.size());
        for (std::size_t sentence = 0; sentence < gold.size(); ++sentence) {
            const std::size_t bar = pairs[sentence].find("|||");
            const std::size_t sourceWords = wordCount(pairs[sentence].substr(0, bar));
            const std::size_t targetWords = wordCount(pairs[sentence].substr(bar + 3));
            for (const auto* links : {&gold[sentence].sure, &gold[sentence].possible}) {
                for (const AlignmentLink& link : *links) {
                    QVERIFY(link.source < sourceWords && link.target < targetWords);
                }
            }
        }
    }

    void reproducesThePublishedErrorRates() {
        if (!std::filesystem::exists(shared / "gold/lilt")) {
            QSKIP("the shared data is not here");
        }
        const auto gold = parseAlignments(readFile(shared / "gold/enfr.gold"), FirstWord::One);
        int compared = 0;
        for (const std::string& line : linesOf(shared / "gold/lilt/enfr-results.txt")) {
            const std::size_t colon = line.find(": ");
            const auto path = shared / "gold/lilt" / line.substr(0, colon);
            if (colon != std::string::npos && std::filesystem::exists(path)) {
                auto system = parseAlignments(readFile(path), FirstWord::Zero);
                if (path.string().find("reverse") != std::string::npos) {
                    swapSides(system);  // this one was made, and is written, French-English
                }
                QCOMPARE(published(gold, system), QString::fromStdString(line.substr(colon + 2)));
                ++compared;
            }
        }
        QCOMPARE(compared, 6);
    }

    void readsSoftAlignments() {
        const SoftAlignment expected{"le chat",
                                     {{3, 2}, Tensor::Float64{0.9, 0.1, 0.25, 0.75, 1e-5, 1}}};
        QVERIFY(parseSoftAlignment("le chat ||| 0.9,0.1 0.25,0.75 1e-05,1 \n") == expected);
        QVERIFY(parseSoftAlignment(
                    "7 ||| le chat ||| 0.9,0.1 0.25,0.75 1e-05,1 ||| F0= -1.6 ||| -1.6") ==
                expected);
        QVERIFY(parseSoftAlignment(softAlignmentText(expected)) == expected);
    }

    void refusesWhatIsNoSoftAlignment() {
        for (const char* text :
             {"", "le chat", "7 ||| le", "le ||| 0-0", "le ||| 0.1,", "le ||| 0.1,0.2 0.3",
              "le ||| nan", "le ||| inf", "le ||| 1e999", "le ||| 0.1x"}) {
            QVERIFY_EXCEPTION_THROWN(parseSoftAlignment(text), FormatError);
        }
        QVERIFY_EXCEPTION_THROWN(softAlignmentText({"le", scalarOf(1.0)}), FormatError);
        QVERIFY_EXCEPTION_THROWN(softAlignmentText({"a ||| b", {{1, 1}, Tensor::Float64{1}}}),
                                 FormatError);
    }

    void readsWhatMarianWrites_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("rowsForEos");
        QTest::newRow("soft") << "marian/soft.expected"
                              << "marian/text.in" << 1;
        QTest::newRow("n-best") << "marian/soft.nbest.expected"
                                << "" << 1;
        QTest::newRow("padded") << "marian-padded/marian.out.lv"
                                << "" << 0;
    }
    void readsWhatMarianWrites() {
        QFETCH(QString, file);
        QFETCH(QString, source);
        QFETCH(int, rowsForEos);
        if (!std::filesystem::exists(shared / "attention")) {
            QSKIP("the shared data is not here");
        }
        const auto lines = linesOf(shared / "attention" / file.toStdString());
        QVERIFY(!lines.empty());
        std::vector<std::string> sources;
        if (!source.isEmpty()) {
            sources = linesOf(shared / "attention" / source.toStdString());
            QCOMPARE(sources.size(), lines.size());
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const SoftAlignment soft = parseSoftAlignment(lines[i]);
            const Shape& shape = soft.weights.shape;
            QCOMPARE(shape[0], wordCount(soft.target) + static_cast<std::size_t>(rowsForEos));
            if (!sources.empty()) {
                QCOMPARE(shape[1], wordCount(sources[i]) + 1);
            }
            const auto weights = toDoubles(soft.weights, "weights");
            for (std::size_t row = 0; row < shape[0]; ++row) {
                double sum = 0;
                for (std::size_t column = 0; column < shape[1]; ++column) {
                    sum += weights[row * shape[1] + column];
                }
                QVERIFY(std::abs(sum - 1) < 1e-4);
            }
        }
    }

    void survivesEveryDamage() {
        const std::string text = "7 ||| le ||| 0.9,1e-5 0.25,7 ||| F0= 1";
        const ByteView view = asBytes(text);
        hostile::changeEachByte(Bytes(view.begin(), view.end()),
                                [](ByteView line) { parseSoftAlignment(asText(line)); });
        hostile::changeEachByte(Bytes(view.begin(), view.end()), [](ByteView line) {
            parseAlignment(asText(line), FirstWord::One);
        });
    }
};

QTEST_GUILESS_MAIN(TestAlignmentText)
#include "test_alignment_text.moc"
