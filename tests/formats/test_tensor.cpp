// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "base/utf8.h"
#include "formats/format_error.h"
#include "formats/tensor.h"
#include "formats/utf8.h"

using namespace lab::formats;

class TestTensor : public QObject {
    Q_OBJECT

  private slots:
    void countsElements() {
        QCOMPARE(elementCount({}), std::size_t{1});
        QCOMPARE(elementCount({2, 3, 4}), std::size_t{24});
        QCOMPARE(elementCount({5, 0}), std::size_t{0});
    }

    void refusesCountsThatOverflow() {
        const std::size_t half = std::size_t{1} << 32U;
        QVERIFY_EXCEPTION_THROWN(elementCount({half, half}), FormatError);
        QVERIFY_EXCEPTION_THROWN(elementCount({half, 0, half}), FormatError);
        QCOMPARE(elementCount({half, half - 1}), half * (half - 1));
        QVERIFY_EXCEPTION_THROWN(elementCount(Shape(65, 1)), FormatError);
    }

    void writesShapesAsPythonDoes() {
        QCOMPARE(shapeText({}), std::string("()"));
        QCOMPARE(shapeText({3}), std::string("(3,)"));
        QCOMPARE(shapeText({3, 4}), std::string("(3, 4)"));
    }

    void refusesShapesThatDoNotFit() {
        QVERIFY_EXCEPTION_THROWN(makeTensor({2, 2}, Tensor::Float32{1, 2, 3}), FormatError);
        QVERIFY(makeTensor({2}, Tensor::Float32{1, 2}) == vectorOf(Tensor::Float32{1, 2}));
        QVERIFY_EXCEPTION_THROWN(requireShape(scalarOf(1.0), {1}, "beta"), FormatError);
    }

    void givesAnyNumbersAsDoubles() {
        QVERIFY(toDoubles(vectorOf(Tensor::Float32{0.5F}), "a") == std::vector<double>{0.5});
        QVERIFY(toDoubles(vectorOf(Tensor::Int64{-7}), "a") == std::vector<double>{-7});
        QVERIFY(toDoubles(vectorOf(Tensor::Bool{true, false}), "a") == (std::vector<double>{1, 0}));
        QVERIFY_EXCEPTION_THROWN(toDoubles(scalarOf(std::string("x")), "a"), FormatError);
    }

    void findsInfiniteElements() {
        const double infinity = std::numeric_limits<double>::infinity();
        requireFinite(vectorOf(Tensor::Float64{1, -1e308}), "a");
        requireFinite(vectorOf(Tensor::Int64{1}), "a");
        QVERIFY_EXCEPTION_THROWN(requireFinite(vectorOf(Tensor::Float64{1, infinity}), "a"),
                                 FormatError);
    }

    void namesTheArraysThereAreWhenOneIsMissing() {
        try {
            tensorNamed({{"keys", scalarOf(1.0)}}, "query");
            QFAIL("no error");
        } catch (const FormatError& error) {
            QVERIFY(QString(error.what()).contains("'query'"));
            QVERIFY(QString(error.what()).contains("'keys'"));
        }
    }

    void convertsEveryCodePointToUtf8AndBack() {
        for (char32_t codePoint = 0; codePoint <= 0x10ffff; ++codePoint) {
            if (codePoint == 0xd800) {
                codePoint = 0xe000;
            }
            std::string text;
            appendUtf8(text, codePoint);
            const char32_t after[] = {U'x', codePoint};  // Qt drops U+FEFF at the beginning
            const QByteArray expected = QString::fromUcs4(after, 2).toUtf8().mid(1);
            if (text != expected.toStdString() ||
                codePoints(text) != std::u32string(1, codePoint)) {
                QFAIL(qPrintable(QString("U+%1").arg(uint(codePoint), 0, 16)));
            }
        }
    }

    void refusesMalformedUtf8() {
        for (const char* text :
             {"\x80", "\xc3", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80",
              "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xff", "a\xc3z"}) {
            QVERIFY2(!lab::base::isValidUtf8(text), QByteArray(text).toHex());
        }
        QVERIFY(lab::base::isValidUtf8("élève 🙂"));
        std::string text;
        QVERIFY_EXCEPTION_THROWN(appendUtf8(text, 0xd800), FormatError);
        QVERIFY_EXCEPTION_THROWN(appendUtf8(text, 0x110000), FormatError);
    }

    void cutsLongQuotationsBetweenCharacters() {
        std::string text;
        for (int i = 0; i < 100; ++i) {
            text += "é";
        }
        const std::string quotation = quote("x" + text);
        QVERIFY(quotation.size() < 100);
        QVERIFY(lab::base::isValidUtf8(quotation));
    }
};

QTEST_GUILESS_MAIN(TestTensor)
#include "test_tensor.moc"
