// SPDX-License-Identifier: GPL-3.0-or-later
// The named steps of a decoder against the equations of its order and its cell.
#include <QtTest>
#include <cmath>

#include "kinds.h"
#include "models/decode.h"
#include "small_model.h"

using namespace lab;
using layers::CellKind;
using models::Order;
using models::Trace;
using models::TranslatorConfig;
using tape::Stage;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Names = std::vector<std::string>;

namespace {

constexpr double tolerance = 1e-5;

Vector sigmoid(const Vector& x) {
    return (1 + (-x.array()).exp()).inverse();
}

Vector tanhOf(const Vector& x) {
    return x.array().tanh();
}

Vector stacked(const std::vector<Vector>& parts) {
    Vector all(0);
    for (const Vector& part : parts) {
        Vector longer(all.size() + part.size());
        longer << all, part;
        all = longer;
    }
    return all;
}

/// One target word of a trace: its steps and the parameters by name.
class Word {
  public:
    Word(const Trace& trace, int t) : trace_(trace), t_(t) {}

    [[nodiscard]] const TranslatorConfig& config() const {
        return trace_.model().translator.config();
    }
    [[nodiscard]] bool has(std::string_view name) const { return trace_.find(name, t_) != nullptr; }
    [[nodiscard]] Vector operator[](std::string_view name) const {
        return trace_.value(trace_.find(name, t_)->node).col(0).cast<double>();
    }
    [[nodiscard]] Matrix parameter(std::string_view name) const {
        const auto& parameters = trace_.model().parameters;
        return parameters.value(*parameters.find(name)).cast<double>();
    }
    /// W x + M y + b, before the gates and without the state before.
    [[nodiscard]] Vector input() const {
        Vector sum = parameter("decoder.W") * (*this)["previous.word"] + parameter("decoder.b");
        if (config().order == Order::Bahdanau) {
            sum += parameter("decoder.C") * (*this)["context"];
        } else if (config().order == Order::Simple) {
            sum += parameter("decoder.C") * (*this)["previous.context"];
        } else if (config().inputFeeding) {
            sum += parameter("decoder.F") * (*this)["previous.attentional"];
        }
        return sum;
    }
    /// The state that the recurrent step starts from.
    [[nodiscard]] Vector before() const {
        return (*this)[config().order == Order::Bahdanau ? "query" : "previous.state"];
    }

