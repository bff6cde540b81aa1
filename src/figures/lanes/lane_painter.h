// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <memory>
#include <vector>

#include "figures/lanes/drawing.h"
#include "figures/lanes/lane_context.h"

namespace lab::figures {

/// Where the data of a lane leaves it upwards, one point a source position.
using Ports = std::vector<QPointF>;

/// The room that a lane has on its card.
struct LaneRoom {
    QRectF body;            ///< above the source columns, inside the card's padding
    QRectF gutter;          ///< left of the columns, below title and caption
    double titleRight = 0;  ///< where title and caption end, above the gutter
};

/// Draws one stage of the stage view at one moment. Stateless; one small class a stage, and
/// `GenericLane` for stages whose steps no other lane knows.
class LanePainter {
  public:
    LanePainter() = default;
    LanePainter(const LanePainter&) = delete;
    LanePainter& operator=(const LanePainter&) = delete;
    virtual ~LanePainter() = default;

    /// The least height of its body, in logical pixels.
    [[nodiscard]] virtual double minimumHeight(const LaneContext& context) const = 0;
    /// What it needs of the gutter below the title; captions give way to it.
    [[nodiscard]] virtual double gutterHeight(const LaneContext& /*context*/) const { return 0; }
    /// Its share of the height that is left, relative to the other lanes.
    [[nodiscard]] virtual double stretch() const = 0;
    /// Adds its picture to `drawing`. `below`: where the data of the lane below comes from.
    /// Takes what it needs from the top of `room.gutter`; chips for the remaining steps follow.
    virtual Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                          Drawing& drawing) const = 0;
};

/// The painter of a stage: the one that knows the steps which this trace has there.
std::unique_ptr<LanePainter> lanePainter(const models::Trace& trace, tape::Stage stage);

}  // namespace lab::figures
