// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text_encoding.h"

#include <QtTest>

using namespace lab::language;
using namespace std::string_literals;

namespace {

bool isEncoding(const std::string& bytes, TextEncoding encoding) {
    return encodingOf(bytes) == encoding;
}

}  // namespace

class TestTextEncoding : public QObject {
    Q_OBJECT

  private slots:
    void aMarkDecides() {
        QVERIFY(isEncoding("\xFF\xFE\x2D\x4E"s, TextEncoding::Utf16Little));
        QVERIFY(isEncoding("\xFE\xFF\x4E\x2D"s, TextEncoding::Utf16Big));
        QVERIFY(
            isEncoding("\xEF\xBB\xBF"
                       "a"s,
                       TextEncoding::Utf8));
    }

    void zerosOfLatinLettersTellUtf16() {
        QVERIFY(isEncoding("a\0\t\0-N"s, TextEncoding::Utf16Little));
        QVERIFY(isEncoding("\0a\0\tN-"s, TextEncoding::Utf16Big));
        QVERIFY(isEncoding("a\0\0b"s, TextEncoding::Utf8));
        QVERIFY(isEncoding("one zero\0 is an accident"s, TextEncoding::Utf8));
    }

    void latin1IsNeverGuessed() { QVERIFY(isEncoding("\xE9t\xE9"s, TextEncoding::Utf8)); }

    void whatIsNoTextIsRefused() {
        QVERIFY_THROWS_EXCEPTION(EncodingError, encodingOf("\xFF\xFE\0\0a\0\0\0"s));
        QVERIFY_THROWS_EXCEPTION(EncodingError, encodingOf("\x1F\x8B\x08"s));
        QVERIFY_THROWS_EXCEPTION(EncodingError, encodingOf("PK\x03\x04"s));
    }

    void randomBytesAreNoText() {
        std::string bytes;
        std::uint32_t number = 1;
        for (int i = 0; i < 20'000; ++i) {
            number = number * 1664525U + 1013904223U;
            bytes += static_cast<char>(number >> 24U);
        }
        QVERIFY_THROWS_EXCEPTION(EncodingError, encodingOf(bytes));
        QVERIFY(
            isEncoding("l'\xE9t\xE9\x01 \xE0 la plage, et l'ann\xE9"
                       "e"s,
                       TextEncoding::Utf8));
    }

    void everyEncodingBecomesUtf8() {
        QCOMPARE(toUtf8("\xEF\xBB\xBF"
                        "é\xFF",
                        TextEncoding::Utf8),
                 "é\xFF"s);
        QCOMPARE(toUtf8("\xFF\xFE\xE9\0\x3D\xD8\x00\xDE"s, TextEncoding::Utf16Little), "é😀"s);
        QCOMPARE(toUtf8("\xFE\xFF\0\xE9\xD8\x3D\xDE\x00"s, TextEncoding::Utf16Big), "é😀"s);
        QCOMPARE(toUtf8("\xE9\x93\x80\x81\n", TextEncoding::Latin1), "é“€\uFFFD\n"s);
    }

    void brokenUtf16IsMarked() {
        QCOMPARE(toUtf8("\x3D\xD8"
                        "a\0"s,
                        TextEncoding::Utf16Little),
                 "\uFFFDa"s);
        QCOMPARE(toUtf8("a\0b"s, TextEncoding::Utf16Little), "a\uFFFD"s);
    }
};

QTEST_GUILESS_MAIN(TestTextEncoding)
#include "test_text_encoding.moc"
