// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>
#include <memory>

#include "figures/lanes/drawing.h"
#include "models/trace.h"
#include "scene/scene.h"
#include "scene/timeline.h"

namespace lab::figures {

struct LaneFonts;

/// What the stage view shows.
struct StageInput {
    std::shared_ptr<const models::Trace> trace;
    /// The run that the trace was made from by changes; its numbers stand behind those that differ.
    std::shared_ptr<const models::Trace> original;
    /// The numbers of the trace that the reader has put there, and the source words that are
    /// masked.
    std::vector<scene::Quantity> replaced = {};
    std::vector<int> masked = {};
    scene::Moment moment;
    /// Source position in front of the others; -1: the one with the largest weight.
    int source = -1;
    scene::ColourMapName colourMap = scene::ColourMapName::Viridis;
    scene::ShownNumbers numbers = scene::ShownNumbers::Value;
    Theme theme = Theme::light();
};

/// The lanes of one moment, data flowing upwards: Encode, the mechanism's own stages, Output.
/// Every number is the trace's. Knows no widget: the same drawing serves the screen and, through
/// any QPainter, PNG, SVG and PDF. Lengths are logical pixels (96 an inch). GUI thread only.
class StageView {
  public:
    struct Lane {
        tape::Stage stage;
        QRectF rect;
        int positions = 0;  ///< how many columns it has
    };

    explicit StageView(MathFont mathFont = {}) : mathFont_(std::move(mathFont)) {}

    /// Arranges `input` in `rect`; where that is smaller than minimumSize(input), in a rectangle
    /// of at least that size from the same corner. Without a trace nothing is shown. Returns where
    /// the picture, without what is lit, is another one than before.
    QRectF layout(const StageInput& input, const QRectF& rect);
    /// The least size in which everything is readable; make the view scroll below it.
    [[nodiscard]] QSizeF minimumSize(const StageInput& input) const;

    /// Lights up every appearance of what is hovered at the next paint, and softly what belongs to
    /// it.
    void setRelation(const scene::Relation& relation) { relation_ = relation; }
    /// The picture, and over it what is lit.
    void paint(QPainter& painter) const;
    void paintPicture(QPainter& painter) const;
    /// The picture, as far as it may be seen in a part of it.
    void paintPicture(QPainter& painter, const QRectF& part) const;
    void paintLight(QPainter& painter) const;

    [[nodiscard]] const std::vector<Lane>& lanes() const { return lanes_; }
    /// What can be pointed at; a vector is one region, `regionAt` finds its single numbers.
    [[nodiscard]] const std::vector<Region>& regions() const { return drawing_.regions(); }
    [[nodiscard]] Region regionAt(QPointF point) const { return drawing_.regionAt(point); }
    [[nodiscard]] const Drawing& drawing() const { return drawing_; }
    [[nodiscard]] const scene::Relation& relation() const { return relation_; }
    /// The source column under a point, or -1.
    [[nodiscard]] int sourceAt(QPointF point) const;
    /// Where a lane and a source column cross: the whole lane for column -1, empty without it.
    [[nodiscard]] QRectF crossing(tape::Stage lane, int source) const;

  private:
    void compose(const StageInput& input, const QRectF& rect);
    const LaneFonts& fontsOf(const Theme& theme) const;

    MathFont mathFont_;
    /// Of the theme of the last call, with what was measured in them.
    mutable std::shared_ptr<const LaneFonts> fonts_;
    mutable Theme fontsTheme_;
    Drawing drawing_;
    std::vector<Lane> lanes_;
    QRectF columns_;
    int columnCount_ = 0;
    Stroke exact_;
    Stroke related_;
    scene::Relation relation_;
};

}  // namespace lab::figures
