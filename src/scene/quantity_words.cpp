// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/quantity_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "scene/number_text.h"
#include "scene/origin.h"
#include "scene/parameter_word.h"
#include "scene/quantity_of.h"
#include "scene/relation.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::Axis;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Quantity)
};

QString targetWord(const Trace& trace, int t) {
    return quoted(trace.target()[static_cast<std::size_t>(t)]);
}

/// "decoder state after “les”": `target` is the last word it has seen, -1: none.
QString decoderState(const Trace& trace, int target) {
    return target < 0 ? Words::tr("decoder state before the first word")
                      : Words::tr("decoder state after %1").arg(targetWord(trace, target));
}

/// "…, hop 2, head 3" where the mechanism has several.
QString withPass(const QString& meaning, const tape::Place& place) {
    QString text = meaning;
    const auto add = [&](const QString& more, int position) {
        text = position < 0 ? text : more.arg(text, QString::number(position + 1));
    };
    add(Words::tr("%1, layer %2"), place.layer);
    add(Words::tr("%1, hop %2"), place.hop);
    add(Words::tr("%1, head %2"), place.head);
    return text;
}

QString pairMeaning(const Trace& trace, const tape::Step& step, int source) {
    const QString target = targetWord(trace, step.place.target);
    const bool whole = source < 0;
    const QString word = whole ? QString() : quotedPosition(trace, step, source);
    if (step.label->name == "weights") {
        return whole ? Words::tr("alignment weights for %1").arg(target)
                     : Words::tr("alignment weight of %1 for %2").arg(word, target);
    }
    if (step.label->name == "scores") {
        return whole ? Words::tr("scores for %1").arg(target)
                     : Words::tr("score of %1 for %2").arg(word, target);
    }
    const QString meaning =
        QCoreApplication::translate("Steps", std::string(step.label->meaning).c_str());
    return whole ? Words::tr("%1, for %2").arg(meaning, target)
                 : Words::tr("%1 at %2, for %3").arg(meaning, word, target);
}

QString readingMeaning(const Trace& trace, const tape::Step& step, int source) {
    if (step.label->name == "start") {
        return decoderState(trace, -1);
    }
    if (step.label->name == "states" && source >= 0) {
        return Words::tr("encoder state [forward; backward] at %1")
            .arg(quotedPosition(trace, step, source));
    }
    if (step.label->name == "embedding" && source >= 0) {
        return Words::tr("word vector of %1").arg(quotedPosition(trace, step, source));
    }
    const QString meaning =
        QCoreApplication::translate("Steps", std::string(step.label->meaning).c_str());
    return source < 0 ? meaning
                      : Words::tr("%1, at %2").arg(meaning, quotedPosition(trace, step, source));
}

QString wordMeaning(const Trace& trace, const tape::Step& step, const Quantity& quantity) {
    const QString word = quoted(trace.model().target.word(static_cast<int>(quantity.row)));
    return step.label->name == "probabilities"
               ? Words::tr("probability that word %1 is %2").arg(step.place.target + 1).arg(word)
               : Words::tr("score of %2 as word %1, before the softmax")
                     .arg(step.place.target + 1)
                     .arg(word);
}

QString stepMeaning(const Trace& trace, const tape::Step& step, const Quantity& quantity) {
    const int source = sourceOf(step, quantity);
    if (step.label->rows == Axis::Word && quantity.row >= 0) {
        return wordMeaning(trace, step, quantity);
    }
    QString meaning;
    if (step.place.target < 0) {
        meaning = readingMeaning(trace, step, source);
    } else if (step.label->name == "state") {
        meaning = decoderState(trace, step.place.target);
    } else if (step.label->name == "previous.word") {
        meaning =
            step.place.target == 0
                ? Words::tr("vector of the start sign")
                : Words::tr("word vector of %1").arg(targetWord(trace, step.place.target - 1));
    } else {
        meaning = pairMeaning(trace, step, source);
    }
    meaning = withPass(meaning, step.place);
    const bool numbered = quantity.row >= 0 && step.label->rows != Axis::Source;
    return numbered ? Words::tr("%1, number %2").arg(meaning, QString::number(quantity.row + 1))
                    : meaning;
}

