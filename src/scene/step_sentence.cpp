// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <cmath>

#include "scene/blend.h"
#include "scene/moment_quantity.h"
#include "scene/number_text.h"
#include "scene/origin.h"
#include "scene/quantity_of.h"
#include "scene/quantity_words.h"
#include "scene/step_text.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::Stage;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StepSentence)
};

QString targetWord(const Trace& trace, int t) {
    return quoted(trace.target()[static_cast<std::size_t>(t)]);
}

QString nameAt(const Trace& trace, const char* step, const tape::Place& place) {
    return describe(trace, quantityOf(trace, step, place)).name;
}

QString readingSentence(const Trace& trace, int source) {
    return Words::tr(
               "The encoder reads %1 and keeps %2: what the word means here, seen from the "
               "words before it and the words after it.")
        .arg(quoted(trace.source()[static_cast<std::size_t>(source)]),
             nameAt(trace, "states", {.source = source}));
}

/// What the mechanism says of a step, or where it names none, of itself.
QString otherSentence(const Trace& trace, Stage stage) {
    const tape::StepLabel* label = mainStep(trace, stage);
    const auto& description = trace.model().translator.mechanism().description();
    if (label == nullptr) {
        return QCoreApplication::translate("Mechanisms", std::string(description.does).c_str());
    }
    return Words::tr("This step computes: %1.")
        .arg(QCoreApplication::translate("Steps", std::string(label->meaning).c_str()));
}

/// Whether the formula of a step, or of one that it names, names the step `name`. `depth`: how many
/// formulas are followed.
bool follows(const Trace& trace, const tape::StepLabel& label, std::string_view name, int depth) {
    const auto names = [&](std::string_view other) {
        return label.formula.find("\\step{" + std::string(other) + "}") != std::string_view::npos;
    };
    if (names(name)) {
        return true;
    }
    for (const auto* other : trace.model().translator.mechanism().description().steps) {
        if (depth > 0 && other->name != label.name && names(other->name) &&
            follows(trace, *other, name, depth - 1)) {
            return true;
        }
    }
    return false;
}

QString scoreSentence(const Trace& trace, const Moment& moment) {
    constexpr int depth = 4;
    const tape::StepLabel& scores = *mainStep(trace, moment.stage);
    if (!follows(trace, scores, "query", depth)) {
        return otherSentence(trace, moment.stage);
    }
    const QString purpose =
        moment.target == 0
            ? Words::tr("To choose the first word")
            : Words::tr("To choose the word after %1").arg(targetWord(trace, moment.target - 1));
    const QString query = nameAt(trace, "query", moment.place());
    if (!follows(trace, scores, "states", depth)) {
        return Words::tr(
                   "%1, each position gets a score from the decoder state %2 alone: what stands "
                   "there is not looked at.")
            .arg(purpose, query);
    }
    return Words::tr(
               "%1, each encoder state gets a score: how well does it fit the decoder state %2?")
        .arg(purpose, query);
}

/// Sums of floats that were meant to be 1.
bool isOne(double sum) {
    return std::abs(sum - 1) < 1e-3;
}

QString weightsSentence(const Trace& trace, const Moment& moment) {
    const tape::Step& weights = *trace.find("weights", moment.place());
    const auto values = trace.value(weights.node).col(0).cast<double>().eval();
    const int most = sourceAt(trace, moment, -1);
    const QString largest = numberText(values(most));
    const bool even = values.size() > 1 && values.maxCoeff() - values.minCoeff() < 1e-6;
    if (even) {
        return Words::tr("Every position gets the same weight, %1.").arg(largest);
    }
    const QString where =
        Words::tr("The most goes to %1: %2.").arg(quotedPosition(trace, weights, most), largest);
    const bool isSoftmax = trace.explain({weights.node, most, 0}).rule == tape::Rule::Softmax;
    if (!isOne(values.sum())) {
        return Words::tr("The weights add up to %1, not to 1. %2")
            .arg(numberText(values.sum()), where);
    }
    return isSoftmax ? Words::tr("The softmax turns the scores into weights that add up to 1. %1")
                           .arg(where)
                     : Words::tr("The weights add up to 1. %1").arg(where);
}

