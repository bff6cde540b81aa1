// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/own_corpus.h"

#include <QtTest>
#include <fstream>
#include <set>
#include <sstream>

#include "language_testing.h"

using namespace lab::language;
using testing::joined;
using testing::words;
using namespace std::string_literals;

namespace {

std::string contentOf(const char* path) {
    const std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Everything is training and every word is known, unless a test says otherwise.
CorpusChoices everything() {
    CorpusChoices choices;
    choices.leastCount = 1;
    choices.heldOut.oneIn = 0;
    return choices;
}

CorpusChoices englishFrench() {
    CorpusChoices choices;
    choices.source.language.tokens = TokensOf::English;
    choices.target.language.tokens = TokensOf::French;
    return choices;
}

/// "source | target", a pair a line.
std::string textOf(const OwnCorpus& corpus, const NumberedPairs& part) {
    std::string text;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const SentencePair pair = corpus.pair(part, i);
        text += joined(pair.source) + " | " + joined(pair.target) + '\n';
    }
    return text;
}

std::string pairsIn(const std::string& file, const CorpusChoices& choices = everything()) {
    const OwnCorpus corpus = readPairs(file, choices);
    return textOf(corpus, corpus.training);
}

/// A hundred pairs of different words.
std::string manyPairs(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        text += "a word" + number + ".\tun mot" + number + ".\n";
    }
    return text;
}

std::vector<std::size_t> linesOf(const OwnCorpus& corpus, Dropped reason) {
    return corpus.report.of(reason).first;
}

using Lines = std::vector<std::size_t>;

}  // namespace

class TestOwnCorpus : public QObject {
    Q_OBJECT

  private slots:
    void lineEndsMarksAndFurtherColumnsDoNotMatter() {
        const std::string expected = "go . | va !\ni won ! | j'ai gagné !\n";
        QCOMPARE(pairsIn("Go.\tVa !\nI won!\tJ'ai gagné !\n"), expected);
        QCOMPARE(
            pairsIn("\xEF\xBB\xBFGo.\tVa\u00A0!\tCC-BY 2.0\t12\r\n\r\nI won!\tJ’ai gagné\u202F!"),
            expected);
        QCOMPARE(pairsIn("Go.\tVa !\rI won!\tJ'ai gagné !\r"), expected);
    }

    void columnsOfNumbersArePassedOver() {
        QCOMPARE(pairsIn("1276\tGo on.\t90\tVa !\n1277\tHi.\t91\tSalut.\n"),
                 "go on . | va !\nhi . | salut .\n"s);
    }

    void eachReasonHasItsLines() {
        CorpusChoices choices = everything();
        choices.source.length = {2, 4};
        choices.target.length = {1, 3};
        const OwnCorpus corpus = readPairs(
            "English\tFrench\n"
            "no tab here\n"
            "Hi.\t \n"
            "Hi.\t\u00A0\u200B\n"
            "12 %\t12 %\n"
            "Hi\tSalut\n"
            "one two three four five\tun\n"
            "one two\tun deux trois quatre\n"
            "Good day\tBonjour\n"
            "good  day\tbonjour\n"
            "caf\xE9 noir\tcafé\n"
            "coffee \uFFFD\tcafé\n"
            "\n"
            "good\x01"
            "day\tbon jour\n",
            choices);
        QCOMPARE(linesOf(corpus, Dropped::Header), Lines({1}));
        QCOMPARE(linesOf(corpus, Dropped::NoTab), Lines({2}));
        QCOMPARE(linesOf(corpus, Dropped::EmptySide), Lines({3, 4}));
        QCOMPARE(linesOf(corpus, Dropped::NoLetters), Lines({5}));
        QCOMPARE(linesOf(corpus, Dropped::TooShort), Lines({6}));
        QCOMPARE(linesOf(corpus, Dropped::TooLong), Lines({7, 8}));
        QCOMPARE(linesOf(corpus, Dropped::Duplicate), Lines({10}));
        QCOMPARE(linesOf(corpus, Dropped::WrongEncoding), Lines({11, 12}));
        QCOMPARE(corpus.report.cleaned.first, Lines({14}));
        QCOMPARE(corpus.report.lines, std::size_t{14});
        QCOMPARE(corpus.report.blank, std::size_t{1});
        QCOMPARE(textOf(corpus, corpus.training), "good day | bonjour\ngood day | bon jour\n"s);
    }

    void aWordThatNamesAColumnIsAPairBelowTheFirstLine() {
        QCOMPARE(pairsIn("Hi.\tSalut.\nEnglish\tFrench\n"), "hi . | salut .\nenglish | french\n"s);
        QCOMPARE(pairsIn("English food\tFrench\n"), "english food | french\n"s);
    }

    void oneSourceMayHaveSeveralTranslations() {
        QCOMPARE(pairsIn("Hi.\tSalut !\nHi.\tSalut.\n"), "hi . | salut !\nhi . | salut .\n"s);
    }

    void latin1IsSuspectedAndReadWhenSaid() {
        const std::string file = "the summer\tl'\xE9t\xE9\nGo.\tVa.\n";
        const OwnCorpus guessed = readPairs(file, everything());
        QVERIFY(guessed.report.seemsToBeLatin1());
        QCOMPARE(guessed.training.size(), std::size_t{1});
        CorpusChoices choices = everything();
        choices.encoding = TextEncoding::Latin1;
        QCOMPARE(pairsIn(file, choices), "the summer | l'été\ngo . | va .\n"s);
        QVERIFY(!readPairs(file + "a\tété\n", everything()).report.seemsToBeLatin1());
    }