QString parameterMeaning(const Trace& trace, const std::string& name, const Quantity& quantity) {
    const QString title = QString::fromStdString(name);
    if (const auto word = wordOfColumn(trace, quantity)) {
        const QString vector = Words::tr("word vector of %1").arg(quoted(*word));
        return quantity.row < 0 ? vector
                                : Words::tr("%1, number %2").arg(vector).arg(quantity.row + 1);
    }
    const bool vector = trace.value(quantity.node).cols() == 1;
    if (quantity.row >= 0 && (vector || quantity.column >= 0)) {
        const QString indices =
            vector ? QString::number(quantity.row + 1)
                   : QStringLiteral("%1, %2").arg(quantity.row + 1).arg(quantity.column + 1);
        return Words::tr("parameter %1[%2]").arg(title, indices);
    }
    if (quantity.row >= 0) {
        return Words::tr("row %1 of parameter %2").arg(quantity.row + 1).arg(title);
    }
    return quantity.column >= 0 && !vector
               ? Words::tr("column %1 of parameter %2").arg(quantity.column + 1).arg(title)
               : Words::tr("parameter %1").arg(title);
}

QString unnamedMeaning(const Trace& trace, const Quantity& quantity) {
    if (trace.opName(quantity.node) == "given") {
        return Words::tr("put there by you");
    }
    const tape::Element first = elementsOf(trace, quantity).front();
    return trace.explain(first).rule == tape::Rule::Leaf ? Words::tr("constant")
                                                         : Words::tr("intermediate result");
}

}  // namespace

QString quoted(const std::string& word) {
    if (word == "<eos>") {
        return Words::tr("the end of the sentence");
    }
    if (word == "<unk>") {
        return Words::tr("an unknown word");
    }
    return Words::tr("“%1”").arg(QString::fromStdString(word));
}

QString unknownNote(const Trace& trace, const Quantity& quantity) {
    const Standing standing = standingOf(trace, quantity);
    if (quantity == sourceWordQuantity(trace, standing.source) &&
        trace.isUnknownSource(standing.source)) {
        return Words::tr("%1 is not among the words it learnt: read as unknown")
            .arg(quoted(trace.source()[static_cast<std::size_t>(standing.source)]));
    }
    if (quantity == targetWordQuantity(trace, standing.target) &&
        trace.isUnknownTarget(standing.target)) {
        return trace.target()[static_cast<std::size_t>(standing.target)] == "<unk>"
                   ? Words::tr("it says a word that is not among those it learnt")
                   : Words::tr("%1 is not among the words it learnt: it says an unknown one")
                         .arg(targetWord(trace, standing.target));
    }
    return {};
}

QString quotedPosition(const Trace& trace, const tape::Step& step, int i) {
    return quoted(trace.positionLabel(i, std::max(positionsOf(trace, step), i + 1)));
}

QString meaningOf(const Trace& trace, const Quantity& asked) {
    const Quantity quantity = normalised(trace, asked);
    if (const tape::Step* step = trace.stepOf(quantity.node)) {
        return stepMeaning(trace, *step, quantity);
    }
    if (const auto* parameter = trace.parameterOf(quantity.node)) {
        return parameterMeaning(trace, parameter->name, quantity);
    }
    return unnamedMeaning(trace, quantity);
}

bool isWeight(const Trace& trace, const tape::Element& element) {
    const tape::Step* step = trace.stepOf(element.node);
    return step != nullptr && step->label->role == tape::Role::Weight;
}

int factorDigits(const Trace& trace, const tape::Element& element) {
    return isWeight(trace, element) ? 4 : 3;
}

QString valueText(const Trace& trace, const Quantity& asked) {
    const Quantity quantity = normalised(trace, asked);
    if (quantity.isElement()) {
        return numberText(trace.valueOf({quantity.node, quantity.row, quantity.column}));
    }
    const auto value = trace.value(quantity.node);
    if (quantity.row < 0 && quantity.column < 0 && value.cols() > 1) {
        return Words::tr("%1 × %2 values").arg(value.rows()).arg(value.cols());
    }
    const tape::Index count = quantity.row < 0 ? value.rows() : value.cols();
    return count == 1 ? Words::tr("1 value")
                      : Words::tr("%n values", nullptr, static_cast<int>(count));
}

}  // namespace lab::scene
