// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/heatmap_painter.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "scene/number_text.h"

namespace lab::figures {

namespace {

constexpr double smallestCellWithGap = 6;  // pixels
constexpr float smallestWrittenWeight = 0.05F;

enum class Half { Both, Upper, Lower };

/// Cells in the light of one painting.
struct Grid {
    const Heatmap& heatmap;
    Half half;
    QRectF area;
    double width;
    double height;
    double gap;

    Grid(const Heatmap& map, const QRectF& where, Half part)
        : heatmap(map),
          half(part),
          area(where),
          width(where.width() / static_cast<double>(map.values.cols())),
          height(where.height() / static_cast<double>(map.values.rows())),
          gap(std::min(width, height) >= smallestCellWithGap ? map.gap : 0) {}

    /// Without the gap, which is at its right and lower edges: all edges are on whole pixels.
    QRectF cell(Eigen::Index row, Eigen::Index column) const {
        const QRectF whole = QRectF(area.left() + static_cast<double>(column) * width,
                                    area.top() + static_cast<double>(row) * height, width, height)
                                 .adjusted(0, 0, -gap, -gap);
        const double middle = std::floor(whole.center().y());
        QRectF part = whole;
        if (half == Half::Upper) {
            part.setBottom(middle);
        } else if (half == Half::Lower) {
            part.setTop(middle);
        }
        return part;
    }

    /// Of the whole cell or of its half.
    double partHeight() const { return (height - gap) / (half == Half::Both ? 1 : 2); }
    bool reached(Eigen::Index row) const {
        return row >= heatmap.firstRow && row < heatmap.reachedRows;
    }

