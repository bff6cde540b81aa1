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
    QT_TRANSLATE_NOOP("Steps", "keys in the decoder's units, computed once a sentence"),
    QT_TRANSLATE_NOOP("Steps", "centre of the window, the first position being 0"),
    QT_TRANSLATE_NOOP("Steps", "centre"),
    QT_TRANSLATE_NOOP("Steps", "positions inside the window"),
    QT_TRANSLATE_NOOP("Steps", "window"),
    QT_TRANSLATE_NOOP("Steps", "the last encoder state, always the same"),
    QT_TRANSLATE_NOOP("Steps", "equal weights"),
    QT_TRANSLATE_NOOP("Steps", "the keys' part of the hidden layer, computed once a sentence"),
    QT_TRANSLATE_NOOP("Steps", "keys' part"),
    QT_TRANSLATE_NOOP("Steps", "the query's part of the hidden layer"),
    QT_TRANSLATE_NOOP("Steps", "query's part"),
    QT_TRANSLATE_NOOP("Steps", "directions of the keys, computed once a sentence"),
    QT_TRANSLATE_NOOP("Steps", "unit keys"),
    QT_TRANSLATE_NOOP("Steps", "direction of the query"),
    QT_TRANSLATE_NOOP("Steps", "unit query"),
    QT_TRANSLATE_NOOP("Steps", "cosines of the angles between query and keys"),
    QT_TRANSLATE_NOOP("Steps", "cosines"),
    QT_TRANSLATE_NOOP("Steps", "keys, computed once a sentence"),
    QT_TRANSLATE_NOOP("Steps", "keys"),
    QT_TRANSLATE_NOOP("Steps", "alignment weights inside the window"),
    QT_TRANSLATE_NOOP("Steps", "hidden layer that predicts the centre"),
    QT_TRANSLATE_NOOP("Steps", "hidden layer"),
    QT_TRANSLATE_NOOP("Steps", "how near to the centre"),
    QT_TRANSLATE_NOOP("Steps", "nearness"),
    QT_TRANSLATE_NOOP("Steps", "softmax inside the window"),
    QT_TRANSLATE_NOOP("Steps", "softmax"),
    QT_TRANSLATE_NOOP("Steps", "alignment weights, less the farther from the centre"),
    QT_TRANSLATE_NOOP("Steps", "a random number from 0 to 1"),
    QT_TRANSLATE_NOOP("Steps", "random number"),
    QT_TRANSLATE_NOOP("Steps",
                      "logarithm of the weight of what was drawn, which the reward multiplies"),
    QT_TRANSLATE_NOOP("Steps", "log weight"),
    QT_TRANSLATE_NOOP("Steps", "the position that was drawn"),
    QT_TRANSLATE_NOOP("Steps", "drawn"),
    QT_TRANSLATE_NOOP("Steps", "context vector: the state that was drawn"),
    QT_TRANSLATE_NOOP("Steps", "keys of a head, computed once a sentence"),
    QT_TRANSLATE_NOOP("Steps", "values of a head, computed once a sentence"),
    QT_TRANSLATE_NOOP("Steps", "values"),
    QT_TRANSLATE_NOOP("Steps", "query of a head"),
    QT_TRANSLATE_NOOP("Steps", "scores of a head"),
    QT_TRANSLATE_NOOP("Steps", "alignment weights of a head"),
    QT_TRANSLATE_NOOP("Steps", "what a head has gathered"),
    QT_TRANSLATE_NOOP("Steps", "head's context"),
    QT_TRANSLATE_NOOP("Steps", "the heads one above the other"),
    QT_TRANSLATE_NOOP("Steps", "joined heads"),
};

