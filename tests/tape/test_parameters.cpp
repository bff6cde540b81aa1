// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tape/error.h"
#include "tape/parameters.h"

using namespace lab::tape;

class TestParameters : public QObject {
    Q_OBJECT

  private slots:
    void beginsEmpty() {
        const Parameters<float> parameters;
        QCOMPARE(parameters.count(), std::size_t{0});
        QVERIFY(parameters.entries().empty());
        QVERIFY(parameters.find("W") == nullptr);
    }

    void newParametersAreZero() {
        Parameters<float> parameters;
        const ParameterId w = parameters.add("W", {2, 3});
        QVERIFY((parameters.value(w).array() == 0).all());
    }

    void addingKeepsEarlierValues() {
        Parameters<float> parameters;
        const ParameterId w = parameters.add("W", {2, 2});
        parameters.value(w) << 1, 2, 3, 4;
        parameters.add("U", {50, 50});
        QCOMPARE(parameters.value(w)(1, 0), 3.0F);
    }

    void isFlatColumnByColumnInTheOrderOfAdding() {
        Parameters<double> parameters;
        const ParameterId w = parameters.add("W", {2, 3});
        const ParameterId b = parameters.add("b", {2, 1});
        QCOMPARE(parameters.count(), std::size_t{8});
        QCOMPARE(parameters.entry(b).offset, std::size_t{6});
        for (Index k = 0; k < 8; ++k) {
            parameters.flat()[k] = static_cast<double>(k);
        }
        QCOMPARE(parameters.value(w)(1, 0), 1.0);
        QCOMPARE(parameters.value(w)(0, 1), 2.0);
        QCOMPARE(parameters.value(b)(1, 0), 7.0);
        parameters.value(b)(0, 0) = -1;
        QCOMPARE(parameters.flat()[6], -1.0);
    }

    void areFoundByName() {
        Parameters<double> parameters;
        parameters.add("encoder.W", {1, 2});
        parameters.add("encoder.U", {3, 4});
        const auto* found = parameters.find("encoder.U");
        QVERIFY(found != nullptr);
        QVERIFY((found->shape == Shape{3, 4}));
        QVERIFY(parameters.value(*found).data() == parameters.flat().data() + 2);
        QVERIFY(parameters.find("encoder") == nullptr);
    }

    void takenNameIsRefusedAndChangesNothing() {
        Parameters<float> parameters;
        parameters.add("W", {2, 2});
        try {
            parameters.add("W", {3, 3});
            QFAIL("accepted");
        } catch (const TapeError& error) {
            QVERIFY(std::string(error.what()).find("'W'") != std::string::npos);
        }
        QCOMPARE(parameters.entries().size(), std::size_t{1});
        QCOMPARE(parameters.count(), std::size_t{4});
    }

    void copiesAreIndependent() {
        Parameters<float> original;
        const ParameterId w = original.add("W", {1, 1});
        Parameters<float> copy = original;
        copy.value(w)(0, 0) = 5;
        QCOMPARE(original.value(w)(0, 0), 0.0F);
    }

    void convertsToDoubleAndBack() {
        Parameters<float> parameters;
        const ParameterId w = parameters.add("W", {2, 1});
        const ParameterId b = parameters.add("b", {1, 1});
        parameters.flat() << 0.1F, -2.5F, 1e-30F;
        const Parameters<double> exact = parameters.as<double>();
        QCOMPARE(exact.entries().size(), std::size_t{2});
        QCOMPARE(exact.entry(b).name, std::string("b"));
        QCOMPARE(exact.entry(b).offset, parameters.entry(b).offset);
        QVERIFY((exact.entry(w).shape == Shape{2, 1}));
        QCOMPARE(exact.value(w)(0, 0), static_cast<double>(0.1F));
        QVERIFY(exact.as<float>().flat() == parameters.flat());
    }
};

QTEST_GUILESS_MAIN(TestParameters)
#include "test_parameters.moc"
