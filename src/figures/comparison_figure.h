// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <vector>

#include "figures/alignment_figure.h"
#include "figures/alignment_lines.h"
#include "scene/comparison.h"

namespace lab::figures {

/// What one mechanism made of the sentence.
struct ComparisonPanel {
    QString title;            ///< "Additive"
    QString citation;         ///< "Bahdanau 2015"
    QString problem = {};     ///< why there is no translation; else empty
    QStringList target;       ///< T tokens; the last may be <eos>; none where there is a problem
    WeightMatrix weights;     ///< (T, M); (0, 0) for a mechanism that has none
    QSet<int> unknownTarget;  ///< positions of words that the translator does not know: marked
    /// What it says by itself, where `target` are words that it was told; else that is `target`.
    std::optional<QStringList> said = {};
    /// The right translation, without <eos>; unset where nobody knows it.
    std::optional<QStringList> reference;
    std::optional<double> alignmentErrorRate;  ///< 0 to 1
    std::optional<double> entropy;             ///< mean over target words, bit
    std::optional<std::int64_t> multiplyAdds;  ///< of the mechanism, for this sentence
};

/// What the panels show.
using scene::ComparisonView;

/// Several mechanisms on one sentence as one figure, a value: small multiples with the same cells,
/// the same angle of labels and one cursor.
struct ComparisonFigure {
    QStringList source;       ///< M tokens; the last may be <eos>
    QSet<int> unknownSource;  ///< positions of words that the translators do not know: marked
    std::vector<ComparisonPanel> panels;
    ComparisonView view = ComparisonView::Matrices;
    LinesColour linesColour = LinesColour::Roles;
    /// Of the whole figure: title and colour bar stand above the panels, names of axes nowhere.
    AlignmentOptions look;
    AlignmentMarks marks;  ///< the same in every panel
    /// What the mouse is over, the same in every panel: its lines stand out; in a matrix its cell,
    /// row or column is framed.
    std::optional<Pointed> pointed;
    std::optional<int> currentPanel;  ///< framed

    /// The part of a panel as an alignment: its words and weights, look and marks of the whole,
    /// without title and names. Not drawable if the panel has no weights or shows no row.
    [[nodiscard]] AlignmentFigure alignmentOf(const ComparisonPanel& panel) const;
    /// Whether there is something to draw in the panel's plot.
    [[nodiscard]] bool isDrawn(const ComparisonPanel& panel) const;
};

/// So many panels can still be told apart.
inline constexpr std::size_t mostPanels = scene::mostContenders;

/// Throws FigureError unless there are 1 to mostPanels panels, a source word that is shown, and in
/// every panel a translation and weights of its shape or none, or else a problem.
void requireComparable(const ComparisonFigure& figure);

/// The source without <eos>, in one line.
QString sentenceOf(const ComparisonFigure& figure);

/// A word of a translation beside the reference.
struct JudgedWord {
    enum class Verdict { Unknown, Right, Wrong, Missing };
    QString text;  ///< of a missing word: the reference's
    Verdict verdict = Verdict::Unknown;
    int row = -1;  ///< which target word it is; -1 for a missing one, and where it was told others

    friend bool operator==(const JudgedWord&, const JudgedWord&) = default;
};

/// The panel's translation without <eos>, wrong words marked and missing ones put in by a minimal
/// edit (language::editAlignment); Unknown without a reference.
std::vector<JudgedWord> judgedTranslation(const ComparisonPanel& panel);

/// How many words are wrong, too many or missing; none without a reference.
std::optional<int> errorsOf(const ComparisonPanel& panel);

/// "exact", "1 error", "3 errors", "2 missing", "3 errors, 1 missing" where one of the three is a
/// missing word; empty without a reference.
QString verdictText(const ComparisonPanel& panel);

/// The numbers that the panel has: "AER 0.04", "0.61 bit", "2 304 mult-adds".
QStringList numberTexts(const ComparisonPanel& panel);

/// Why the plot is empty: "nothing to show: ...".
QString emptyText(const ComparisonPanel& panel);

}  // namespace lab::figures
