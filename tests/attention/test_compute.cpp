// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/compute.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "attention/registry.h"
#include "compute_case.h"
#include "formats/format_error.h"

using namespace lab;
using formats::NamedTensor;
using formats::Tensor;
using Arrays = std::vector<NamedTensor>;

namespace {

Tensor& named(Arrays& arrays, const std::string& name) {
    const auto found = std::ranges::find(arrays, name, &NamedTensor::name);
    if (found == arrays.end()) {
        return arrays.emplace_back(NamedTensor{name, {}}).tensor;
    }
    return found->tensor;
}

void drop(Arrays& arrays, const std::string& name) {
    std::erase_if(arrays, [&](const NamedTensor& each) { return each.name == name; });
}

/// Random arrays for additive attention.
Arrays randomArrays(std::mt19937& random, std::size_t T, std::size_t M) {
    const std::size_t dq = 1 + random() % 5;
    const std::size_t dk = 1 + random() % 5;
    const std::size_t a = 1 + random() % 5;
    std::normal_distribution<double> normal;
    const auto draw = [&](formats::Shape shape) {
        Tensor::Float64 numbers(formats::elementCount(shape));
        std::ranges::generate(numbers, [&] { return normal(random); });
        return formats::makeTensor(std::move(shape), std::move(numbers));
    };
    return {{"query", draw({T, dq})},
            {"keys", draw({M, dk})},
            {"W", draw({a, dq})},
            {"U", draw({a, dk})},
            {"v", draw({a})}};
}

std::vector<double> result(const Arrays& results, const std::string& name) {
    return formats::toDoubles(formats::tensorNamed(results, name), name);
}

}  // namespace

class TestCompute : public QObject {
    Q_OBJECT

  private:
    std::shared_ptr<const attention::Mechanism> additive_ =
        attention::standardRegistry().find("additive");

    Arrays run(const Arrays& arrays) { return attention::compute<double>(*additive_, arrays); }

    /// The message when `arrays` are refused, else empty.
    QString refusal(const Arrays& arrays) {
        try {
            run(arrays);
        } catch (const attention::AttentionError& error) {
            return error.what();
        } catch (const formats::FormatError& error) {
            return error.what();
        }
        return {};
    }

    template <typename S>
    void compare(const ComputeCase& each, double tolerance) {
        const Arrays results = attention::compute<S>(*additive_, each.given);
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
        QTest::addColumn<int>("index");
        cases_ = computeCases("additive");
        QVERIFY(cases_.size() >= 5);
        for (std::size_t k = 0; k < cases_.size(); ++k) {
            QTest::newRow(cases_[k].name.c_str()) << static_cast<int>(k);
        }
    }

    std::vector<ComputeCase> cases_;

  private slots:
    void agreesWithTheEquationsInDouble_data() { addCases(); }
    void agreesWithTheEquationsInDouble() {
        QFETCH(int, index);
        compare<double>(cases_[static_cast<std::size_t>(index)], 1e-9);
    }

    void agreesWithTheEquationsInFloat_data() { addCases(); }
    void agreesWithTheEquationsInFloat() {
        QFETCH(int, index);
        compare<float>(cases_[static_cast<std::size_t>(index)], 1e-5);
    }

