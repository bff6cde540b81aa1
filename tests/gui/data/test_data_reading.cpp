// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_reading.h"

#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "gui/data/file_import.h"

using namespace lab;
using namespace lab::gui;

namespace {

DataReading read(const DataSet& set, const std::string& text) {
    return readingOf(set, {text});
}

DataSet pairs() {
    return newDataSet(DataKind::Pairs, QStringLiteral("Pairs"));
}

QString wordsOf(const std::vector<PreviewToken>& tokens) {
    QStringList words;
    for (const PreviewToken& token : tokens) {
        words << (token.known ? token.text : u'(' + token.text + u')');
    }
    return words.join(u' ');
}

}  // namespace

/// What is said of a data set before training.
class TestDataReading : public QObject {
    Q_OBJECT

  private slots:
    void previewIsAsUsedInTheOrderOfTheFile() {
        DataSet set = pairs();
        set.choices.heldOut.oneIn = 2;
        const DataReading reading =
            read(set, "Go on!\tGeh weiter!\n\nnothing\nGo on now!\tGeh jetzt!\nOn!\tWeiter!\n");
        QCOMPARE(reading.pairs.size(), std::size_t{3});
        QCOMPARE(reading.pairs[0].line, std::size_t{1});
        QCOMPARE(reading.pairs[1].line, std::size_t{4});
        QCOMPARE(reading.pairs[2].line, std::size_t{5});
        for (const PreviewPair& pair : reading.pairs) {
            std::vector<std::string> words;
            for (const PreviewToken& token : pair.source) {
                words.push_back(token.text.toStdString());
            }
            QCOMPARE(pair.heldOut, language::isHeldOut(words, set.choices.heldOut));
        }
        QVERIFY(reading.remarks.join(u' ').contains("without a tab"));
    }

    void unknownWordsAreMarked() {
        DataSet set = pairs();
        set.choices.heldOut.oneIn = 0;
        const DataReading reading = read(set, "go on\tgeh weiter\ngo up\tgeh hinauf\n");
        QCOMPARE(wordsOf(reading.pairs[0].source), QStringLiteral("go (on)"));
        QCOMPARE(wordsOf(reading.pairs[1].target), QStringLiteral("geh (hinauf)"));
        QCOMPARE(reading.source.words, std::size_t{1});
        QCOMPARE(reading.source.rare, std::size_t{2});
    }

    void lengthsAreCounted() {
        DataSet set = pairs();
        set.choices.heldOut.oneIn = 0;
        const DataReading reading = read(set, "a b c\tx\nd\ty z\ne\tw\n");
        QCOMPARE(reading.source.lengths, (std::vector<std::size_t>{0, 2, 0, 1}));
        QCOMPARE(reading.target.lengths, (std::vector<std::size_t>{0, 2, 1}));
        QCOMPARE(reading.target.meanLength(), 4.0 / 3);
    }

    void numbersAreTheReaders() {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        std::string text;
        for (int i = 0; i < 1200; ++i) {
            text += "a " + std::to_string(i) + "x\tb\n";
        }
        const QString summary = read(pairs(), text).summary;
        QLocale::setDefault(QLocale::c());
        QVERIFY2(summary.startsWith("1,200 lines"), qPrintable(summary));
    }

    void randomBytesAreNotLatin1() {
        std::string noise;
        std::mt19937 random(1);
        for (int i = 0; i < 20'000; ++i) {
            noise += static_cast<char>(random());
        }
        const DataReading reading = read(pairs(), noise);
        QVERIFY(!reading.mayBeLatin1);
        QVERIFY2(reading.problem.contains("binary"), qPrintable(reading.problem));
    }

    void latin1IsGuessed() {
        QVERIFY(read(pairs(), "the summer\tl'\xE9t\xE9\n").mayBeLatin1);
        DataSet set = pairs();
        set.choices.encoding = language::TextEncoding::Latin1;
        const DataReading reading = read(set, "the summer\tl'\xE9t\xE9\n");
        QCOMPARE(reading.pairs.front().target.front().text, QStringLiteral("l'été"));
    }

