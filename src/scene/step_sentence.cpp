// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "scene/back_text.h"
#include "scene/blend.h"
#include "scene/formula_reads.h"
#include "scene/moment_quantity.h"
#include "scene/number_text.h"
#include "scene/origin.h"
#include "scene/quantity_of.h"
#include "scene/quantity_words.h"
#include "scene/source_window.h"
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

QString scoreSentence(const Trace& trace, const Moment& moment) {
    const tape::StepLabel& scores = *mainStep(trace, moment.stage);
    if (!readsFrom(trace, scores, "query")) {
        return otherSentence(trace, moment.stage);
    }
    const QString purpose =
        moment.target == 0
            ? Words::tr("To choose the first word")
            : Words::tr("To choose the word after %1").arg(targetWord(trace, moment.target - 1));
    const QString query = nameAt(trace, "query", moment.place());
    if (!readsFrom(trace, scores, "states")) {
        return Words::tr(
                   "%1, each position gets a score from the decoder state %2 alone: what stands "
                   "there is not looked at.")
            .arg(purpose, query);
    }
    if (trace.find("cosines", moment.place()) != nullptr) {
        return Words::tr(
                   "%1, each encoder state gets a score: how much does its direction agree with "
                   "that of the decoder state %2?")
            .arg(purpose, query);
    }
    const QString fit =
        Words::tr("%1, each encoder state gets a score: how well does it fit the decoder state %2?")
            .arg(purpose, query);
    return windowAt(trace, moment.place())
               ? Words::tr("%1 Only those inside the window will count.").arg(fit)
               : fit;
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

/// Whether every target word gets a copy of the same vector.
bool isAlways(const Trace& trace, const Quantity& copied) {
    for (int t = 0; t < trace.targetPositions(); ++t) {
        const tape::Step* context = trace.find("context", t);
        if (context == nullptr || copiedFrom(trace, {.node = context->node}) != copied) {
            return false;
        }
    }
    return true;
}

/// A context that is one of the encoder states; empty where it is not.
QString copySentence(const Trace& trace, const Quantity& context, const QString& name) {
    const Quantity copied = copiedFrom(trace, context);
    if (!copied.valid()) {
        return {};
    }
    const QString where =
        quotedPosition(trace, *trace.find("states"), static_cast<int>(copied.column));
    return isAlways(trace, copied)
               ? Words::tr(
                     "The context %1 is a single encoder state, that at %2: the same vector "
                     "for every word.")
                     .arg(name, where)
               : Words::tr("The context %1 is a single encoder state, that at %2.")
                     .arg(name, where);
}

/// "22", "99.8": a part of the whole is never all of it.
QString percentText(double share) {
    return numberText(100 * share, digitsToTellApart(100 * share, 100, 2));
}

/// A context that was drawn, not blended.
QString drawnSentence(const QString& name, const QString& where) {
    return Words::tr(
               "The context %1 is a single encoder state, the one that was drawn: that at %2.")
        .arg(name, where);
}

bool isEven(const Blend& blend) {
    const auto [least, most] = std::ranges::minmax_element(blend.parts, {}, &Blend::Part::weight);
    return blend.parts.size() > 1 && most->weight - least->weight < 1e-6;
}

QString blendSentence(const Trace& trace, const Blend& blend, const QString& name) {
    const tape::Step* states = trace.find("states");
    const bool ofStates = states != nullptr && blend.vectors == states->node;
    const Blend::Part most = blend.byWeight().front();
    const tape::Step& weights = *trace.stepOf(blend.weights);
    const QString where = quotedPosition(trace, weights, most.position);
    if (weights.label->name == "sample") {
        return drawnSentence(name, where);
    }
    if (ofStates && isOne(blend.sum()) && isEven(blend)) {
        return Words::tr(
                   "Every encoder state gets the same weight, %1: the context %2 is their "
                   "average.")
            .arg(numberText(most.weight), name);
    }
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

QString lengthText(const Trace& trace, const Quantity& vector) {
    return QString::number(trace.value(vector.node).rows());
}

/// The heads' contexts, one above the other, through a matrix; empty where it is not so.
QString mergeSentence(const Trace& trace, const Moment& moment, const QString& name) {
    const Quantity joined = quantityOf(trace, "joined.heads", moment.place());
    if (!joined.valid()) {
        return {};
    }
    const Quantity context = quantityOf(trace, "context", moment.place());
    return Words::tr(
               "The contexts of the %1 heads are put one above the other, %2 numbers, and a "
               "matrix makes the %3 numbers of the context %4 of them.")
        .arg(QString::number(trace.heads()), lengthText(trace, joined), lengthText(trace, context),
             name);
}

/// `step`: "context", or what a head has gathered.
QString contextSentence(const Trace& trace, const Moment& moment, const std::string& step) {
    const Quantity context = quantityOf(trace, step, moment.place());
    if (!context.valid()) {
        return otherSentence(trace, moment.stage);
    }
    const QString name = describe(trace, context).name;
    if (const Blend blend = blendOf(trace, context); !blend.empty()) {
        return blendSentence(trace, blend, name);
    }
    for (const QString& said :
         {copySentence(trace, context, name), mergeSentence(trace, moment, name)}) {
        if (!said.isEmpty()) {
            return said;
        }
    }
    return otherSentence(trace, moment.stage);
}

/// The recurrent step that comes before the attention.
QString stateSentence(const Trace& trace, const Moment& moment) {
    const QString before = nameAt(trace, "previous.state", moment.place());
    const QString state = nameAt(trace, "state", moment.place());
    const bool fed = trace.find("previous.attentional", moment.place()) != nullptr;
    const bool withContext = trace.find("previous.context", moment.place()) != nullptr;
    if (moment.target == 0) {
        return Words::tr("The decoder has written nothing yet: from its first state %1 comes %2.")
            .arg(before, state);
    }
    const QString word = targetWord(trace, moment.target - 1);
    if (fed || withContext) {
        const QString more =
            nameAt(trace, fed ? "previous.attentional" : "previous.context", moment.place());
        return Words::tr(
                   "The decoder takes in the word it has just written, %1, with %2: its "
                   "state %3 becomes %4.")
            .arg(word, more, before, state);
    }
    return Words::tr(
               "The decoder takes in the word it has just written, %1: its state %2 becomes "
               "%3.")
        .arg(word, before, state);
}

/// The vectors of the stage that stand by position and those that do not.
struct Projected {
    int byPosition = 0;
    QString query;  ///< its name
    tape::Index units = 0;
};

Projected projectedAt(const Trace& trace, const Moment& moment) {
    Projected made;
    for (const auto* label : trace.model().translator.mechanism().description().steps) {
        if (label->stage != Stage::Project) {
            continue;
        }
        const tape::Step* step = trace.find(label->name, moment.place());
        if (step != nullptr && label->columns == tape::Axis::Source) {
            ++made.byPosition;
            made.units = trace.value(step->node).rows();
        } else if (step != nullptr && readsFrom(trace, *label, "query")) {
            made.query = describe(trace, {.node = step->node}).name;
        }
    }
    return made;
}

/// Empty where the stage does something else.
QString projectSentence(const Trace& trace, const Moment& moment) {
    const Projected made = projectedAt(trace, moment);
    if (made.query.isEmpty() || made.byPosition == 0) {
        return {};
    }
    const QString what = made.byPosition == 1
                             ? Words::tr(
                                   "The decoder state %1 becomes the query %2, and each "
                                   "encoder state a key of %3 numbers.")
                             : Words::tr(
                                   "The decoder state %1 becomes the query %2, and each "
                                   "encoder state a key and a value of %3 numbers.");
    return what.arg(nameAt(trace, "query", moment.place()), made.query)
        .arg(static_cast<int>(made.units));
}

/// Empty where the stage lays no window.
QString windowSentence(const Trace& trace, const Moment& moment) {
    const auto window = windowAt(trace, moment.place());
    const tape::Step* centre = trace.find("centre", moment.place());
    if (!window || centre == nullptr || window->first < 0) {
        return {};
    }
    const tape::Step& inside = *trace.find("window", moment.place());
    const QString name = nameAt(trace, "centre", moment.place());
    const QString at = numberText(window->at);
    const bool predicted = readsFrom(trace, *centre->label, "query");
    const QString where =
        predicted ? Words::tr(
                        "From the decoder state %1 the centre %2 = %3 is predicted, the "
                        "first position being 0.")
                        .arg(nameAt(trace, "query", moment.place()), name, at)
                  : Words::tr(
                        "The window moves on with the words: its centre is %1 = %2, the "
                        "first position being 0.")
                        .arg(name, at);
    const QString range = Words::tr("%1 %2 of %3 positions are inside, from %4 to %5.")
                              .arg(where)
                              .arg(window->positions())
                              .arg(trace.positions())
                              .arg(quotedPosition(trace, inside, window->first),
                                   quotedPosition(trace, inside, window->last));
    return window->nearness < 0
               ? range
               : Words::tr("%1 The nearer to the centre, the more one counts.").arg(range);
}

/// Empty where nothing is drawn.
QString sampleSentence(const Trace& trace, const Moment& moment) {
    const tape::Step* uniform = trace.find("uniform", moment.place());
    const tape::Step* sample = trace.find("sample", moment.place());
    const tape::Step* weights = trace.find("weights", moment.place());
    if (uniform == nullptr || sample == nullptr || weights == nullptr) {
        return {};
    }
    tape::Index drawn = 0;
    trace.value(sample->node).col(0).maxCoeff(&drawn);
    const auto shares = trace.value(weights->node).col(0).cast<double>().eval();
    const double from = shares.head(drawn).sum();
    const double to = std::min(1.0, from + shares(drawn));
    return Words::tr(
               "The random number %1 = %2 falls into the share of %3, from %4 to %5: that "
               "position is drawn. Its chance was %6 %.")
        .arg(nameAt(trace, "uniform", moment.place()),
             numberText(trace.valueOf({uniform->node, 0, 0})),
             quotedPosition(trace, *sample, static_cast<int>(drawn)), numberText(from),
             numberText(to), percentText(shares(drawn)));
}

/// Of the stages that are told by their steps; empty where they say nothing else than others.
QString ownSentence(const Trace& trace, const Moment& moment) {
    switch (moment.stage) {
        case Stage::State:
            return stateSentence(trace, moment);
        case Stage::Project:
            return projectSentence(trace, moment);
        case Stage::Window:
            return windowSentence(trace, moment);
        case Stage::Sample:
            return sampleSentence(trace, moment);
        default:
            return {};
    }
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
    if (const QString own = ownSentence(trace, moment); !own.isEmpty()) {
        return own;
    }
    const tape::StepLabel* label = mainStep(trace, moment.stage);
    const std::string name(label == nullptr ? std::string_view() : label->name);
    if (name == "scores") {
        return scoreSentence(trace, moment);
    }
    if (name == "weights") {
        return weightsSentence(trace, moment);
    }
    return moment.stage == Stage::Context || name == "context"
               ? contextSentence(trace, moment, name)
               : otherSentence(trace, moment.stage);
}

}  // namespace

QString stepSentence(const Trace& trace, const Moment& moment, int source) {
    if (moment.back != Back::No) {
        return backText(trace, moment, source).sentence;
    }
    if (moment.stage == Stage::Encode) {
        return readingSentence(trace, sourceAt(trace, moment, source));
    }
    return moment.stage == Stage::Output ? outputSentence(trace, moment.target)
                                         : attendingSentence(trace, moment);
}

}  // namespace lab::scene
