// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/lower_texts.h"

#include <QtGlobal>
#include <array>

namespace lab::scene {
namespace {

constexpr std::array steps{
    // The translator's, in the order of its work.
    QT_TRANSLATE_NOOP("Steps", "word vectors of the source"),
    QT_TRANSLATE_NOOP("Steps", "word vectors"),
    QT_TRANSLATE_NOOP("Steps", "read so far, left to right"),
    QT_TRANSLATE_NOOP("Steps", "left to right"),
    QT_TRANSLATE_NOOP("Steps", "read so far, right to left"),
    QT_TRANSLATE_NOOP("Steps", "right to left"),
    QT_TRANSLATE_NOOP("Steps", "memory cell, left to right"),
    QT_TRANSLATE_NOOP("Steps", "memory, left to right"),
    QT_TRANSLATE_NOOP("Steps", "memory cell, right to left"),
    QT_TRANSLATE_NOOP("Steps", "memory, right to left"),
    QT_TRANSLATE_NOOP("Steps", "encoder states"),
    QT_TRANSLATE_NOOP("Steps", "decoder state before the first word"),
    QT_TRANSLATE_NOOP("Steps", "first state"),
    QT_TRANSLATE_NOOP("Steps", "memory cell before the first word, empty"),
    QT_TRANSLATE_NOOP("Steps", "first memory"),
    QT_TRANSLATE_NOOP("Steps", "decoder state, the query"),
    QT_TRANSLATE_NOOP("Steps", "query"),
    QT_TRANSLATE_NOOP("Steps", "vector of the word before"),
    QT_TRANSLATE_NOOP("Steps", "last word"),
    QT_TRANSLATE_NOOP("Steps", "decoder state before"),
    QT_TRANSLATE_NOOP("Steps", "last state"),
    QT_TRANSLATE_NOOP("Steps", "context vector before"),
    QT_TRANSLATE_NOOP("Steps", "last context"),
    QT_TRANSLATE_NOOP("Steps", "attentional state before, fed in again"),
    QT_TRANSLATE_NOOP("Steps", "last attentional state"),
    QT_TRANSLATE_NOOP("Steps", "memory cell before"),
    QT_TRANSLATE_NOOP("Steps", "update gate"),
    QT_TRANSLATE_NOOP("Steps", "reset gate"),
    QT_TRANSLATE_NOOP("Steps", "proposed state"),
    QT_TRANSLATE_NOOP("Steps", "input gate"),
    QT_TRANSLATE_NOOP("Steps", "output gate"),
    QT_TRANSLATE_NOOP("Steps", "forget gate"),
    QT_TRANSLATE_NOOP("Steps", "proposed memory"),
    QT_TRANSLATE_NOOP("Steps", "memory cell"),
    QT_TRANSLATE_NOOP("Steps", "new decoder state"),
    QT_TRANSLATE_NOOP("Steps", "new state"),
    QT_TRANSLATE_NOOP("Steps", "readout"),
    QT_TRANSLATE_NOOP("Steps", "attentional state"),
    QT_TRANSLATE_NOOP("Steps", "a score for each word of the vocabulary"),
    QT_TRANSLATE_NOOP("Steps", "word scores"),
    QT_TRANSLATE_NOOP("Steps", "probability of each word"),
    QT_TRANSLATE_NOOP("Steps", "probabilities"),
    // The mechanisms'.
    QT_TRANSLATE_NOOP("Steps", "projected keys, computed once a sentence"),
    QT_TRANSLATE_NOOP("Steps", "projected keys"),
    QT_TRANSLATE_NOOP("Steps", "projected query"),
    QT_TRANSLATE_NOOP("Steps", "how query and key meet"),
    QT_TRANSLATE_NOOP("Steps", "query meets key"),
    QT_TRANSLATE_NOOP("Steps", "scores"),
    QT_TRANSLATE_NOOP("Steps", "alignment weights"),
    QT_TRANSLATE_NOOP("Steps", "weights"),
    QT_TRANSLATE_NOOP("Steps", "context vector"),
    QT_TRANSLATE_NOOP("Steps", "context"),
};

constexpr std::array mechanisms{
    QT_TRANSLATE_NOOP(
        "Mechanisms",
        "A small neural network looks at the decoder state and one encoder state together and "
        "says how well they fit."),
};

}  // namespace

std::span<const char* const> stepTexts() {
    return steps;
}

std::span<const char* const> mechanismTexts() {
    return mechanisms;
}

}  // namespace lab::scene
