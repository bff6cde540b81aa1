// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config.h"

#include <QtTest>

#include "kinds.h"

using namespace lab;
using models::ConfigError;
using models::Order;
using models::TranslatorConfig;

class TestConfig : public QObject {
    Q_OBJECT

    template <typename Work>
    static QString refusal(Work work) {
        try {
            work();
            return {};
        } catch (const ConfigError& error) {
            return error.what();
        }
    }

  private slots:
    void namesAreReadAsTheyAreWritten() {
        for (const TranslatorConfig& kind : models::testing::allKinds()) {
            QVERIFY(models::orderNamed(models::nameOf(kind.order)) == kind.order);
            QVERIFY(models::cellNamed(models::nameOf(kind.cell)) == kind.cell);
        }
    }

    void unknownNamesAreRefusedWithTheKnownOnes() {
        QCOMPARE(refusal([] { models::orderNamed("loung"); }),
                 QString("order: 'loung' does not exist, use one of: bahdanau, luong, simple"));
        QCOMPARE(refusal([] { models::cellNamed("GRU"); }),
                 QString("cell: 'GRU' does not exist, use one of: simple, gru, lstm"));
        QVERIFY(!refusal([] { models::orderNamed(""); }).isEmpty());
    }

    void onlyLuongFeedsItsInput() {
        for (const Order order : {Order::Bahdanau, Order::Simple}) {
            const QString message =
                refusal([&] { models::requireSensible({.order = order, .inputFeeding = true}); });
            QVERIFY2(message.contains("input feeding") && message.contains("luong"),
                     qPrintable(message));
            QVERIFY(!message.contains('\n'));
        }
        for (const TranslatorConfig& kind : models::testing::allKinds()) {
            QVERIFY(refusal([&] { models::requireSensible(kind); }).isEmpty());
        }
    }

    void statesHaveTheUnitsOfTheirDirections() {
        QCOMPARE((TranslatorConfig{.encoder = 5}).stateUnits(), tape::Index{10});
        QCOMPARE((TranslatorConfig{.bidirectional = false, .encoder = 5}).stateUnits(),
                 tape::Index{5});
    }
};

QTEST_GUILESS_MAIN(TestConfig)
#include "test_config.moc"
