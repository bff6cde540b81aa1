// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <QSet>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "figures/gradient_unit.h"
#include "figures/theme.h"
#include "scene/scene.h"

namespace lab::figures {

/// Alignment weights, as float32, targets in the rows: (T, M).
using WeightMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A cell of the matrix: target word (row) and source word (column), counted from 0.
struct CellIndex {
    int row = 0;
    int column = 0;

    friend bool operator==(const CellIndex&, const CellIndex&) = default;
};

/// How the figure looks; a reader chooses these when exporting.
struct AlignmentOptions {
    QString title;               ///< above everything; none if empty
    QString sourceName;          ///< what the columns are, such as "English"; none if empty
    QString targetName;          ///< what the rows are
    bool showValues = true;      ///< weights of 0.05 and more in their cells, where they fit
    bool showColourBar = false;  ///< which colour is which weight
    bool showEos = true;         ///< the row and column of <eos>
    scene::ColourMapName colourMap = scene::ColourMapName::Viridis;
    /// Weights, their gradients or both in a cell, where the figure has gradients.
    scene::ShownNumbers numbers = scene::ShownNumbers::Value;
    double fontScale = 1;  ///< multiplies the type, not the cells
    Theme theme = Theme::light();

    friend bool operator==(const AlignmentOptions&, const AlignmentOptions&) = default;
};

/// Where the reader stands and points; what changes at every step.
struct AlignmentMarks {
    std::optional<int> reachedRows =
        {};  ///< rows from here on are drawn empty; all are there if unset
    /// Rows whose gradients are there: from the first, up to so many rows of the figure.
    std::optional<int> firstGradientRow = {};
    std::optional<int> gradientRows = {};
    std::optional<int> currentRow = {};     ///< framed, its word bold
    std::optional<CellIndex> current = {};  ///< the chosen cell
    std::optional<CellIndex> hovered = {};  ///< the cell that the mouse is over, here or elsewhere
    /// Where that, or something else that the mouse is over, stands: softly framed, the cell where
    /// there are both, else the whole row or column; the words bold.
    std::optional<int> hoveredRow = {};
    std::optional<int> hoveredColumn = {};
    std::vector<CellIndex> replaced = {};  ///< weights that the reader has put there: a corner

    friend bool operator==(const AlignmentMarks&, const AlignmentMarks&) = default;
};

/// An alignment plot as a value: what is drawn in the window, exported and printed.
/// Indices count in the whole matrix whether <eos> is shown or not: it stands last.
struct AlignmentFigure {
    QStringList source;  ///< M tokens; the last may be <eos>
    QStringList target;  ///< T tokens; the last may be <eos>
    WeightMatrix weights;
    QSet<int> unknownSource;  ///< positions of words that the translator does not know: marked
    QSet<int> unknownTarget;
    AlignmentOptions options;
    AlignmentMarks marks;
    WeightMatrix gradients = {};      ///< dL / d weight, (T, M); empty: there are none
    std::vector<double> losses = {};  ///< of each target word, beside its row; empty: none
    QSet<int> maskedSource = {};      ///< positions that nothing is read from: struck out

    /// How many rows and columns are drawn: T and M, one less each where <eos> is hidden.
    [[nodiscard]] int rows() const;
    [[nodiscard]] int columns() const;
    /// How many of the rows have their weights drawn.
    [[nodiscard]] int reachedRows() const;
    /// The weights that are drawn, (rows(), columns()).
    [[nodiscard]] WeightMatrix shownWeights() const;
    [[nodiscard]] WeightMatrix shownGradients() const;
    /// In what the gradients are written, all alike.
    [[nodiscard]] GradientUnit gradientUnit() const;
    [[nodiscard]] bool showsLosses() const {
        return !losses.empty() && options.numbers != scene::ShownNumbers::Value;
    }
    /// Whether these numbers are asked for and there.
    [[nodiscard]] bool shows(scene::ShownNumbers numbers) const {
        return gradients.size() > 0 && options.numbers == numbers;
    }
};

/// Throws FigureError unless the matrix has a row for each target token, a column for each source
/// token, and at least one cell that is shown.
void requireDrawable(const AlignmentFigure& figure);

/// The token as the figure names it: <eos> is "‹end›", <unk> "‹unknown›", anything else is
/// oneLine(token).
QString tokenLabel(const QString& token);

}  // namespace lab::figures
