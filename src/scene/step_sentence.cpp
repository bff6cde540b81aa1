// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "scene/moment_quantity.h"
#include "scene/number_text.h"
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

QString sourceWord(const Trace& trace, int i) {
    return quoted(trace.source()[static_cast<std::size_t>(i)]);
}

QString targetWord(const Trace& trace, int t) {
    return quoted(trace.target()[static_cast<std::size_t>(t)]);
}

QString nameAt(const Trace& trace, const char* step, int target, int source = -1) {
    return describe(trace, quantityOf(trace, step, target, source)).name;
}

QString readingSentence(const Trace& trace, int source) {
    return Words::tr(
               "The encoder reads %1 and keeps %2: what the word means here, seen from the "
               "words before it and the words after it.")
        .arg(sourceWord(trace, source), nameAt(trace, "states", -1, source));
}

QString scoreSentence(const Trace& trace, int target) {
    const QString purpose =
        target == 0 ? Words::tr("To choose the first word")
                    : Words::tr("To choose the word after %1").arg(targetWord(trace, target - 1));
    return Words::tr(
               "%1, each encoder state gets a score: how well does it fit the decoder "
               "state %2?")
        .arg(purpose, nameAt(trace, "query", target));
}

QString softmaxSentence(const Trace& trace, int target) {
    const int most = sourceAt(trace, {Stage::Softmax, target, -1}, -1);
    const Quantity weight = quantityOf(trace, "weights", target, most);
    return Words::tr(
               "The softmax turns the scores into weights that add up to 1. The most goes "
               "to %1: %2.")
        .arg(sourceWord(trace, most), describe(trace, weight).value);
}

/// "22", "99.8": a part of the whole is never all of it.
QString percentText(double share) {
    return numberText(100 * share, digitsToTellApart(100 * share, 100, 2));
}

QString contextSentence(const Trace& trace, int target) {
    const int most = sourceAt(trace, {Stage::Context, target, -1}, -1);
    const QString context = nameAt(trace, "context", target);
    const Quantity weight = quantityOf(trace, "weights", target, most);
    if (!weight.valid()) {
        return Words::tr("The encoder states give one vector, the context %1.").arg(context);
    }
    const double share = trace.valueOf({weight.node, weight.row, weight.column});
    return Words::tr(
               "The encoder states are blended by their weights into one vector, the "
               "context %1. %2 % of it is the state at %3.")
        .arg(context, percentText(share), sourceWord(trace, most));
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

/// For the stages that only some mechanisms have: what the mechanism says of its step.
QString otherSentence(const Trace& trace, Stage stage) {
    const tape::StepLabel* label = mainStep(trace, stage);
    const auto& description = trace.model().translator.mechanism().description();
    if (label == nullptr) {
        return QCoreApplication::translate("Mechanisms", std::string(description.does).c_str());
    }
    return Words::tr("This step computes: %1.")
        .arg(QCoreApplication::translate("Steps", std::string(label->meaning).c_str()));
}

}  // namespace

QString stepSentence(const Trace& trace, const Moment& moment, int source) {
    switch (moment.stage) {
        case Stage::Encode:
            return readingSentence(trace, sourceAt(trace, moment, source));
        case Stage::Score:
            return scoreSentence(trace, moment.target);
        case Stage::Softmax:
            return softmaxSentence(trace, moment.target);
        case Stage::Context:
            return contextSentence(trace, moment.target);
        case Stage::Output:
            return outputSentence(trace, moment.target);
        default:
            return otherSentence(trace, moment.stage);
    }
}

}  // namespace lab::scene