// Three sentences of each: what it does, why it was invented, when it fails.
constexpr std::array mechanisms{
    QT_TRANSLATE_NOOP("Mechanisms",
                      "The decoder gets one vector for the whole sentence, the last encoder state, "
                      "at every step the same."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It was the first neural translator that needed nothing but two networks: "
                      "one reads the sentence into a vector, the other writes it out."),
    QT_TRANSLATE_NOOP(
        "Mechanisms",
        "A vector of fixed length cannot hold a long sentence, so the translation gets worse the "
        "more words there are: the reason why attention was invented."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "Every encoder state gets the same weight, so the context is their average, "
                      "at every step the same."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It shows how much of attention is selecting: it sees all words, as "
                      "attention does, but cannot choose among them."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "The average does not tell the decoder which word is next, and each word "
                      "counts less the longer the sentence is."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "A small neural network looks at the decoder state and one encoder state "
                      "together and says how well they fit."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It freed the decoder from a single fixed-length vector: each target word "
                      "can look back at the source words it needs."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It computes a hidden layer for every pair of target and source word, so it "
                      "costs more than a dot product on long sentences and wide states."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "The score of an encoder state is its product with the decoder state, number "
                      "by number: large where both point the same way."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It needs no parameters and one matrix product for all positions, so it is "
                      "the fastest way to compare two states."),
    QT_TRANSLATE_NOOP(
        "Mechanisms",
        "Encoder and decoder must have equally many units and learn one common space, and the "
        "scores grow with the number of units until the softmax takes one position only."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It multiplies decoder state and encoder state as the dot product does, and "
                      "divides by the square root of the number of units."),
    QT_TRANSLATE_NOOP(
        "Mechanisms",
        "Products of longer vectors are larger, and a softmax of large scores hardly learns: the "
        "division keeps the scores of the same size however many units there are."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "Encoder and decoder must have equally many units, and nothing is learnt "
                      "that could translate between two different kinds of states."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "One matrix turns each encoder state into the decoder's terms, then both are "
                      "multiplied number by number."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It is nearly as fast as the dot product, but encoder and decoder may have "
                      "different units and need not agree on what each unit means."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "The score is linear in each state, so it cannot learn a condition such as "
                      "\"this or that, but not both\", which a hidden layer can."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "Decoder state and encoder state are written one above the other, and a "
                      "small neural network with one matrix says how well they fit."),
    QT_TRANSLATE_NOOP(
        "Mechanisms",
        "It is additive attention in one matrix, asked with the newest decoder state, so that it "
        "can be compared with dot and general under the same conditions."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It costs as much as additive attention, and its authors found it harder to "
                      "train than dot and general."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "The decoder state alone says which position to look at; what stands there "
                      "is not looked at."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It was an early attempt to let the decoder count its way through the "
                      "source, and it shows what the keys are good for."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It cannot find a word that stands somewhere else than usual, and it cannot "
                      "read sentences longer than those that it has rows for."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It compares only the directions of decoder state and encoder state, and one "
                      "number, beta, says how sharply the best match wins."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "A memory should be found by what it contains, and a long vector should not "
                      "win merely because it is long."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "Encoder and decoder must have equally many units, and one beta makes all "
                      "choices equally sharp, the easy ones and the hard ones."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "One matrix makes a query of the decoder state, another makes a key of each "
                      "encoder state, and the score is their product."),
    QT_TRANSLATE_NOOP(
        "Mechanisms",
        "What a state asks for, what it offers and what it hands over become three things that are "
        "learnt apart: the step from recurrent attention to Transformers."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "The scores grow with the number of units unless they are scaled, and one "
                      "softmax looks for one kind of match only."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "For the first target word it looks around the first source word, for the "
                      "second around the second, and so on, and attends inside that window only."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "A window of fixed width costs each target word the same however long the "
                      "source is, and many translations run nearly in step with their source."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It cannot reach a word that lies outside the window, as when two languages "
                      "differ in word order or in length."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "The decoder state predicts where to look, a window is laid around that "
                      "place, and what is nearer to its centre counts more."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It keeps the low cost of a window but lets the model learn where the window "
                      "goes, and the Gaussian makes that place something that gradients can move."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "A wrong prediction hides the right word completely, and the weights outside "
                      "the window can teach the prediction nothing."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "The weights are chances: one position is drawn with them, and its state "
                      "alone is the context."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "It says without doubt which single place the decoder has seen, where a "
                      "blend has seen a little of everything."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "A draw has no derivative, so training must try positions and reward those "
                      "that helped, which is slow and uncertain."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "Several small attentions look at the sentence at once, each with queries, "
                      "keys and values of its own, and a matrix merges what they found."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "One softmax can point to one thing at a time; with heads the decoder can "
                      "look for the word itself and for what it agrees with in the same step."),
    QT_TRANSLATE_NOOP("Mechanisms",
                      "No single head need show the alignment, many of them do the same, and each "
                      "has fewer units to compare with."),
    // Their settings.
    QT_TRANSLATE_NOOP("Mechanisms",
                      "half the width of the window: positions on each side of its centre"),
    QT_TRANSLATE_NOOP("Mechanisms", "how many heads attend"),
};

}  // namespace

std::span<const char* const> stepTexts() {
    return steps;
}

std::span<const char* const> mechanismTexts() {
    return mechanisms;
}

}  // namespace lab::scene
