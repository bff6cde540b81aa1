// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/playground_layout.h"

#include <QFontMetricsF>
#include <QLineF>
#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/painting.h"
#include "figures/playground/playground_equations.h"
#include "figures/playground/playground_texts.h"
#include "scene/plane_sentence.h"

namespace lab::figures {
namespace {

/// Distance from a tip at which the mouse takes hold of it, in steps of the 8 px grid.
constexpr double reach = 2;

double lineHeight(const Theme& theme, TextStyle style) {
    return std::ceil(QFontMetricsF(scaledFont(theme, style)).height());
}

/// As many as the longest sentence needs: nothing moves while it changes.
int sentenceLines(const Theme& theme, double width) {
    return width < theme.space(140) ? 3 : 2;
}

int legendLines(const Theme& theme, double width) {
    return width < theme.space(120) ? 3 : 2;
}

/// Room for the ring around a tip at the plane's edge, in steps of the 8 px grid.
constexpr double tipRoom = 1.5;

/// The panel beside the plane is not narrower than this where there is a choice.
constexpr double panelWidth = 68;

double nameWidth(const PlaygroundFigure& figure) {
    const QFontMetricsF metrics(scaledFont(figure.theme, TextStyle::Label));
    double width = 0;
    for (const auto* mechanism : figure.mechanisms) {
        width = std::max(width, metrics.horizontalAdvance(mechanismName(*mechanism)));
    }
    return std::ceil(width) + figure.theme.space(1.5);
}

void placeSentence(PlaygroundLayout& layout, const PlaygroundFigure& figure, double top) {
    const Theme& theme = figure.theme;
    const int lines = sentenceLines(theme, layout.area.width());
    const double height = lines * lineHeight(theme, TextStyle::Body);
    layout.sentence = {layout.area.left(), top, layout.area.width(), height};
    layout.sentenceLines = wrapped(scene::planeSentence(figure.arrows, figure.answers),
                                   scaledFont(theme, TextStyle::Body), layout.area.width());
    while (layout.sentenceLines.size() > lines) {
        const QString rest = layout.sentenceLines.takeLast();
        layout.sentenceLines.last() += u' ' + rest;  // elided where it is painted
    }
}

/// The table: names at the left, a column for each key.
class Table {
  public:
    Table(const PlaygroundFigure& figure, const QRectF& room)
        : count_(figure.arrows.keys.size()),
          gap_(figure.theme.space(0.5)),
          left_(room.left()),
          names_(nameWidth(figure)),
          // Columns stay where they are when the third key goes.
          width_((room.width() - names_) / static_cast<double>(scene::mostKeys)) {}

    [[nodiscard]] QRectF name(double top, double height) const {
        return {left_, top, names_, height};
    }
    [[nodiscard]] std::vector<QRectF> cells(double top, double height) const {
        std::vector<QRectF> cells;
        for (std::size_t k = 0; k < count_; ++k) {
            cells.emplace_back(left_ + names_ + static_cast<double>(k) * width_, top, width_ - gap_,
                               height);
        }
        return cells;
    }

