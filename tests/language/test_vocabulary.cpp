// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "language/vocabulary.h"

using lab::language::Vocabulary;
using lab::language::VocabularyError;

class TestVocabulary : public QObject {
    Q_OBJECT

  private slots:
    void reservedWordsComeFirst() {
        const Vocabulary vocabulary = Vocabulary::fromWords({"b", "a", "b"});
        const std::vector<std::string> expected = {"<pad>", "<bos>", "<eos>", "<unk>", "a", "b"};
        QCOMPARE(vocabulary.words(), expected);
        QCOMPARE(vocabulary.id("b"), 5);
        QCOMPARE(vocabulary.word(4), std::string("a"));
    }

    void unknownWordsAreUnk() {
        const Vocabulary vocabulary = Vocabulary::fromWords({"a"});
        QVERIFY(!vocabulary.contains("z"));
        const std::vector<int> expected = {4, Vocabulary::kUnk};
        QCOMPARE(vocabulary.encode({"a", "z"}), expected);
    }

    void orderedListComesBackAsItWas() {
        const std::vector<std::string> list = {"<pad>", "<bos>", "<eos>", "<unk>", "z", "a"};
        QCOMPARE(Vocabulary::fromOrderedList(list).words(), list);
    }

    void illegalListsAreRefused_data() {
        QTest::addColumn<QStringList>("list");
        QTest::newRow("empty") << QStringList{};
        QTest::newRow("no reserved words") << QStringList{"a", "b", "c", "d"};
        QTest::newRow("too short") << QStringList{"<pad>", "<bos>", "<eos>"};
        QTest::newRow("repeated") << QStringList{"<pad>", "<bos>", "<eos>", "<unk>", "a", "a"};
        QTest::newRow("reserved again") << QStringList{"<pad>", "<bos>", "<eos>", "<unk>", "<pad>"};
        QTest::newRow("empty word") << QStringList{"<pad>", "<bos>", "<eos>", "<unk>", ""};
    }

    void illegalListsAreRefused() {
        QFETCH(QStringList, list);
        std::vector<std::string> words;
        for (const QString& word : list) {
            words.push_back(word.toStdString());
        }
        QVERIFY_EXCEPTION_THROWN(Vocabulary::fromOrderedList(words), VocabularyError);
    }

    void invalidUtf8IsRefused() {
        QVERIFY_EXCEPTION_THROWN(
            Vocabulary::fromOrderedList({"<pad>", "<bos>", "<eos>", "<unk>", "\xC3"}),
            VocabularyError);
    }

    void numbersOutOfRangeThrow() {
        const Vocabulary vocabulary;
        QVERIFY_EXCEPTION_THROWN(vocabulary.word(4), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(vocabulary.word(-1), std::out_of_range);
    }
};

QTEST_GUILESS_MAIN(TestVocabulary)
#include "test_vocabulary.moc"
