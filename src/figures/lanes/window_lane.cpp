// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/window_lane.h"

#include <algorithm>
#include <cmath>

#include "figures/lanes/number_boxes.h"
#include "figures/lanes/query_tile.h"
#include "figures/lanes/vector_row.h"
#include "figures/role_colours.h"
#include "scene/gradient_text.h"
#include "scene/number_text.h"
#include "scene/source_window.h"
#include "scene/symbol.h"

namespace lab::figures {
namespace {

/// The rows of the picture, from the top: the centre's number, the band, the positions' numbers.
struct Rows {
    QRectF label;
    QRectF band;
    QRectF numbers;
    QRectF slopes;  ///< the numbers' gradients: below them or in their place; empty without
};

Rows rowsIn(const LaneContext& context, const QRectF& body) {
    const double line = context.stage.fonts.bodyHeight;
    const QRectF label(body.left(), body.top(), body.width(), line);
    const QRectF last(body.left(), body.bottom() - line, body.width(), line);
    const QRectF numbers = context.showsBoth() ? last.translated(0, -line) : last;
    const double gap = context.theme().space(0.25);
    return {label,
            QRectF(QPointF(body.left(), label.bottom() + gap),
                   QPointF(body.right(), numbers.top() - gap)),
            numbers, context.showsGradients() ? last : QRectF()};
}

/// Draws one window over its columns.
class Picture {
  public:
    Picture(Drawing& drawing, const LaneContext& context, const scene::SourceWindow& window,
            const Columns& columns, const Rows& rows)
        : drawing_(drawing),
          context_(context),
          theme_(context.theme()),
          window_(window),
          columns_(columns),
          rows_(rows) {}

    void add() {
        addBand();
        if (window_.nearness >= 0 && window_.deviation > 0) {
            addCurve();
        }
        addPositions();
        addCentre();
    }

  private:
    /// Where a place on the axis of positions stands, within the columns.
    [[nodiscard]] double x(double position) const {
        return std::clamp(columns_.centre(0) + position * columns_.pitch, columns_.left,
                          columns_.right());
    }
    [[nodiscard]] QColor tint(int alpha) const {
        QColor colour = theme_.decoder;
        colour.setAlpha(alpha);
        return colour;
    }
    [[nodiscard]] bool inside(int i) const {
        return context_.stage.trace.value(window_.inside)(i, 0) != 0;
    }

    void addBand() {
        const QRectF& room = rows_.band;
        const double left = x(window_.at - window_.halfWidth);
        const double right = x(window_.at + window_.halfWidth);
        const double least = columns_.pitch * 0.3;  // a window of one position is seen too
        const double wide = std::max(right - left, least);
        const QRectF band((left + right - wide) / 2, room.top(), wide, room.height());
        addBacking(drawing_, context_, {room.left(), room.top(), room.width(), room.height()});
        drawing_.box(Drawing::Layer::Content, band, tint(window_.nearness < 0 ? 60 : 28),
                     {tint(150), 1.25 * theme_.scale}, theme_.radius() / 2);
        drawing_.line(Drawing::Layer::Content, room.bottomLeft(), room.bottomRight(),
                      {theme_.connector, 1.25 * theme_.scale});
    }

    /// The Gaussian inside the window, from the axis to the top of the band.
    void addCurve() {
        const QRectF& room = rows_.band;
        const double from = std::max(window_.at - window_.halfWidth, -0.5);
        const double to = std::min(window_.at + window_.halfWidth, columns_.count - 0.5);
        if (to <= from) {
            return;
        }
        constexpr int points = 64;
        QPainterPath area(QPointF(x(from), room.bottom()));
        QPointF last;
        for (int k = 0; k <= points; ++k) {
            const double position = from + (to - from) * k / points;
            const double off = (position - window_.at) / window_.deviation;
            const double tall = std::exp(-off * off / 2) * (room.height() - 2);
            const QPointF here(x(position), room.bottom() - tall);
            area.lineTo(here);
            if (k > 0) {
                edges_.push_back({last, here});
            }
            last = here;
        }
        area.lineTo(x(to), room.bottom());
        area.closeSubpath();
        drawing_.shape(Drawing::Layer::Content, area, tint(60));
        for (const QLineF& edge : edges_) {
            drawing_.line(Drawing::Layer::Content, edge.p1(), edge.p2(),
                          {theme_.decoder, 1.75 * theme_.scale});
        }
    }

