// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "base/utf8.h"

using namespace lab::base;

class TestUtf8 : public QObject {
    Q_OBJECT

  private slots:
    void everyScalarValueSurvivesTheWayThereAndBack() {
        for (char32_t c = 0; c <= 0x10FFFF; ++c) {
            if (!isScalarValue(c)) {
                continue;
            }
            const std::string encoded = encodeUtf8(std::u32string(1, c));
            QCOMPARE(characterLength(encoded), encoded.size());
            QCOMPARE(codePoint(encoded), c);
            QCOMPARE(decodeUtf8(encoded), std::u32string(1, c));
        }
    }

    void encodesAsQtDoes() {
        const std::u32string text = U"a\u00E9\u0153\u4E2D\U0001F642";
        QCOMPARE(QByteArray::fromStdString(encodeUtf8(text)),
                 QString::fromUcs4(text.data(), qsizetype(text.size())).toUtf8());
    }

    void illFormedBytesBecomeReplacements_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("replacements");
        QTest::newRow("lone continuation") << QByteArray("\x80") << 1;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 2;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 3;
        QTest::newRow("above the last") << QByteArray("\xF4\x90\x80\x80") << 4;
        QTest::newRow("truncated") << QByteArray("\xE2\x82") << 2;
        QTest::newRow("no lead at all") << QByteArray("\xFF") << 1;
    }
    void illFormedBytesBecomeReplacements() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, replacements);
        const std::string text = bytes.toStdString();
        QVERIFY(!isValidUtf8(text));
        QVERIFY(!characterLength(text));
        QCOMPARE(decodeUtf8(text), std::u32string(std::size_t(replacements), U'\uFFFD'));
    }

    void whatIsNoCharacterIsWrittenAsAReplacement() {
        for (const char32_t bad : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
            QCOMPARE(encodeUtf8(std::u32string(1, bad)), std::string("\xEF\xBF\xBD"));
        }
    }
};

QTEST_GUILESS_MAIN(TestUtf8)
#include "test_utf8.moc"
