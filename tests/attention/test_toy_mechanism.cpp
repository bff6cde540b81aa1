// SPDX-License-Identifier: GPL-3.0-or-later
// What docs/architecture.md promises: a mechanism is one class and one line in a registry.
#include <QtTest>
#include <array>
#include <cmath>

#include "attention/compute.h"
#include "attention/registry.h"
#include "attention/scored_attention.h"
#include "random_arrays.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"

using namespace lab;
using namespace lab::attention::testing;

// ---- what stands in src/attention/salience.h and .cpp of a mechanism that ships ----
namespace {

using attention::Description;
using attention::Memory;
using attention::ParameterSpec;

constexpr tape::StepLabel scoresLabel = attention::labels::scores(
    R"(\step{scores}{e_{@t,@i}} = w^\top \step{states}{h_{@i}})", "made up for a test");

std::int64_t multiplyAdds(const attention::Work& work) {
    return work.targets * work.sources * (work.sizes.key + work.sizes.value);
}

constexpr std::array<ParameterSpec, 1> parameters{{{"w", "dk", "1"}}};
constexpr std::array stages{tape::Stage::Score, tape::Stage::Softmax, tape::Stage::Context};
constexpr std::array<const tape::StepLabel*, 3> steps{
    &scoresLabel, &attention::labels::bahdanau.weights, &attention::labels::bahdanau.context};

constexpr Description text{.id = "salience",
                           .name = "Salience",
                           .paper = "none",
                           .citation = "made up for a test",
                           .parameters = parameters,
                           .stages = stages,
                           .steps = steps,
                           .does = "Some states are looked at more than others.",
                           .why = "It shows what it takes to add a mechanism.",
                           .fails = "It does not listen to the decoder.",
                           .multiplyAdds = multiplyAdds};

template <typename S>
class Salience final : public attention::ScoredAttention<S> {
  public:
    static const Description& description() { return text; }

    Salience(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory)
        : attention::ScoredAttention<S>(run, memory, attention::labels::bahdanau),
          w_(run[ids[0]]) {}

  private:
    tape::Expr<S> score(tape::Expr<S> query) override {
        const auto row = tape::matmulTransposed(w_, this->memory().keys);
        return this->run().step(scoresLabel,
                                tape::reshape(row, {this->memory().positions, query.columns()}));
    }

    tape::Expr<S> w_;
};

}  // namespace
// ---- and the line in src/attention/registry.cpp ----

class TestToyMechanism : public QObject {
    Q_OBJECT

    attention::Registry registry_{[] {
        auto all = attention::standardRegistry().all();
        all.push_back(std::make_shared<attention::MechanismOf<Salience>>());
        return all;
    }()};

  private slots:
    void isFoundBesideTheOthers() {
        QCOMPARE(registry_.find("salience")->description().name, std::string_view("Salience"));
        QVERIFY(registry_.find("additive") != nullptr);
        try {
            (void)registry_.find("nothing");
            QFAIL("there is no such mechanism");
        } catch (const attention::AttentionError& error) {
            QVERIFY(QString(error.what()).contains("salience"));
        }
    }

    void isComputed() {
        const double e = std::exp(1.0);
        const Arrays results = attention::compute<double>(
            *registry_.find("salience"),
            {{"query", formats::makeTensor({2, 1}, std::vector<double>{5, -5})},
             {"keys", formats::makeTensor({2, 2}, std::vector<double>{1, 0, 0, 1})},
             {"w", formats::vectorOf(std::vector<double>{3, 2})}});
        const std::vector<double> scores{3, 2, 3, 2};
        QVERIFY(numbers(results, "scores") == scores);
        const auto weights = numbers(results, "weights");
        const auto context = numbers(results, "context");
        for (const std::size_t t : {0U, 1U}) {
            QVERIFY(std::abs(weights[2 * t] - e / (1 + e)) < 1e-15);
            QVERIFY(std::abs(context[2 * t + 1] - 1 / (1 + e)) < 1e-15);
        }
        QVERIFY(formats::tensorNamed(results, "context").shape == formats::Shape({2, 2}));
    }

    void saysWhatItNeeds() {
        std::mt19937 random(1);
        Arrays arrays = randomArrays(*registry_.find("salience"), random, 2, 3);
        drop(arrays, "w");
        try {
            attention::compute<double>(*registry_.find("salience"), arrays);
            QFAIL("w is missing");
        } catch (const attention::AttentionError& error) {
            QVERIFY(QString(error.what()).contains("w (dk,) is missing"));
        }
    }

    void hasGradients() {
        const auto error = worstGradient(*registry_.find("salience"), 2, 10);
        QVERIFY2(error.relative <= tape::testing::gradientTolerance, error.where.c_str());
        QVERIFY(error.where != "nowhere");
    }
};

QTEST_GUILESS_MAIN(TestToyMechanism)
#include "test_toy_mechanism.moc"