    /// In each column what the window is there, and below it the number that counts.
    void addPositions() {
        const tape::NodeId shown = window_.nearness < 0 ? window_.inside : window_.nearness;
        const auto values = context_.stage.trace.value(shown);
        const double pad = std::min(1.0, columns_.pitch / 8);
        const MeasuredFont& font = context_.stage.fonts.body;
        for (int i = 0; i < columns_.count; ++i) {
            const double left = columns_.left + i * columns_.pitch + pad;
            const double wide = columns_.pitch - 2 * pad;
            const QRectF number(left, rows_.numbers.top(), wide, rows_.numbers.height());
            const auto value = static_cast<double>(values(i, 0));
            QString text =
                window_.nearness < 0 ? scene::pictureNumber(value, 0) : scene::pictureNumber(value);
            if (font.width(text) > wide) {
                text = scene::narrowNumber(value);
            }
            if (context_.showsValues() && font.width(text) <= wide) {
                drawing_.text(number, text,
                              {context_.stage.fonts.body, inside(i) ? theme_.ink : theme_.inkFaint,
                               Qt::AlignCenter});
            }
            drawing_.region({left, rows_.band.top(), wide, rows_.band.height()},
                            {.node = window_.inside, .row = i, .column = 0});
            drawing_.region(number, {.node = shown, .row = i, .column = 0});
            addSlope(shown, i, {left, rows_.slopes.top(), wide, rows_.slopes.height()});
        }
    }

    /// The gradient of a position's number; nothing where it has none.
    void addSlope(tape::NodeId shown, int i, const QRectF& place) {
        const auto slopes = context_.stage.trace.gradient(shown);
        if (rows_.slopes.isEmpty() || slopes.size() == 0) {
            return;
        }
        const MeasuredFont& font = context_.stage.fonts.body;
        const GradientUnit unit = context_.gradientUnit();
        const auto slope = static_cast<double>(slopes(i, 0));
        QString text = gradientNumber(slope, unit);
        if (font.width(text) > place.width()) {
            text = scene::narrowNumber(slope / unit.unit());
        }
        drawing_.text(place, text, {context_.stage.fonts.body, theme_.inkMuted, Qt::AlignCenter});
        drawing_.region(place, {.node = shown, .row = i, .column = 0});
    }

    /// "p₃ = 2.13" above its line.
    void addCentre() {
        const double at = x(window_.at);
        const scene::Quantity centre{window_.centre.node, window_.centre.row,
                                     window_.centre.column};
        std::string latex =
            scene::latexOf(scene::symbolOf(context_.stage.trace, centre)).toStdString() + " = " +
            scene::numberLatex(window_.at, 3).toStdString();
        const auto slopes = context_.stage.trace.gradient(centre.node);
        if (context_.showsGradients() && slopes.size() > 0) {
            latex += R"(,\; \partial\, )" +
                     scene::slopeLatex(static_cast<double>(slopes(0, 0))).toStdString();
        }
        const FormulaLayout said = typeset(context_.stage, latex, 17 * theme_.scale);
        const double wide = said.width + theme_.space(0.75);
        const QRectF& row = rows_.label;
        const double left =
            std::clamp(at - wide / 2, row.left(), std::max(row.left(), row.right() - wide));
        const QRectF label(left, row.top(), wide, row.height());
        addBacking(drawing_, context_, label);
        drawing_.formula(label, said, theme_.decoderText, Qt::AlignHCenter);
        drawing_.region(label, centre);
        drawing_.arrow(Drawing::Layer::Content, {at, label.bottom()}, {at, rows_.band.bottom()},
                       {theme_.decoder, 2 * theme_.scale}, theme_.space(0.75));
    }

    Drawing& drawing_;
    const LaneContext& context_;
    const Theme& theme_;
    const scene::SourceWindow& window_;
    const Columns& columns_;
    const Rows& rows_;
    std::vector<QLineF> edges_;
};

}  // namespace

bool WindowLane::knows(const models::Trace& trace) {
    const auto window = scene::windowAt(trace, {.target = 0});
    return window && trace.find("centre", 0) != nullptr;
}

double WindowLane::minimumHeight(const LaneContext& context) const {
    const bool both = context.stage.numbersShown == scene::ShownNumbers::Both;
    return (both ? 3 : 2) * context.stage.fonts.bodyHeight + context.theme().space(2.5);
}

double WindowLane::gutterHeight(const LaneContext& context) const {
    return context.theme().space(3.5);
}

Ports WindowLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                          Drawing& drawing) const {
    const Columns columns = context.attended();
    const Rows rows = rowsIn(context, room.body);
    const auto window = context.reached
                            ? scene::windowAt(context.stage.trace, context.moment().place())
                            : std::nullopt;
    addConnectors(drawing, context, columns, below,
                  window ? room.body.bottom() : room.body.center().y());
    if (!window) {
        drawing.line(Drawing::Layer::Content, {columns.left + 2, rows.band.bottom()},
                     {columns.right() - 2, rows.band.bottom()}, {context.theme().border, 1});
        return portsAt(columns, room.body.top());
    }
    if (const tape::Step* hidden = context.stepNamed("centre.hidden")) {
        addGutterTile(drawing, context, room, *hidden, {});
    }
    addBacking(drawing, context, rows.numbers | rows.slopes);
    Picture(drawing, context, *window, columns, rows).add();
    return portsAt(columns, room.body.top());
}

}  // namespace lab::figures
