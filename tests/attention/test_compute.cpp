// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/compute.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "attention/registry.h"
#include "formats/format_error.h"
#include "random_arrays.h"

using namespace lab;
using namespace lab::attention::testing;
using formats::Tensor;

class TestCompute : public QObject {
    Q_OBJECT

  private:
    std::shared_ptr<const attention::Mechanism> additive_ =
        attention::standardRegistry().find("additive");

    Arrays run(const Arrays& arrays) { return attention::compute<double>(*additive_, arrays); }

    /// The message when `arrays` are refused, else empty.
    QString refusal(const Arrays& arrays) { return refusal(*additive_, arrays); }
    static QString refusal(const attention::Mechanism& mechanism, const Arrays& arrays) {
        try {
            attention::compute<double>(mechanism, arrays);
        } catch (const attention::AttentionError& error) {
            return error.what();
        } catch (const formats::FormatError& error) {
            return error.what();
        }
        return {};
    }

  private slots:
    void weightsAreDistributionsOverWhatTheMaskKeeps() {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            const std::size_t T = 1 + random() % 4;
            const std::size_t M = 1 + random() % 6;
            Arrays arrays = randomArrays(*additive_, random, T, M);
            Tensor::Int64 mask(T * M);
            std::ranges::generate(mask, [&] { return static_cast<std::int64_t>(random() % 2); });
            named(arrays, "mask") = formats::makeTensor({T, M}, mask);
            const Arrays results = run(arrays);
            const auto weights = numbers(results, "weights");
            const auto context = numbers(results, "context");
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
            Arrays one = randomArrays(*additive_, random, T, M);
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
            Arrays arrays = randomArrays(*additive_, random, 1, 6);
            double last = 1;
            for (const double temperature : {0.1, 0.5, 1.0, 3.0, 100.0}) {
                named(arrays, "temperature") = formats::scalarOf(temperature);
                const double largest = std::ranges::max(numbers(run(arrays), "weights"));
                QVERIFY(largest <= last + 1e-12);
                last = largest;
            }
            QVERIFY(last < 1.0 / 6 + 0.05);
        }
    }

    void refusesWhatAMechanismCannotTake_data() {
        QTest::addColumn<QString>("mechanism");
        QTest::addColumn<QString>("array");
        QTest::addColumn<std::vector<double>>("values");
        QTest::addColumn<std::vector<int>>("shape");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* mechanism, const char* array,
                            std::vector<double> values, std::vector<int> shape,
                            const char* message) {
            QTest::newRow(name) << mechanism << array << values << shape << message;
        };
        row("setting is missing", "local-m", "D", {}, {}, "the array D () is missing");
        row("setting is no number", "local-m", "D", {1, 2}, {2},
            "D has the shape (2,), it needs ()");
        row("setting is no whole number", "local-m", "D", {1.5}, {}, "D must be a whole number");
        row("setting is too small", "local-m", "D", {-1}, {}, "D is -1, it must be 0 to 1000");
        row("no Gaussian without width", "local-p", "D", {0}, {}, "D is 0, it must be 1 to 1000");
        row("setting is huge", "multi-head", "heads", {1e300}, {}, "heads must be a whole number");
        row("no heads", "multi-head", "heads", {0}, {}, "heads is 0, it must be 1 to 64");
        row("heads that do not share", "multi-head", "heads", {5}, {},
            "multi-head: d = 4 units cannot be shared out to 5 heads");
        row("no random numbers", "hard", "u", {}, {}, "the array u (T,) is missing");
        row("too few random numbers", "hard", "u", {0.5}, {1},
            "u has the shape (1,), it needs (T,)");
        row("random number too large", "hard", "u", {0.5, 1, 0.5}, {3}, "from 0 to below 1");
        row("random number too small", "hard", "u", {0.5, -0.1, 0.5}, {3}, "from 0 to below 1");
        row("random numbers for nothing", "additive", "u", {0.5, 0.5, 0.5}, {3},
            "there is no use for the array 'u'");
        row("setting for nothing", "general", "D", {2}, {}, "there is no use for the array 'D'");
        row("strength is a vector", "cosine", "beta", {1}, {1},
            "beta has the shape (1,), it needs ()");
        row("too few rows", "location", "W", std::vector(9, 0.5), {3, 3},
            "location: W has L = 3 rows, one a source position, got M = 4");
        for (const char* const alike : {"dot", "scaled-dot", "cosine"}) {
            row(alike, alike, "query", std::vector(21, 0.5), {3, 7},
                "queries and keys must have the same units, got dq = 7 and dk = ");
        }
        row("sum of letters", "concat", "W", {1}, {1, 1},
            "W has the shape (1, 1), it needs (a, dq+dk)");
    }
    void refusesWhatAMechanismCannotTake() {
        QFETCH(QString, mechanism);
        QFETCH(QString, array);
        QFETCH(std::vector<double>, values);
        QFETCH(std::vector<int>, shape);
        QFETCH(QString, message);
        const auto registry = attention::standardRegistry();
        const auto chosen = registry.find(mechanism.toStdString());
        std::mt19937 random(14);
        Arrays arrays;
        do {  // sizes that the rows above speak of
            arrays = randomArrays(*chosen, random, 3, 4);
        } while ((mechanism == "multi-head" && named(arrays, "W_Q").shape[0] != 4) ||
                 (mechanism == "location" && named(arrays, "query").shape[1] != 3));
        QCOMPARE(refusal(*chosen, arrays), QString());
        if (values.empty()) {
            drop(arrays, array.toStdString());
        } else {
            named(arrays, array.toStdString()) =
                formats::makeTensor(formats::Shape(shape.begin(), shape.end()), values);
        }
        const QString got = refusal(*chosen, arrays);
        QVERIFY2(got.contains(message), qPrintable(got));
        QVERIFY(!got.contains('\n'));
    }

    void settingsMayHaveAnyNumericType() {
        std::mt19937 random(15);
        const auto registry = attention::standardRegistry();
        const auto local = registry.find("local-m");
        Arrays arrays = randomArrays(*local, random, 3, 5);
        named(arrays, "D") = formats::scalarOf(1.0);
        const Arrays asReal = attention::compute<double>(*local, arrays);
        named(arrays, "D") = formats::makeTensor({}, Tensor::Int64{1});
        QVERIFY(attention::compute<double>(*local, arrays) == asReal);
        named(arrays, "D") = formats::scalarOf(2.0);
        QVERIFY(attention::compute<double>(*local, arrays) != asReal);
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
        Arrays arrays = randomArrays(*additive_, random, 3, 4);
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
                Arrays arrays = randomArrays(*additive_, random, 2, 2);
                std::get<Tensor::Float64>(named(arrays, name).values).back() = bad;
                const QString got = refusal(arrays);
                QVERIFY2(got.startsWith(QString::fromStdString("the array '" + name + "' holds ")),
                         qPrintable(got));
            }
        }
        Arrays arrays = randomArrays(*additive_, random, 2, 2);
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
        for (const std::string name : {"query", "keys", "values", "W", "v"}) {
            Arrays arrays = randomArrays(*additive_, random, 2, 2);
            Tensor& tensor = named(arrays, name);
            tensor.shape[0] = 0;
            tensor = formats::makeTensor(tensor.shape, Tensor::Float64{});
            QVERIFY2(refusal(arrays).contains(QString::fromStdString(name)), name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestCompute)
#include "test_compute.moc"
