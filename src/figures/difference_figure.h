// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "figures/alignment_figure.h"

namespace lab::figures {

/// The difference of two alignments of one source, as a value. Rows are matched by position, which
/// is the decoding step: there the cursor of all mechanisms stands. So they go up to the shorter
/// translation; where the two say different words, the row names both.
struct DifferenceFigure {
    QString firstName;
    QString secondName;
    /// Labels, look and marks as of an alignment; its weights are the first's minus the second's,
    /// -1 to 1. A row's token is "pommes", or "pommes / fleurs" where the second says fleurs.
    AlignmentFigure cells;
    int firstRows = 0;  ///< of the first alignment, as far as shown
    int secondRows = 0;

    /// The difference that has the darkest colour: 0.1, 0.2, 0.5 or 1, the least that holds all.
    [[nodiscard]] double range() const;
};

/// What `first` has more than `second`, as far as each is shown. Look and marks are the first's.
/// Throws FigureError unless both are drawable and have the same source words.
DifferenceFigure differenceOf(const QString& firstName, const AlignmentFigure& first,
                              const QString& secondName, const AlignmentFigure& second);

/// Where the two differ most in the rows reached, in a sentence: the row with the largest sum of
/// absolute differences, in it the largest one and the largest of the other sign. "At “pommes”
/// −0.31 on “apples”, +0.14 on “red”." Says so where no weight differs by 0.005 or more, and which
/// rows were left out because one translation is shorter.
QString differenceSentence(const DifferenceFigure& figure);

}  // namespace lab::figures