    QColor colour(Eigen::Index row, Eigen::Index column) const {
        if (!reached(row)) {
            return heatmap.empty;
        }
        return QColor(
            heatmap.colours.at(static_cast<double>(heatmap.values(row, column)) / heatmap.range));
    }
};

void paintCells(QPainter& painter, const Grid& grid) {
    painter.setPen(Qt::NoPen);
    for (Eigen::Index row = 0; row < grid.heatmap.values.rows(); ++row) {
        for (Eigen::Index column = 0; column < grid.heatmap.values.cols(); ++column) {
            painter.setBrush(grid.colour(row, column));
            painter.drawRect(grid.cell(row, column));
        }
    }
}

/// The grid is what lies beneath the reached cells and shows between them.
void paintGrid(QPainter& painter, const Grid& grid) {
    if (!grid.heatmap.grid || grid.heatmap.reachedRows == 0 || grid.gap == 0) {
        return;
    }
    QRectF reached = grid.area;
    reached.setHeight(grid.height * grid.heatmap.reachedRows);
    painter.setPen(Qt::NoPen);
    painter.setBrush(*grid.heatmap.grid);
    painter.drawRect(reached.adjusted(-grid.heatmap.gap, -grid.heatmap.gap, 0, 0));
}

bool fits(const QFontMetricsF& metrics, const QString& text, const Grid& grid) {
    constexpr double air = 4;  // pixels
    return metrics.horizontalAdvance(text) + air <= grid.width - grid.gap &&
           metrics.capHeight() + (grid.half == Half::Both ? 2 * air : 3) <= grid.partHeight();
}

QString pictureText(double weight) {
    return scene::pictureNumber(weight);
}

QString narrowText(double weight) {
    return scene::narrowNumber(weight);
}

void paintNumbers(QPainter& painter, const Grid& grid) {
    const QFontMetricsF metrics(*grid.heatmap.numbers);
    // As wide as any: all cells have the same form, or there would seem to be nothing in some.
    const double widest = grid.heatmap.colours.lowest() < 0 ? -0.88 : 0.88;
    const auto written = fits(metrics, pictureText(widest), grid) ? pictureText : narrowText;
    if (!fits(metrics, written(widest), grid)) {
        return;
    }
    painter.setFont(*grid.heatmap.numbers);
    for (Eigen::Index row = grid.heatmap.firstRow; row < grid.heatmap.reachedRows; ++row) {
        for (Eigen::Index column = 0; column < grid.heatmap.values.cols(); ++column) {
            const float value =
                grid.heatmap.values(row, column) / static_cast<float>(grid.heatmap.unit);
            if (std::abs(value) < smallestWrittenWeight) {  // false for NaN
                continue;
            }
            QString text = written(static_cast<double>(value));
            if (text.isEmpty()) {  // more than three signs: with fewer decimals
                text =
                    scene::pictureNumber(static_cast<double>(value), std::abs(value) < 10 ? 1 : 0);
            }
            if (!fits(metrics, text, grid)) {
                continue;
            }
            const QPointF centre = grid.cell(row, column).center();
            painter.setPen(inkOn(grid.colour(row, column).rgb()));
            painter.drawText(QPointF(centre.x() - metrics.horizontalAdvance(text) / 2,
                                     centre.y() + metrics.capHeight() / 2),
                             text);
        }
    }
}

/// Colours whose end would vanish into the page need lines around the cells.
std::optional<QColor> gridColour(const AlignmentOptions& options) {
    const ColourMap colours = ColourMap::named(options.colourMap);
    const QColor& page = options.theme.surface;
    const bool vanishes = std::min(contrast(QColor(colours.at(0)), page),
                                   contrast(QColor(colours.at(1)), page)) < 1.12;
    return vanishes ? std::optional(options.theme.connector) : std::nullopt;
}

/// dL / d weight in place of the weights: blue-white-red around 0.
Heatmap gradientsOf(const AlignmentFigure& figure, Heatmap heatmap) {
    heatmap.values = figure.shownGradients();
    const GradientUnit unit = figure.gradientUnit();
    heatmap.firstRow = figure.marks.firstGradientRow.value_or(0);
    heatmap.reachedRows =
        std::clamp(figure.marks.gradientRows.value_or(figure.rows()), 0, figure.rows());
    heatmap.colours = ColourMap::signedValues(figure.options.theme.isDark);
    heatmap.range = unit.largest;
    heatmap.unit = unit.unit();
    heatmap.grid = figure.options.theme.connector;
    return heatmap;
}

void paintPart(QPainter& painter, const Heatmap& heatmap, const QRectF& area, Half half) {
    const Grid grid(heatmap, area, half);
    if (half != Half::Lower) {
        paintGrid(painter, grid);
    }
    paintCells(painter, grid);
    if (heatmap.numbers) {
        paintNumbers(painter, grid);
    }
}

}  // namespace

Heatmap Heatmap::of(const AlignmentFigure& figure, const QFont& valueFont) {
    const Theme& theme = figure.options.theme;
    Heatmap heatmap;
    heatmap.values = figure.shownWeights();
    heatmap.reachedRows = figure.reachedRows();
    heatmap.colours = ColourMap::named(figure.options.colourMap);
    heatmap.empty = theme.emptyCell;
    heatmap.grid = gridColour(figure.options);
    heatmap.gap = std::max(1.0, std::round(theme.scale));
    if (figure.options.showValues) {
        heatmap.numbers = valueFont;
    }
    if (figure.shows(scene::ShownNumbers::Gradient)) {
        return gradientsOf(figure, heatmap);
    }
    if (figure.shows(scene::ShownNumbers::Both)) {
        heatmap.lower.push_back(gradientsOf(figure, heatmap));
    }
    return heatmap;
}

void paintHeatmap(QPainter& painter, const Heatmap& heatmap, const QRectF& area) {
    if (heatmap.values.size() == 0) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintPart(painter, heatmap, area, heatmap.lower.empty() ? Half::Both : Half::Upper);
    for (const Heatmap& lower : heatmap.lower) {
        paintPart(painter, lower, area, Half::Lower);
    }
    painter.restore();
}

}  // namespace lab::figures
