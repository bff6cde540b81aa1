// SPDX-License-Identifier: GPL-3.0-or-later
// Every mechanism against numbers from tests/reference/make_attention_vectors.py.
#include <QtTest>
#include <cmath>
#include <set>

#include "attention/compute.h"
#include "attention/registry.h"
#include "compute_case.h"

using namespace lab;
using formats::NamedTensor;
using formats::Tensor;

class TestVectors : public QObject {
    Q_OBJECT

    attention::Registry registry_ = attention::standardRegistry();

    template <typename S>
    void compare(const ComputeCase& each, const attention::Mechanism& mechanism, double tolerance) {
        const auto results = attention::compute<S>(mechanism, each.given);
        QCOMPARE(results.size(), each.expected.size());
        for (const auto& [name, expected] : each.expected) {
            const Tensor& got = formats::tensorNamed(results, name);
            QVERIFY2(got.shape == expected.shape, name.c_str());
            const auto wanted = formats::toDoubles(expected, name);
            const auto numbers = formats::toDoubles(got, name);
            for (std::size_t k = 0; k < wanted.size(); ++k) {
                const double scale = std::max(1.0, std::abs(wanted[k]));
                QVERIFY2(std::abs(numbers[k] - wanted[k]) <= tolerance * scale,
                         qPrintable(QString("%1[%2]: %3, not %4")
                                        .arg(name.c_str())
                                        .arg(k)
                                        .arg(numbers[k], 0, 'g', 17)
                                        .arg(wanted[k], 0, 'g', 17)));
            }
        }
    }

    void addCases() {
        QTest::addColumn<QString>("mechanism");
        QTest::addColumn<QString>("file");
        for (const auto& mechanism : registry_.all()) {
            const std::string id(mechanism->description().id);
            for (const ComputeCase& each : computeCases(id)) {
                QTest::newRow(each.name.c_str())
                    << QString::fromStdString(id) << QString::fromStdString(each.name);
            }
        }
    }
    template <typename S>
    void checkCase(double tolerance) {
        QFETCH(QString, mechanism);
        QFETCH(QString, file);
        const std::string path = TEST_DATA_DIR "/attention/" + file.toStdString() + ".npz";
        compare<S>(readComputeCase(path), *registry_.find(mechanism.toStdString()), tolerance);
    }

  private slots:
    void everyMechanismHasAllCases_data() {
        QTest::addColumn<QString>("mechanism");
        for (const auto& mechanism : registry_.all()) {
            const std::string id(mechanism->description().id);
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
        }
    }
    void everyMechanismHasAllCases() {
        QFETCH(QString, mechanism);
        const std::string id = mechanism.toStdString();
        std::set<std::string> found;
        for (const ComputeCase& each : computeCases(id)) {
            found.insert(each.name.substr(id.size() + 1));
        }
        const std::set<std::string> wanted{"single", "small", "medium", "large", "long", "extreme"};
        QCOMPARE(found, wanted);
    }

    void agreesWithTheEquationsInDouble_data() { addCases(); }
    void agreesWithTheEquationsInDouble() { checkCase<double>(1e-9); }

    void agreesWithTheEquationsInFloat_data() { addCases(); }
    void agreesWithTheEquationsInFloat() { checkCase<float>(1e-5); }
};

QTEST_GUILESS_MAIN(TestVectors)
#include "test_vectors.moc"