    void theHintAtLatin1StaysWherePairsAreLeft() {
        DataSet set = pairs();
        set.choices.heldOut.oneIn = 1;
        const DataReading reading = read(set, "the summer\tl'\xE9t\xE9\nthe man\tl'homme\n");
        QVERIFY(reading.problem.contains("held out"));
        QVERIFY(reading.remarks.front().contains("Latin-1"));
    }

    void swappedColumnsAreSwapped() {
        DataSet set = pairs();
        set.choices.swapped = true;
        set.choices.leastCount = 1;
        const DataReading reading = read(set, "geh weiter\tgo on\n");
        QCOMPARE(wordsOf(reading.pairs.front().source).remove(u'(').remove(u')'),
                 QStringLiteral("go on"));
    }

    void nothingToTrainOnIsAProblem() {
        QVERIFY(read(pairs(), "no tab here\n").problem.contains("separated by a tab"));
        QVERIFY(read(pairs(), "").problem.contains("separated by a tab"));
    }

    void anErrorOfAGrammarHasItsPlace() {
        const DataReading reading = read(newDataSet(DataKind::Grammar, QStringLiteral("G")),
                                         "category S\nstart S\n[S] ||| a ||| b\n[T] ||| c ||| d\n");
        QCOMPARE(reading.problemLine, 4);
        QVERIFY(reading.problemColumn >= 1);
        QVERIFY(!reading.problem.startsWith("grammar:"));
    }

    void aGrammarShowsSentencesOfBothParts() {
        std::string text =
            "split 2 x\ncategory S\ncategory N\nstart S\n[S] ||| the [N,1] [N,2] ||| "
            "le [N,1] [N,2] ||| 0-0\n";
        for (char letter = 'a'; letter <= 'j'; ++letter) {
            text += std::string("[N] ||| ") + letter + " ||| " + letter + "\n";
        }
        const DataReading reading = read(newDataSet(DataKind::Grammar, QStringLiteral("G")), text);
        QVERIFY2(reading.problem.isEmpty(), qPrintable(reading.problem));
        const auto heldOut = std::ranges::count_if(
            reading.pairs, [](const PreviewPair& pair) { return pair.heldOut; });
        QVERIFY(heldOut > 10 && heldOut < static_cast<std::ptrdiff_t>(reading.pairs.size()) - 10);
        QCOMPARE(reading.source.words, std::size_t{11});
    }

    void stopsWhenAsked() {
        std::string text;
        for (int i = 0; i < 5000; ++i) {
            text += "a " + std::to_string(i) + "x\tb " + std::to_string(i) + "y\n";
        }
        int asked = 0;
        const DataReading reading = readingOf(pairs(), {text}, [&](double) { return ++asked < 3; });
        QCOMPARE(asked, 3);
        QVERIFY(reading.source.lengths[2] <= 2000);
    }

    void languagesAreReadOffFileNames() {
        using language::TokensOf;
        const auto tokens = [](const char* name) {
            const language::Languages languages = languagesOfName(QString::fromLatin1(name));
            return std::pair(languages.source.tokens, languages.target.tokens);
        };
        QVERIFY(tokens("eng-fra.tsv") == std::pair(TokensOf::English, TokensOf::French));
        QVERIFY(tokens("fr_en.txt") == std::pair(TokensOf::French, TokensOf::English));
        QVERIFY(tokens("eng-deu.tsv") == std::pair(TokensOf::English, TokensOf::AnyLanguage));
        QVERIFY(tokens("mine.tsv") == std::pair(TokensOf::AnyLanguage, TokensOf::AnyLanguage));
    }
};

QTEST_GUILESS_MAIN(TestDataReading)
#include "test_data_reading.moc"
