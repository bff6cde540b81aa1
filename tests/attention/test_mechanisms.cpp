// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every mechanism, known by its description alone.
#include <QtTest>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "attention/compute.h"
#include "attention/registry.h"
#include "notation/latex.h"
#include "random_arrays.h"

using namespace lab;
using namespace lab::attention::testing;
using attention::Description;
using attention::Mechanism;

namespace {

/// The rows of an array's last axis.
std::vector<std::vector<double>> rowsOf(const Arrays& arrays, const std::string& name) {
    const std::size_t length = formats::tensorNamed(arrays, name).shape.back();
    const std::vector<double> all = numbers(arrays, name);
    std::vector<std::vector<double>> rows;
    for (std::size_t k = 0; k < all.size(); k += length) {
        rows.emplace_back(all.begin() + static_cast<long>(k),
                          all.begin() + static_cast<long>(k + length));
    }
    return rows;
}

/// Positions in another order: row i of the result is row order[i] of the array.
formats::Tensor permuted(const formats::Tensor& tensor, const std::vector<std::size_t>& order) {
    const auto& values = std::get<formats::Tensor::Float64>(tensor.values);
    const std::size_t units = tensor.shape[1];
    formats::Tensor::Float64 result;
    for (const std::size_t row : order) {
        result.insert(result.end(), values.begin() + static_cast<long>(row * units),
                      values.begin() + static_cast<long>((row + 1) * units));
    }
    return formats::makeTensor(tensor.shape, result);
}

bool near(const std::vector<double>& a, const std::vector<double>& b) {
    return std::ranges::equal(a, b, [](double x, double y) {
        return std::abs(x - y) <= 1e-12 * std::max(1.0, std::abs(y));
    });
}

/// Multiply-adds of the products on a tape: what Description::multiplyAdds should say when no
/// window leaves anything out.
std::int64_t multiplyAddsOn(const Tape<double>& tape) {
    std::int64_t count = 0;
    for (tape::NodeId node = 0; node < static_cast<tape::NodeId>(tape.size()); ++node) {
        const auto op = tape.opName(node);
        const auto input = [&](std::size_t k) { return tape.shape(tape.inputs(node)[k]); };
        if (op == "matmul") {
            count += input(0).size() * input(1).columns;
        } else if (op == "matmulTransposed") {
            count += input(0).size() * input(1).columns;
        } else if (op == "scorePositions" || op == "blendPositions" || op == "unitColumns") {
            count += input(0).size();
        }
    }
    return count;
}

}  // namespace

class TestMechanisms : public QObject {
    Q_OBJECT

    attention::Registry registry_ = attention::standardRegistry();

    void addMechanisms() {
        QTest::addColumn<QString>("id");
        for (const auto& mechanism : registry_.all()) {
            const std::string id(mechanism->description().id);
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
        }
    }
    std::shared_ptr<const Mechanism> mechanism() {
        QFETCH_GLOBAL(QString, id);
        return registry_.find(id.toStdString());
    }

  private slots:
    void initTestCase_data() { addMechanisms(); }

    void gradientsAgreeWithCentralDifferences() {
        const auto error = worstGradient(*mechanism(), 3, 24);
        QVERIFY2(error.relative <= tape::testing::gradientTolerance, error.where.c_str());
    }

    void weightsAddUpToOne() {
        std::mt19937 random(4);
        const Description& text = mechanism()->description();
        for (int round = 0; round < 50; ++round) {
            const std::size_t T = 1 + random() % 5;
            const std::size_t M = 1 + random() % 7;
            const Arrays arrays = randomArrays(*mechanism(), random, T, M);
            const Arrays results = attention::compute<double>(*mechanism(), arrays);
            QCOMPARE(has(results, "weights"), text.id != "none");
            if (!has(results, "weights")) {
                return;
            }
            for (const auto& weights : rowsOf(results, "weights")) {
                double sum = 0;
                for (const double weight : weights) {
                    QVERIFY(weight >= 0);
                    sum += weight;
                }
                // A Gaussian is not normalised again (Luong et al. 2015, eq. 10).
                QVERIFY(text.id == "local-p" ? sum < 1 + 1e-12 : std::abs(sum - 1) < 1e-12);
            }
        }
    }