    void utf16IsRead() {
        const std::string file(
            "\xFF\xFE"
            "G\0o\0\t\0V\0\xE0\0\r\0\n\0",
            16);
        QCOMPARE(pairsIn(file), "go | và\n"s);
        QVERIFY(readPairs(file, everything()).report.encoding == TextEncoding::Utf16Little);
    }

    void twoFilesAreReadLineByLine() {
        const OwnCorpus corpus = readParallel("\xEF\xBB\xBFGo.\r\n\r\nA\tb\r\nC\r\n",
                                              "Va !\n\nDeux mots\n\n", everything());
        QCOMPARE(textOf(corpus, corpus.training), "go . | va !\na b | deux mots\n"s);
        QCOMPARE(linesOf(corpus, Dropped::EmptySide), Lines({4}));
        QCOMPARE(readParallel("go\n", "va\n\n\n", everything()).training.size(), std::size_t{1});
    }

    void filesOfDifferentLengthAreRefused() {
        QVERIFY_THROWS_EXCEPTION(CorpusError, readParallel("a\nb\n", "a\n", everything()));
    }

    void impossibleLengthsAreRefused() {
        CorpusChoices choices;
        choices.target.length = {3, 2};
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, readPairs("a\tb", choices));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, readParallel("a", "b", choices));
    }

    void wordsAreByCountThenAlphabetical() {
        CorpusChoices choices = everything();
        QCOMPARE(readPairs("b a a c\tz\nb c\ty z\n", choices).sourceWords, words("a b c"));
        choices.leastCount = 2;
        QCOMPARE(readPairs("b a a c\tz\nb d\ty z\n", choices).sourceWords, words("a b"));
        QCOMPARE(readPairs("b a a c\tz\nb d\ty z\n", choices).targetWords, words("z"));
    }

    void heldOutWordsAreNotInTheVocabulary() {
        CorpusChoices choices;
        choices.leastCount = 1;
        choices.heldOut.oneIn = 4;
        const OwnCorpus corpus = readPairs(manyPairs(100), choices);
        QVERIFY(corpus.heldOut.size() > 10 && corpus.heldOut.size() < 45);
        QCOMPARE(corpus.training.size() + corpus.heldOut.size(), std::size_t{100});
        const std::set<std::string> known(corpus.sourceWords.begin(), corpus.sourceWords.end());
        for (std::size_t i = 0; i < corpus.heldOut.size(); ++i) {
            QVERIFY(!known.contains(corpus.pair(corpus.heldOut, i).source.at(1)));
        }
    }

    void aPairKeepsItsPartWhenOthersAreAdded() {
        CorpusChoices choices;
        choices.heldOut.oneIn = 4;
        const OwnCorpus few = readPairs(manyPairs(50), choices);
        const OwnCorpus many = readPairs("new\tneuf\n" + manyPairs(100), choices);
        QVERIFY(!few.heldOut.empty());
        QVERIFY(textOf(many, many.heldOut).find(textOf(few, few.heldOut)) != std::string::npos);
    }

    void capitalsAreLoweredOrKept() {
        CorpusChoices choices = everything();
        choices.target.language.letters = LetterCase::Kept;
        QCOMPARE(pairsIn("Éva\tÉva E\u0301va\n", choices), "éva | Éva Éva\n"s);
    }

    void eachSideHasItsTokens() {
        CorpusChoices choices = englishFrench();
        choices.heldOut.oneIn = 0;
        QCOMPARE(pairsIn("I don't.\tJ'aime.\n", choices), "i do n't . | j' aime .\n"s);
    }

    void bytesThatAreNoTextGiveNothing() {
        QCOMPARE(readPairs("", everything()).report.lines, std::size_t{0});
        QCOMPARE(pairsIn("\0\t\0"s), ""s);
        std::string bytes;
        for (int i = 0; i < 4096; ++i) {
            bytes += static_cast<char>(i * 7 + i / 256);
        }
        QVERIFY_THROWS_EXCEPTION(EncodingError, pairsIn(bytes));
    }

    void tatoebaFilesAreReadWhole() {
        const std::string french = contentOf(SHARED_DATA_DIR "/pairs/eng-fra.tsv");
        const std::string german = contentOf(SHARED_DATA_DIR "/pairs/eng-deu.tsv");
        if (french.empty() || german.empty()) {
            QSKIP("the shared data is not here");
        }
        const OwnCorpus fromFrench = readPairs(french, englishFrench());
        QCOMPARE(fromFrench.report.pairs() + fromFrench.report.of(Dropped::Duplicate).count,
                 std::size_t{5000});
        const OwnCorpus fromGerman = readPairs(german, englishFrench());
        QCOMPARE(fromGerman.report.pairs() + fromGerman.report.of(Dropped::Duplicate).count,
                 std::size_t{50'001});
        QCOMPARE(linesOf(fromGerman, Dropped::NoLetters), Lines({1}));
        QVERIFY(fromGerman.heldOut.size() > 2800 && fromGerman.heldOut.size() < 3500);
    }
};

QTEST_GUILESS_MAIN(TestOwnCorpus)
#include "test_own_corpus.moc"
