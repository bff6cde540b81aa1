// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "figures/colour_map.h"
#include "figures/formula_layout.h"
#include "figures/gradient_unit.h"
#include "figures/lanes/tile.h"
#include "figures/measured_font.h"
#include "figures/theme.h"
#include "models/trace.h"
#include "scene/timeline.h"

namespace lab::figures {

/// The fonts of the stage view, in pixels: a device's resolution does not change the layout.
struct LaneFonts {
    explicit LaneFonts(const Theme& theme);

    MeasuredFont caption;
    MeasuredFont body;
    MeasuredFont strong;
    MeasuredFont title;
    double captionHeight;
    double bodyHeight;
    double titleHeight;
};

/// The columns of the source words, or of as many other positions in the same room.
struct Columns {
    double left = 0;
    double pitch = 0;
    int count = 0;

    [[nodiscard]] double right() const { return left + pitch * count; }
    [[nodiscard]] double centre(int i) const { return left + pitch * (i + 0.5); }
    /// The same room for so many columns.
    [[nodiscard]] Columns sharedBy(int positions) const {
        return {left, pitch * count / std::max(1, positions), positions};
    }
};

/// What all lanes share.
struct StageContext {
    const models::Trace& trace;
    scene::Moment moment;
    const Theme& theme;
    const LaneFonts& fonts;
    const MathFont& mathFont;
    ColourMap weights;
    ColourMap numbers;
    Columns columns;
    int chosen = -1;                          ///< source position in front of the others, or -1
    const models::Trace* original = nullptr;  ///< before the reader's changes, where there are any
    std::span<const int> masked = {};         ///< source words that nothing is read from
    /// The value at which signed colours are at their strongest; one for all vectors of a
    /// sentence, so that the same number has the same colour in every lane.
    double strongest = 1;
    TileGrid stateGrid = {};  ///< of an encoder state, and of the context that blends them
    QSizeF stateTile = {};    ///< the size of an encoder state
    scene::ShownNumbers numbersShown = scene::ShownNumbers::Value;
};

/// What one lane is drawn from.
struct LaneContext {
    const StageContext& stage;
    tape::Stage lane = tape::Stage::Encode;
    std::vector<const tape::Step*> steps = {};  ///< the named steps of this lane at this moment
    bool reached = false;                       ///< its numbers exist at this moment
    bool current = false;                       ///< the moment stands here
    /// On the way back: the walk has come to this lane.
    bool walked = true;

    [[nodiscard]] const tape::Step* stepNamed(std::string_view name) const;
    /// The step of that name; where the lane has none, the last that counts these axes.
    [[nodiscard]] const tape::Step* stepFor(std::string_view name, tape::Axis rows,
                                            tape::Axis columns) const;
    /// The value of a step in the original run; none where that run has no such step, or it is the
    /// same there.
    [[nodiscard]] std::optional<Eigen::VectorXf> originalOf(const tape::Step& step) const;
    /// The columns of a step's positions: those of the words where it has as many.
    [[nodiscard]] Columns columnsOf(const tape::Step& step) const;
    /// Those that attention is shared among.
    [[nodiscard]] Columns attended() const;
    /// Whether numbers are shown themselves, and whether their gradients are; neither where these
    /// alone are asked for and the walk has not come here.
    [[nodiscard]] bool showsValues() const;
    [[nodiscard]] bool showsGradients() const;
    [[nodiscard]] bool showsBoth() const { return showsValues() && showsGradients(); }
    /// In what the gradients of the lane's numbers are written, those of its rows of numbers.
    [[nodiscard]] GradientUnit gradientUnit() const;
    [[nodiscard]] const Theme& theme() const { return stage.theme; }
    [[nodiscard]] const scene::Moment& moment() const { return stage.moment; }
    [[nodiscard]] const Columns& columns() const { return stage.columns; }
};

/// The typeset symbol of a step: s₅. `pixelSize`: of one em.
FormulaLayout symbolOf(const StageContext& context, const tape::Step& step, double pixelSize);
/// Any formula in LaTeX.
FormulaLayout typeset(const StageContext& context, const std::string& latex, double pixelSize);

/// The numbers of column `column` of a node as a tile, in the colours of the sentence; its gradient
/// in place of them or below, coloured up to the node's largest; an empty frame for a gradient that
/// there is not.
void addTile(class Drawing& drawing, const LaneContext& context, const QRectF& rect,
             const TileGrid& grid, tape::NodeId node, tape::Index column);
/// A gradient in place of a number: "-0.85" in multiples of the unit.
QString gradientNumber(double gradient, const GradientUnit& unit);

/// A place where a tile will be.
void addEmptyTile(class Drawing& drawing, const LaneContext& context, const QRectF& rect);

}  // namespace lab::figures