    void maskedPositionsAreAsIfTheyWereNotThere() {
        std::mt19937 random(5);
        for (int round = 0; round < 50; ++round) {
            const std::size_t T = 1 + random() % 3;
            const std::size_t M = 2 + random() % 5;
            Arrays arrays = randomArrays(*mechanism(), random, T, M);
            formats::Tensor::Int64 mask(M);
            std::ranges::generate(mask, [&] { return static_cast<std::int64_t>(random() % 2); });
            named(arrays, "mask") = formats::vectorOf(mask);
            const Arrays before = attention::compute<double>(*mechanism(), arrays);
            for (const std::string name : {"keys", "values"}) {
                auto& tensor = named(arrays, name);
                auto& values = std::get<formats::Tensor::Float64>(tensor.values);
                for (std::size_t k = 0; k < values.size(); ++k) {
                    values[k] += mask[k / tensor.shape[1]] == 0 ? 1000.0 : 0.0;
                }
            }
            const Arrays after = attention::compute<double>(*mechanism(), arrays);
            QVERIFY(numbers(before, "context") == numbers(after, "context"));
            if (!has(before, "weights")) {
                continue;
            }
            for (const auto& weights : rowsOf(before, "weights")) {
                for (std::size_t i = 0; i < M; ++i) {
                    QVERIFY(mask[i] == 1 || weights[i] == 0);
                }
            }
            QVERIFY(numbers(before, "weights") == numbers(after, "weights"));
        }
    }

    void withNothingToAttendToTheContextIsZero() {
        std::mt19937 random(6);
        Arrays arrays = randomArrays(*mechanism(), random, 3, 4);
        formats::Tensor::Int64 mask(12, 1);
        std::fill_n(mask.begin() + 4, 4, 0);
        named(arrays, "mask") = formats::makeTensor({3, 4}, mask);
        const Arrays results = attention::compute<double>(*mechanism(), arrays);
        const auto contexts = rowsOf(results, "context");
        QVERIFY(std::ranges::count(contexts[1], 0) == std::ssize(contexts[1]));
        QVERIFY(std::ranges::count(contexts[0], 0) == 0);
        QVERIFY(std::ranges::count(contexts[2], 0) == 0);
    }

    void onlyWhatReadsPositionsDependsOnTheirOrder() {
        const std::set<std::string_view> weightsByPosition{"location", "local-m", "local-p"};
        const std::set<std::string_view> contextByPosition{"none", "location", "local-m", "local-p",
                                                           "hard"};
        const Description& text = mechanism()->description();
        std::mt19937 random(7);
        bool isAlwaysTheSame = true;
        for (int round = 0; round < 40; ++round) {
            const std::size_t M = 2 + random() % 6;
            Arrays arrays = randomArrays(*mechanism(), random, 2, M);
            std::vector<std::size_t> order(M);
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::ranges::shuffle(order, random);
            const Arrays before = attention::compute<double>(*mechanism(), arrays);
            for (const std::string name : {"keys", "values"}) {
                named(arrays, name) = permuted(named(arrays, name), order);
            }
            const Arrays after = attention::compute<double>(*mechanism(), arrays);
            if (has(before, "weights") && !weightsByPosition.contains(text.id)) {
                const auto expected = rowsOf(before, "weights");
                const auto got = rowsOf(after, "weights");
                for (std::size_t row = 0; row < got.size(); ++row) {
                    for (std::size_t i = 0; i < M; ++i) {
                        QVERIFY(std::abs(got[row][i] - expected[row][order[i]]) < 1e-12);
                    }
                }
            }
            isAlwaysTheSame =
                isAlwaysTheSame && near(numbers(before, "context"), numbers(after, "context"));
        }
        QCOMPARE(isAlwaysTheSame, !contextByPosition.contains(text.id));
    }