    void weightsAreDistributionsOverWhatTheMaskKeeps() {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            const std::size_t T = 1 + random() % 4;
            const std::size_t M = 1 + random() % 6;
            Arrays arrays = randomArrays(random, T, M);
            Tensor::Int64 mask(T * M);
            std::ranges::generate(mask, [&] { return static_cast<std::int64_t>(random() % 2); });
            named(arrays, "mask") = formats::makeTensor({T, M}, mask);
            const Arrays results = run(arrays);
            const auto weights = result(results, "weights");
            const auto context = result(results, "context");
            const std::size_t dv = context.size() / T;
            for (std::size_t t = 0; t < T; ++t) {
                double sum = 0;
                bool isKept = false;
                for (std::size_t i = 0; i < M; ++i) {
                    const double weight = weights[t * M + i];
                    QVERIFY(weight >= 0);
                    QVERIFY(mask[t * M + i] == 1 || weight == 0);
                    isKept = isKept || mask[t * M + i] == 1;
                    sum += weight;
                }
                QVERIFY(std::abs(sum - (isKept ? 1 : 0)) < 1e-12);
                for (std::size_t k = 0; k < dv && !isKept; ++k) {
                    QCOMPARE(context[t * dv + k], 0.0);
                }
            }
        }
    }

    void aMaskForAllRowsEqualsThatMaskInEachRow() {
        std::mt19937 random(8);
        for (int round = 0; round < 50; ++round) {
            const std::size_t T = 2 + random() % 3;
            const std::size_t M = T + 1 + random() % 4;
            Arrays one = randomArrays(random, T, M);
            Arrays each = one;
            Tensor::Bool mask(M);
            for (std::size_t i = 0; i < M; ++i) {
                mask[i] = random() % 2 == 0;
            }
            Tensor::Bool rows;
            for (std::size_t t = 0; t < T; ++t) {
                rows.insert(rows.end(), mask.begin(), mask.end());
            }
            named(one, "mask") = formats::makeTensor({M}, mask);
            named(each, "mask") = formats::makeTensor({T, M}, rows);
            QVERIFY(run(one) == run(each));
        }
    }

    void hotterSoftmaxIsFlatter() {
        std::mt19937 random(9);
        for (int round = 0; round < 100; ++round) {
            Arrays arrays = randomArrays(random, 1, 6);
            double last = 1;
            for (const double temperature : {0.1, 0.5, 1.0, 3.0, 100.0}) {
                named(arrays, "temperature") = formats::scalarOf(temperature);
                const double largest = std::ranges::max(result(run(arrays), "weights"));
                QVERIFY(largest <= last + 1e-12);
                last = largest;
            }
            QVERIFY(last < 1.0 / 6 + 0.05);
        }
    }

    void positionsCanBePermuted() {
        std::mt19937 random(10);
        Arrays arrays = randomArrays(random, 2, 3);
        const auto context = result(run(arrays), "context");
        Tensor& keys = named(arrays, "keys");
        auto& numbers = std::get<Tensor::Float64>(keys.values);
        std::rotate(numbers.begin(), numbers.begin() + static_cast<long>(keys.shape[1]),
                    numbers.end());
        const auto rotated = result(run(arrays), "context");
        for (std::size_t k = 0; k < context.size(); ++k) {
            QVERIFY(std::abs(context[k] - rotated[k]) < 1e-12);
        }
    }

    void refusesWhatDoesNotFit_data() {
        QTest::addColumn<QString>("array");
        QTest::addColumn<QString>("message");
        QTest::newRow("missing") << "-U"
                                 << "U (a, dk) is missing";
        QTest::newRow("unknown") << "+foo"
                                 << "no use for the array 'foo'";
        QTest::newRow("parameter") << "W"
                                   << "W has the shape (2, 2), it needs (a, dq) = ";
        QTest::newRow("vector") << "v"
                                << "v has the shape (2, 2), it needs (a,) = ";
        QTest::newRow("query") << "+query"
                               << "query has the shape (9,), it needs (T, dq)";
        QTest::newRow("values") << "values"
                                << "values has the shape (2, 2), it needs (M, dv)";
        QTest::newRow("mask") << "mask"
                              << "mask has the shape (2, 2), it needs (M,) = (4,) or";
        QTest::newRow("temperature") << "temperature"
                                     << "temperature has the shape (2, 2)";
    }
    void refusesWhatDoesNotFit() {
        QFETCH(QString, array);
        QFETCH(QString, message);
        std::mt19937 random(11);
        Arrays arrays = randomArrays(random, 3, 4);
        named(arrays, "W") = formats::makeTensor({3, 5}, Tensor::Float64(15, 0.5));
        named(arrays, "query") = formats::makeTensor({3, 5}, Tensor::Float64(15, 0.5));
        named(arrays, "U") = formats::makeTensor({3, 2}, Tensor::Float64(6, 0.5));
        named(arrays, "keys") = formats::makeTensor({4, 2}, Tensor::Float64(8, 0.5));
        named(arrays, "v") = formats::makeTensor({3}, Tensor::Float64(3, 0.5));
        QCOMPARE(refusal(arrays), QString());

        const std::string name = array.toStdString();
        if (name[0] == '-') {
            drop(arrays, name.substr(1));
        } else if (name[0] == '+') {
            named(arrays, name.substr(1)) = formats::makeTensor({9}, Tensor::Float64(9, 1.0));
        } else {
            named(arrays, name) = formats::makeTensor({2, 2}, Tensor::Float64(4, 1.0));
        }
        const QString got = refusal(arrays);
        QVERIFY2(got.contains(message), qPrintable(got));
        QVERIFY(!got.contains('\n'));
    }

    void refusesNumbersThatAreNone() {
        std::mt19937 random(12);
        for (const std::string name : {"query", "keys", "W", "U", "v"}) {
            for (const double bad : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
                Arrays arrays = randomArrays(random, 2, 2);
                std::get<Tensor::Float64>(named(arrays, name).values).back() = bad;
                const QString got = refusal(arrays);
                QVERIFY2(got.startsWith(QString::fromStdString("the array '" + name + "' holds ")),
                         qPrintable(got));
            }
        }
        Arrays arrays = randomArrays(random, 2, 2);
        named(arrays, "mask") = formats::vectorOf(Tensor::Float64{1, 0.5});
        QVERIFY(refusal(arrays).contains("mask must hold 1 (keep) and 0 (drop)"));
        drop(arrays, "mask");
        for (const double bad : {0.0, -1.0}) {
            named(arrays, "temperature") = formats::scalarOf(bad);
            QVERIFY(refusal(arrays).contains("temperature must be above 0"));
        }
        named(arrays, "temperature") = formats::scalarOf(std::string("hot"));
        QVERIFY(refusal(arrays).contains("temperature"));
    }

    void refusesEmptyArrays() {
        std::mt19937 random(13);
        for (const std::string name : {"query", "keys", "W", "v"}) {
            Arrays arrays = randomArrays(random, 2, 2);
            Tensor& tensor = named(arrays, name);
            tensor.shape[0] = 0;
            tensor = formats::makeTensor(tensor.shape, Tensor::Float64{});
            QVERIFY2(refusal(arrays).contains(QString::fromStdString(name)), name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestCompute)
#include "test_compute.moc"
