// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text_lines.h"

#include <QtTest>

using namespace lab::language;
using Lines = std::vector<std::string_view>;

class TestTextLines : public QObject {
    Q_OBJECT

  private slots:
    void everyLineEndIsKnown() {
        QCOMPARE(linesOf("a\n\nb"), Lines({"a", "", "b"}));
        QCOMPARE(linesOf("a\r\nb\r\n"), Lines({"a", "b"}));
        QCOMPARE(linesOf("a\rb\r"), Lines({"a", "b"}));
        QCOMPARE(linesOf("a\rb\nc"), Lines({"a\rb", "c"}));
        QCOMPARE(linesOf(""), Lines());
    }

    void columnsAreBetweenTabs() {
        QCOMPARE(columnOf("a\t\tc", 0), std::string_view("a"));
        QCOMPARE(columnOf("a\t\tc", 1), std::string_view());
        QCOMPARE(columnOf("a\t\tc", 2), std::string_view("c"));
        QCOMPARE(columnOf("a\t\tc", 3), std::string_view());
    }

    void sentencesAreInTheFirstColumnsOfText() {
        QVERIFY(sentenceColumns(Lines{"a\tb\t1", "c\td"}) == SentenceColumns({0, 1}));
        QVERIFY(sentenceColumns(Lines{"1\ta\t2\tb", "3\tc\t4\td"}) == SentenceColumns({1, 3}));
        QVERIFY(sentenceColumns(Lines{"1\t2", "a\tb", "c\td"}) == SentenceColumns({0, 1}));
        QVERIFY(sentenceColumns(Lines{"no tab", "1\ta\tb"}) == SentenceColumns({1, 2}));
    }

    void withoutTwoColumnsOfTextTheFirstTwoAreMeant() {
        QVERIFY(sentenceColumns(Lines{"1\ta", "2\tb"}) == SentenceColumns({0, 1}));
        QVERIFY(sentenceColumns(Lines{}) == SentenceColumns({0, 1}));
    }
};

QTEST_GUILESS_MAIN(TestTextLines)
#include "test_text_lines.moc"