    void aSentenceIsTheSameAloneAndBesideLongerOnes() {
        std::mt19937 random(8);
        for (int round = 0; round < 30; ++round) {
            constexpr Index positions = 6;
            constexpr Index sentences = 3;
            Problem batch = randomProblem(*mechanism(), random, positions, sentences, 4);
            for (Index b = 0; b < sentences; ++b) {
                const int length = b == 1 ? positions : 1 + static_cast<int>(random() % positions);
                batch.lengths.push_back(length);
                for (int i = 0; i < positions; ++i) {
                    batch.keep.push_back(i < length ? 1 : 0);
                }
            }
            Tape<double> tape;
            Run<double> run(tape, batch.parameters);
            const auto together = attendAll(run, batch);
            for (Index b = 0; b < sentences; ++b) {
                const Problem one = sentenceOf(batch, b);
                Tape<double> ownTape;
                Run<double> ownRun(ownTape, one.parameters);
                const auto alone = attendAll(ownRun, one);
                for (std::size_t t = 0; t < alone.size(); ++t) {
                    const auto difference =
                        together[t].context.value().col(b) - alone[t].context.value().col(0);
                    QVERIFY(difference.cwiseAbs().maxCoeff() < 1e-12);
                }
            }
        }
    }

    void costIsThatOfTheProducts() {
        std::mt19937 random(9);
        for (int round = 0; round < 20; ++round) {
            Problem problem =
                randomProblem(*mechanism(), random, 1 + random() % 7, 1, 1 + random() % 5);
            for (const auto& spec : problem.settings.specs()) {
                if (spec.name == "D") {
                    problem.settings.set("D", 1000);  // nothing is outside the window
                }
            }
            Tape<double> tape;
            Run<double> run(tape, problem.parameters);
            attendAll(run, problem);
            const auto& text = mechanism()->description();
            const std::int64_t count = text.multiplyAdds(
                {problem.sizes, problem.settings, problem.positions, problem.targets});
            QCOMPARE(count, multiplyAddsOn(tape));
        }
    }

    void parametersAreCounted() {
        std::mt19937 random(10);
        const Problem problem = randomProblem(*mechanism(), random, 4, 1, 1);
        std::int64_t count = 0;
        for (const ParameterId id : problem.own) {
            count += problem.parameters.entry(id).shape.size();
        }
        QCOMPARE(attention::parameterCount(mechanism()->description(), problem.sizes), count);
    }

    void contextHasTheUnitsThatTheDescriptionSays() {
        std::mt19937 random(11);
        const Problem problem = randomProblem(*mechanism(), random, 4, 2, 1);
        Tape<double> tape;
        Run<double> run(tape, problem.parameters);
        const auto context = attendAll(run, problem).front().context;
        QCOMPARE(context.rows(), problem.sizes.of(mechanism()->description().context));
        QCOMPARE(context.columns(), Index{2});
    }

    void namesTheStepsThatTheDescriptionLists() {
        std::mt19937 random(12);
        const Problem problem = randomProblem(*mechanism(), random, 4, 1, 2);
        Tape<double> tape;
        tape::Recorder recorder;
        Run<double> run(tape, problem.parameters, nullptr, &recorder);
        attendAll(run, problem);
        const Description& text = mechanism()->description();
        std::set<const tape::StepLabel*> named;
        for (const tape::Step& step : recorder.steps()) {
            named.insert(step.label);
            // Inside a head, a step stands at that head; afterwards none does.
            QVERIFY(step.place.head >= -1 && step.place.source == -1);
        }
        const std::set<const tape::StepLabel*> listed(text.steps.begin(), text.steps.end());
        QCOMPARE(listed.size(), text.steps.size());
        QVERIFY(named == listed);
        QVERIFY((run.place() == tape::Place{.target = 1}));
        std::set<std::string_view> names;
        std::set<tape::Stage> stages;
        for (const tape::StepLabel* label : text.steps) {
            names.insert(label->name);
            stages.insert(label->stage);
        }
        QCOMPARE(names.size(), text.steps.size());
        QVERIFY(stages == std::set<tape::Stage>(text.stages.begin(), text.stages.end()));
        QVERIFY(names.contains("context"));
    }

