// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QStringList>
#include <optional>

#include "figures/alignment_figure.h"
#include "scene/blame.h"

class QPainter;

namespace lab::figures {

/// The Jacobian of a softmax as a matrix that the gradient of the weights is multiplied with: row i
/// is what the scores do to weight i, right of it dL / d weight i; below each column dL / d score
/// j, the column times what stands on the right.
struct JacobianFigure {
    QStringList positions;  ///< the words, or slots
    scene::SoftmaxJacobian jacobian;
    int chosen = -1;  ///< the column that is framed
    Theme theme = Theme::light();

    [[nodiscard]] int size() const { return static_cast<int>(jacobian.slopes.rows()); }
};

/// Where it stands, in logical pixels.
struct JacobianLayout {
    QRectF matrix;  ///< whole pixels
    QRectF above;   ///< the column on the right, beside the rows
    QRectF below;   ///< the row under the columns
    QRectF area;
    int size = 0;
    int rowStep = 1;
    int columnStep = 1;

    [[nodiscard]] QRectF cell(CellIndex index) const;
    [[nodiscard]] QRectF aboveCell(int row) const;
    [[nodiscard]] QRectF belowCell(int column) const;
    [[nodiscard]] std::optional<CellIndex> cellAt(const QPointF& point) const;
};

/// REQUIRES figure.size() > 0, and one position a row and column.
JacobianLayout layOut(const JacobianFigure& figure, const QRectF& area);
void paintJacobian(QPainter& painter, const JacobianFigure& figure, const JacobianLayout& layout);

}  // namespace lab::figures
