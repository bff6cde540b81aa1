// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/typed_number.h"

using lab::gui::typedNumber;

class TestTypedNumber : public QObject {
    Q_OBJECT

  private slots:
    void numbersAreReadAsPeopleTypeThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        QTest::newRow("point") << "7.5" << 7.5;
        QTest::newRow("comma") << "-0,5" << -0.5;
        QTest::newRow("minus sign") << QStringLiteral("−2") << -2.0;
        QTest::newRow("spaces") << " 1e-3 " << 0.001;
        QTest::newRow("three decimals") << "1,000" << 1.0;
    }

    void numbersAreReadAsPeopleTypeThem() {
        QFETCH(QString, text);
        QFETCH(double, number);
        QCOMPARE(typedNumber(text), std::optional(number));
    }

    void whatIsNoNumberIsRefused() {
        for (const char* text :
             {"", "abc", "nan", "inf", "1e999", "1,000,000", "1,000.5", "1 2", "0x10"}) {
            QVERIFY2(!typedNumber(QString::fromLatin1(text)), text);
        }
    }
};

QTEST_APPLESS_MAIN(TestTypedNumber)
#include "test_typed_number.moc"