    void everyElementOfAStepIsExplained() {
        std::mt19937 random(13);
        const Problem problem = randomProblem(*mechanism(), random, 4, 1, 2);
        Tape<double> tape;
        tape::Recorder recorder;
        Run<double> run(tape, problem.parameters, nullptr, &recorder);
        attendAll(run, problem);
        const auto valueOf = [&](const tape::Element& element) { return tape.valueOf(element); };
        for (const tape::Step& step : recorder.steps()) {
            const auto value = tape.value(step.node);
            for (Index column = 0; column < value.cols(); ++column) {
                for (Index row = 0; row < value.rows(); ++row) {
                    const auto origin = tape.explain({step.node, row, column});
                    if (origin.rule != tape::Rule::Leaf) {
                        QVERIFY(std::abs(evaluate(origin, valueOf) - value(row, column)) < 1e-12);
                    }
                }
            }
        }
    }

    void textIsComplete() {
        const Description& text = mechanism()->description();
        for (const std::string_view each :
             {text.name, text.paper, text.citation, text.does, text.why, text.fails}) {
            QVERIFY(!each.empty());
        }
        for (const std::string_view sentence : {text.does, text.why, text.fails}) {
            QVERIFY(sentence.ends_with('.'));
            QVERIFY(sentence.size() < 220);
        }
        for (const tape::StepLabel* label : text.steps) {
            for (const std::string_view latex : {label->symbol, label->element, label->formula}) {
                QVERIFY(!latex.empty());
                notation::parseLatex(latex);  // throws for what it cannot read
            }
            QVERIFY(label->formula.find("\\step{" + std::string(label->name) + "}") !=
                    std::string_view::npos);
            QVERIFY(!label->source.empty());
            QVERIFY(!label->meaning.empty());
        }
        for (const auto& spec : text.settings) {
            QVERIFY(spec.least <= spec.standard && spec.standard <= spec.most);
            QVERIFY(!spec.meaning.empty());
        }
    }

  private:
    /// One sentence of a batch by itself, without its padding.
    static Problem sentenceOf(const Problem& batch, Index b) {
        const Index length = batch.lengths[static_cast<std::size_t>(b)];
        Problem one{batch.mechanism, batch.settings, batch.sizes, length, 1, batch.targets};
        for (const ParameterId id : batch.own) {
            const auto& entry = batch.parameters.entry(id);
            one.own.push_back(one.parameters.add(entry.name, entry.shape));
            one.parameters.value(one.own.back()) = batch.parameters.value(id);
        }
        const auto cut = [&](const std::string& name, ParameterId id, Index from, Index count) {
            const Matrix<double> part = batch.parameters.value(id).middleCols(from, count);
            const ParameterId copy = one.parameters.add(name, {part.rows(), count});
            one.parameters.value(copy) = part;
            return copy;
        };
        one.keys = cut("keys", batch.keys, b * batch.positions, length);
        one.values = cut("values", batch.values, b * batch.positions, length);
        for (std::size_t t = 0; t < batch.queries.size(); ++t) {
            one.queries.push_back(cut("query " + std::to_string(t), batch.queries[t], b, 1));
            one.uniform.push_back(batch.uniform[t * static_cast<std::size_t>(batch.sentences) +
                                                static_cast<std::size_t>(b)]);
        }
        return one;
    }
};

QTEST_GUILESS_MAIN(TestMechanisms)
#include "test_mechanisms.moc"