  private:
    std::size_t count_;
    double gap_;
    double left_;
    double names_;
    double width_;
};

/// The room that the rows have when everything else has its own.
double rowHeight(const Theme& theme, double room) {
    return std::clamp(std::floor(room / static_cast<double>(scene::planeMechanisms.size())),
                      theme.space(3.25), theme.space(6));
}

void placePanel(PlaygroundLayout& layout, const PlaygroundFigure& figure, const MathFont& font,
                const QRectF& room) {
    const Theme& theme = figure.theme;
    const Table table(figure, room);
    const double gap = theme.space(theme.compact ? 0.5 : 1);
    const double line = lineHeight(theme, TextStyle::Label);
    double top = room.top();
    const auto take = [&](double height) { return std::exchange(top, top + height); };
    const double title = lineHeight(theme, TextStyle::Title);
    layout.title = {room.left(), take(title + gap), room.width(), title};
    layout.heads = table.cells(take(line + gap / 2), line);
    const double bars = std::clamp(std::floor(room.height() / 7),
                                   theme.space(theme.compact ? 6 : 8), theme.space(14));
    const double scores = take(bars + gap);
    layout.scores = table.cells(scores, bars);
    layout.scoreName = table.name(scores, bars);
    layout.weightsName = {room.left(), take(line + gap / 2), room.width(), line};
    const auto equations = equationsOf(figure, font, room.width());
    const double left = room.bottom() - top - heightOf(equations, theme) - 2 * gap;
    const double height = rowHeight(theme, left);
    for (std::size_t m = 0; m < figure.mechanisms.size(); ++m) {
        const double here = take(height);
        const QRectF name = table.name(here, height - theme.space(0.5));
        layout.rows.push_back(
            {name,
             table.cells(here, height - theme.space(0.5)),
             {room.left(), here, room.width() - theme.space(0.5), height - theme.space(0.5)}});
    }
    top += gap;
    for (const FormulaLayout& equation : equations) {
        layout.equations.push_back(
            {equation, {room.left(), take(equation.ascent) + equation.ascent}});
        top += equation.descent + equationGap(theme);
    }
}

}  // namespace

QPointF PlaygroundLayout::at(const scene::Arrow& arrow) const {
    return plane.center() + QPointF(arrow.x, -arrow.y) * unit();
}

scene::Arrow PlaygroundLayout::arrowAt(const QPointF& point) const {
    const QPointF from = (point - plane.center()) / unit();
    return {from.x(), -from.y()};
}

std::optional<int> PlaygroundLayout::keyAt(const QPointF& point) const {
    const auto in = [&](const std::vector<QRectF>& cells) -> std::optional<int> {
        for (std::size_t k = 0; k < cells.size(); ++k) {
            if (cells[k].contains(point)) {
                return static_cast<int>(k);
            }
        }
        return std::nullopt;
    };
    auto found = in(scores);
    if (!found) {
        found = in(heads);
    }
    for (std::size_t m = 0; m < rows.size() && !found; ++m) {
        found = in(rows[m].cells);
    }
    return found;
}

std::optional<scene::PlaneMechanism> PlaygroundLayout::mechanismAt(const QPointF& point) const {
    for (std::size_t m = 0; m < rows.size(); ++m) {
        if (rows[m].all.contains(point)) {
            return scene::planeMechanisms[m].value;
        }
    }
    return std::nullopt;
}

std::optional<scene::Handle> handleAt(const PlaygroundFigure& figure,
                                      const PlaygroundLayout& layout, const QPointF& point) {
    std::optional<scene::Handle> nearest;
    double least = figure.theme.space(reach);
    for (const scene::Handle handle : scene::handlesOf(figure.arrows)) {
        const QPointF tip = layout.at(scene::arrowOf(figure.arrows, handle));
        const double apart = QLineF(tip, point).length();
        const bool tie = nearest && apart == least;
        if (apart <= least && !(tie && nearest == figure.marked)) {
            nearest = handle;
            least = apart;
        }
    }
    return nearest;
}

PlaygroundLayout layOut(const PlaygroundFigure& figure, const MathFont& font, const QRectF& area) {
    const Theme& theme = figure.theme;
    PlaygroundLayout layout;
    layout.area = area;
    const double gap = theme.space(theme.compact ? 1 : 2);
    const double sentence = sentenceLines(theme, area.width()) * lineHeight(theme, TextStyle::Body);
    const QRectF upper = area.adjusted(0, 0, 0, -sentence - gap);
    const double legend =
        legendLines(theme, area.width()) * lineHeight(theme, TextStyle::Caption) + theme.space(1);
    const bool beside = upper.width() > upper.height();
    const double widest =
        std::max(upper.width() / 2, upper.width() - theme.space(3) - theme.space(panelWidth));
    const double side = beside ? std::min(upper.height() - legend, widest)
                               : std::min(upper.height() / 2 - legend, upper.width());
    layout.plane = {upper.left(), upper.top(), std::max(1.0, side), std::max(1.0, side)};
    layout.margin = std::min(theme.space(tipRoom), layout.plane.width() / 4);
    layout.legend = {upper.left(), layout.plane.bottom() + theme.space(1), layout.plane.width(),
                     legend - theme.space(1)};
    const QRectF panel = beside ? upper.adjusted(side + theme.space(3), 0, 0, 0)
                                : upper.adjusted(0, side + legend + gap, 0, 0);
    placePanel(layout, figure, font, panel);
    // Below the picture, not at the end of a high window, where the equations end above.
    const bool low = beside && panel.width() >= theme.space(panelWidth);
    placeSentence(layout, figure, (low ? layout.legend.bottom() : upper.bottom()) + gap);
    return layout;
}

QSizeF naturalSize(const PlaygroundFigure& figure) {
    return {figure.theme.space(120), figure.theme.space(72)};
}

QSizeF leastSize(const Theme& theme) {
    return {theme.space(80), theme.space(62)};
}

}  // namespace lab::figures