  private:
    const Trace& trace_;
    int t_;
};

/// s_t by the equations of the cell.
Vector stateOf(const Word& word) {
    const Vector x = word.input();
    const Vector s = word.before();
    const Matrix u = word.parameter("decoder.U");
    const Eigen::Index n = s.size();
    switch (word.config().cell) {
        case CellKind::Simple:
            return tanhOf(x + u * s);
        case CellKind::Gru: {
            const Vector zr = word.parameter("decoder.U_zr") * s;
            const Vector z = sigmoid(x.head(n) + zr.head(n));
            const Vector r = sigmoid(x.segment(n, n) + zr.tail(n));
            const Vector candidate = tanhOf(x.tail(n) + u * r.cwiseProduct(s));
            return (1 - z.array()) * s.array() + z.array() * candidate.array();
        }
        case CellKind::Lstm:
            break;
    }
    const Vector all = x + u * s;
    const Vector in = sigmoid(all.head(n));
    const Vector out = sigmoid(all.segment(n, n));
    const Vector forget = sigmoid(all.segment(2 * n, n));
    const Vector memory =
        forget.cwiseProduct(word["previous.cell"]) + in.cwiseProduct(tanhOf(all.tail(n)));
    return out.cwiseProduct(tanhOf(memory));
}

/// What the output layer reads, by the equations of the order.
Vector readoutOf(const Word& word) {
    switch (word.config().order) {
        case Order::Luong:
            return tanhOf(word.parameter("attentional.W") *
                          stacked({word["context"], word["state"]}));
        case Order::Simple:
            return tanhOf(word.parameter("readout.W") * stacked({word["state"], word["context"]}) +
                          word.parameter("readout.b"));
        case Order::Bahdanau:
            break;
    }
    return tanhOf(word.parameter("readout.W") *
                      stacked({word["state"], word["previous.word"], word["context"]}) +
                  word.parameter("readout.b"));
}

double difference(const Vector& a, const Vector& b) {
    return a.size() == b.size() ? (a - b).cwiseAbs().maxCoeff() : HUGE_VAL;
}

/// A small model of that kind that has something to say.
std::shared_ptr<const models::Model> talkative(const TranslatorConfig& kind) {
    for (std::uint64_t seed = 1;; ++seed) {
        auto model = smallModel(seed, 6, 2, kind);
        if (models::translate(model, {"a", "b", "zebra"}, {})->targetPositions() > 3) {
            return model;
        }
    }
}

std::shared_ptr<const Trace> forcedTrace(const TranslatorConfig& kind) {
    return models::translate(smallModel(3, 6, 2, kind), {"a", "b", "c"},
                             {.mode = models::Decoding::Mode::Forced, .forced = {4, 5, 3}});
}

/// The decoder's own steps at a target word, without the mechanism's, in the order they happen.
Names expectedSteps(const TranslatorConfig& kind) {
    Names inner;
    if (kind.cell == CellKind::Lstm) {
        inner = {"previous.cell", "input.gate", "output.gate", "forget.gate", "candidate", "cell"};
    } else if (kind.cell == CellKind::Gru) {
        inner = {"update", "reset", "candidate"};
    }
    inner.emplace_back("state");
    Names names{"previous.word"};
    const auto add = [&](const Names& more) {
        names.insert(names.end(), more.begin(), more.end());
    };
    if (kind.order == Order::Bahdanau) {
        add({"query", "context"});
        add(inner);
        add({"readout"});
    } else {
        add({"previous.state"});
        add(kind.order == Order::Simple ? Names{"previous.context"} : Names{});
        add(kind.inputFeeding ? Names{"previous.attentional"} : Names{});
        add(inner);
        add({"query", "context"});
        add({kind.order == Order::Simple ? "readout" : "attentional"});
    }
    add({"logits", "probabilities"});
    return names;
}

Names decoderSteps(const Trace& trace, int t) {
    const Names mechanisms{"projected.query", "hidden", "scores", "weights"};
    Names names;
    for (const tape::Step& step : trace.steps()) {
        const std::string name(step.label->name);
        if (step.place.target == t && std::ranges::find(mechanisms, name) == mechanisms.end()) {
            names.push_back(name);
        }
    }
    return names;
}

}  // namespace

class TestOrders : public QObject {
    Q_OBJECT

  private slots:
    void stepsFollowTheEquations_data() { models::testing::addKinds(); }
    void stepsFollowTheEquations() {
        QFETCH(TranslatorConfig, kind);
        const auto trace = forcedTrace(kind);
        for (int t = 0; t < trace->targetPositions(); ++t) {
            const Word word(*trace, t);
            QVERIFY(difference(word["state"], stateOf(word)) < tolerance);
            const char* const read = kind.order == Order::Luong ? "attentional" : "readout";
            QVERIFY(difference(word[read], readoutOf(word)) < tolerance);
            QVERIFY(difference(word["logits"], word.parameter("output.W") * word[read] +
                                                   word.parameter("output.b")) < tolerance);
            if (kind.order != Order::Bahdanau) {
                QVERIFY(word["query"] == word["state"]);
            }
        }
    }

