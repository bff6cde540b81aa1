// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <vector>

namespace lab::figures {

/// The name of an arrow, to stand at its tip.
struct TipLabel {
    QString text;
    QColor colour;
    QPointF tip;
    QPointF along;  ///< the arrow's direction, of any length
    QSizeF size;    ///< of the text
    QRectF place = {};
};

/// An arrow as it is painted: what no label is to cover.
struct DrawnArrow {
    QLineF line;
    double width = 0;
};

/// Puts each label beside its tip: beyond it where there is room, else around it or beside the
/// shaft, at the first place within `room` where it meets no tip, no arrow and no label before it.
/// A label for which there is no such place stands where it overlaps least.
void placeTipLabels(std::vector<TipLabel>& labels, const std::vector<DrawnArrow>& arrows,
                    const QRectF& room, double distance);

}  // namespace lab::figures