/// A context that is one of the encoder states; empty where it is not.
QString copySentence(const Trace& trace, const Quantity& context, const QString& name) {
    const tape::Explanation origin = originOf(trace, {context.node, 0, 0});
    if (origin.rule != tape::Rule::Copy) {
        return {};
    }
    const tape::Element& copied = origin.terms.front().factors.front().element;
    const tape::Step* states = trace.find("states");
    if (states == nullptr || copied.node != states->node) {
        return {};
    }
    return Words::tr("The context %1 is a single encoder state, that at %2.")
        .arg(name, quotedPosition(trace, *states, static_cast<int>(copied.column)));
}

/// "22", "99.8": a part of the whole is never all of it.
QString percentText(double share) {
    return numberText(100 * share, digitsToTellApart(100 * share, 100, 2));
}

QString contextSentence(const Trace& trace, const Moment& moment) {
    const Quantity context = quantityOf(trace, "context", moment.place());
    const QString name = describe(trace, context).name;
    const Blend blend = blendOf(trace, context);
    if (blend.empty()) {
        const QString copy = copySentence(trace, context, name);
        return copy.isEmpty() ? otherSentence(trace, moment.stage) : copy;
    }
    const tape::Step* states = trace.find("states");
    const bool ofStates = states != nullptr && blend.vectors == states->node;
    const Blend::Part most = blend.byWeight().front();
    const QString where = quotedPosition(trace, *trace.stepOf(blend.weights), most.position);
    const QString what =
        ofStates ? Words::tr(
                       "The encoder states are blended by their weights into one vector, the "
                       "context %1.")
                       .arg(name)
                 : Words::tr(
                       "The values are blended by their weights into one vector, the "
                       "context %1.")
                       .arg(name);
    if (!isOne(blend.sum())) {
        return Words::tr("%1 The largest weight, %2, is that of %3.")
            .arg(what, numberText(most.weight), where);
    }
    const QString share = percentText(most.weight);
    return ofStates ? Words::tr("%1 %2 % of it is the state at %3.").arg(what, share, where)
                    : Words::tr("%1 %2 % of it comes from %3.").arg(what, share, where);
}

QString outputSentence(const Trace& trace, int target) {
    const auto position = static_cast<std::size_t>(target);
    const auto likeliest = trace.candidates(target, 1).front();
    const Quantity chosen = quantityAt(trace, {Stage::Output, target, -1}, -1);
    const QString probability = numberText(trace.valueOf({chosen.node, chosen.row, chosen.column}));
    if (likeliest.id == trace.targetIds()[position]) {
        return Words::tr(
                   "From the context and its own state the decoder gives each word a "
                   "probability and chooses the likeliest, %1: %2.")
            .arg(targetWord(trace, target), probability);
    }
    return Words::tr(
               "The decoder gives %1 the probability %2; by itself it would have chosen "
               "%3: %4.")
        .arg(targetWord(trace, target), probability, quoted(likeliest.word),
             numberText(static_cast<double>(likeliest.probability)));
}

/// The stages of a mechanism are told by what they compute, not by their names.
QString attendingSentence(const Trace& trace, const Moment& moment) {
    const tape::StepLabel* label = mainStep(trace, moment.stage);
    const std::string_view name = label == nullptr ? std::string_view() : label->name;
    if (name == "scores") {
        return scoreSentence(trace, moment);
    }
    if (name == "weights") {
        return weightsSentence(trace, moment);
    }
    return name == "context" ? contextSentence(trace, moment) : otherSentence(trace, moment.stage);
}

}  // namespace

QString stepSentence(const Trace& trace, const Moment& moment, int source) {
    if (moment.stage == Stage::Encode) {
        return readingSentence(trace, sourceAt(trace, moment, source));
    }
    return moment.stage == Stage::Output ? outputSentence(trace, moment.target)
                                         : attendingSentence(trace, moment);
}

}  // namespace lab::scene