    /// What a word leaves is what the next one starts from.
    void stepsGoOnFromOneAnother_data() { models::testing::addKinds(); }
    void stepsGoOnFromOneAnother() {
        QFETCH(TranslatorConfig, kind);
        const auto trace = forcedTrace(kind);
        const auto start = trace->value(trace->find("start")->node).cast<double>().eval();
        const Word first(*trace, 0);
        QVERIFY(first.before() == start);
        const bool lstm = kind.cell == CellKind::Lstm;
        QCOMPARE(trace->find("start.cell") != nullptr, lstm);
        QVERIFY(!lstm || first["previous.cell"].isZero());
        for (const char* const name : {"previous.context", "previous.attentional"}) {
            QVERIFY(!first.has(name) || first[name].isZero());
        }
        for (int t = 1; t < trace->targetPositions(); ++t) {
            const Word word(*trace, t);
            const Word last(*trace, t - 1);
            QVERIFY(word.before() == last["state"]);
            QVERIFY(!lstm || word["previous.cell"] == last["cell"]);
            QVERIFY(kind.order != Order::Simple || word["previous.context"] == last["context"]);
            QVERIFY(!kind.inputFeeding || word["previous.attentional"] == last["attentional"]);
        }
    }

    void everyStepIsNamedInTheOrderInWhichItHappens_data() { models::testing::addKinds(); }
    void everyStepIsNamedInTheOrderInWhichItHappens() {
        QFETCH(TranslatorConfig, kind);
        const auto model = talkative(kind);
        using models::Decoding;
        for (const Decoding& decoding :
             {Decoding{.maxLength = 4}, Decoding{.mode = Decoding::Mode::Beam, .maxLength = 4},
              Decoding{.mode = Decoding::Mode::Forced, .forced = {4, 5, 3}}}) {
            const auto trace = models::translate(model, {"a", "b", "zebra"}, decoding);
            for (int t = 0; t < trace->targetPositions(); ++t) {
                QCOMPARE(decoderSteps(*trace, t), expectedSteps(kind));
            }
        }
    }

    /// So that the timeline shows them in that order.
    void stagesOfAWordFollowEachOther_data() { models::testing::addKinds(); }
    void stagesOfAWordFollowEachOther() {
        QFETCH(TranslatorConfig, kind);
        const auto trace = forcedTrace(kind);
        const auto stages = trace->model().translator.stages();
        QCOMPARE(stages.front() == Stage::State, kind.order != Order::Bahdanau);
        QCOMPARE(stages.back(), Stage::Output);
        QVERIFY(std::ranges::is_sorted(stages));
        auto last = Stage::Encode;
        for (const tape::Step& step : trace->steps()) {
            if (step.place.target != 1 || step.label->name == "previous.word") {
                continue;
            }
            QVERIFY(std::ranges::find(stages, step.label->stage) != stages.end());
            QVERIFY(step.label->stage >= last);
            last = step.label->stage;
        }
    }

    void theEncoderNamesItsDirections_data() { models::testing::addKinds(); }
    void theEncoderNamesItsDirections() {
        QFETCH(TranslatorConfig, kind);
        const auto trace = models::translate(smallModel(3, 6, 2, kind), {"a", "b"}, {});
        const auto states = trace->value(trace->find("states")->node);
        for (int i = 0; i < trace->sourcePositions(); ++i) {
            const auto forward = trace->value(trace->find("forward", -1, i)->node);
            QVERIFY(states.col(i).head(5) == forward);
            const tape::Step* const backward = trace->find("backward", -1, i);
            QCOMPARE(backward != nullptr, kind.bidirectional);
            QVERIFY(backward == nullptr || states.col(i).tail(5) == trace->value(backward->node));
            QCOMPARE(trace->find("forward.cell", -1, i) != nullptr, kind.cell == CellKind::Lstm);
            QCOMPARE(trace->find("backward.cell", -1, i) != nullptr,
                     kind.cell == CellKind::Lstm && kind.bidirectional);
        }
        QCOMPARE(states.rows(), Eigen::Index{kind.bidirectional ? 10 : 5});
    }

    void whatDoesNotGoTogetherIsNotBuilt() {
        QVERIFY_EXCEPTION_THROWN(smallModel(1, 6, 1, {.inputFeeding = true}), models::ConfigError);
    }
};

QTEST_GUILESS_MAIN(TestOrders)
#include "test_orders.moc"
