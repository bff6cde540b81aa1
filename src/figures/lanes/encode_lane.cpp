// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/encode_lane.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "figures/alignment_figure.h"

namespace lab::figures {
namespace {

constexpr double longestSlantedWord = 112;  // at 100 %, then it is elided

/// The widest word, in logical pixels.
double widestWord(const models::Trace& trace, const MeasuredFont& font) {
    double widest = 0;
    for (const std::string& word : trace.source()) {
        widest = std::max(widest, font.width(tokenLabel(QString::fromStdString(word))));
    }
    return widest;
}

bool slanted(double widest, const Columns& columns) {
    return widest > columns.pitch - 6;
}

/// A box of four corners in order, wider on all sides.
QPolygonF grown(const QPolygonF& box, double by) {
    const auto unit = [](QPointF way) { return way / std::hypot(way.x(), way.y()); };
    const QPointF along = unit(box[1] - box[0]) * by;
    const QPointF across = unit(box[3] - box[0]) * by;
    return QPolygonF({box[0] - along - across, box[1] + along - across, box[2] + along + across,
                      box[3] - along + across});
}

struct Words {
    const LaneContext& context;
    double widest;
    QRectF rect;

    /// The word, which stands for its encoder state.
    void add(Drawing& drawing, int i, bool read, bool atCursor) const {
        const std::size_t before = drawing.textBoxes().size();
        addText(drawing, i, read, atCursor);
        if (drawing.textBoxes().size() > before) {
            drawing.word(grown(drawing.textBoxes().back().outline, context.theme().space(0.375)),
                         scene::sourceWordQuantity(context.stage.trace, i));
        }
    }

    void addText(Drawing& drawing, int i, bool read, bool atCursor) const {
        const Theme& theme = context.theme();
        const Columns& columns = context.columns();
        const QString word = tokenLabel(
            QString::fromStdString(context.stage.trace.source()[static_cast<std::size_t>(i)]));
        const bool unknown = context.stage.trace.isUnknownSource(i);
        const bool masked =
            std::ranges::find(context.stage.masked, i) != context.stage.masked.end();
        const QColor ink = masked    ? theme.inkMuted
                           : unknown ? theme.errorText
                           : read    ? theme.encoderText
                                     : theme.inkFaint;
        TextFormat format{context.stage.fonts.strong, ink, Qt::AlignCenter, unknown};
        format.struck = masked;
        if (slanted(widest, columns)) {
            drawing.slantedText({columns.centre(i) + theme.space(0.5), rect.top() + theme.space(1)},
                                longestSlantedWord * theme.scale, word, format);
            return;
        }
        const QRectF cell(columns.left + i * columns.pitch, rect.top(), columns.pitch,
                          rect.height());
        if (atCursor) {
            const double width = format.font.width(word) + theme.space(1.25);
            const QRectF pill(columns.centre(i) - width / 2, rect.top(), width, rect.height());
            drawing.box(Drawing::Layer::Content, pill, theme.chip, {theme.chipBorder, 1},
                        theme.radius());
        }
        drawing.text(cell, word, format);
    }
};

/// How the two readers pass from word to word.
void addArrows(Drawing& drawing, const LaneContext& context, const QRectF& left,
               const QRectF& right) {
    const Theme& theme = context.theme();
    const double gap = theme.space(0.25);
    const double head = theme.space(0.75);
    if (right.left() - left.right() < 2 * gap + head + 2) {
        return;
    }
    const Stroke stroke{theme.connector, 1.25 * theme.scale};
    const double upper = left.top() + left.height() * 0.33;
    const double lower = left.top() + left.height() * 0.67;
    drawing.arrow(Drawing::Layer::Content, {left.right() + gap, upper}, {right.left() - gap, upper},
                  stroke, head);
    drawing.arrow(Drawing::Layer::Content, {right.left() - gap, lower}, {left.right() + gap, lower},
                  stroke, head);
}

}  // namespace

double EncodeLane::wordsHeight(const models::Trace& trace, const LaneFonts& fonts,
                               const Columns& columns) {
    const double widest = widestWord(trace, fonts.strong);
    if (!slanted(widest, columns)) {
        return fonts.bodyHeight + 4;
    }
    const double scale = fonts.strong.font().pixelSize() / 15.0;
    const double length = std::min(widest, longestSlantedWord * scale);
    return length * std::numbers::sqrt2 / 2 + fonts.bodyHeight * 0.75;
}

double EncodeLane::minimumHeight(const LaneContext& context) const {
    return wordsHeight(context.stage.trace, context.stage.fonts, context.columns()) +
           context.theme().space(4);
}

Ports EncodeLane::compose(const LaneContext& context, LaneRoom& room, const Ports& /*below*/,
                          Drawing& drawing) const {
    const Theme& theme = context.theme();
    const Columns& columns = context.columns();
    const models::Trace& trace = context.stage.trace;
    const tape::Step* states = context.stepFor("states", tape::Axis::Unit, tape::Axis::Source);
    const double wordsTall = wordsHeight(trace, context.stage.fonts, columns);
    const Words words{
        context,
        widestWord(trace, context.stage.fonts.strong),
        {room.body.left(), room.body.bottom() - wordsTall, room.body.width(), wordsTall}};
    if (slanted(words.widest, columns)) {
        // The first words lean into the gutter.
        room.gutter.setBottom(words.rect.top());
    }
    const double tall = words.rect.top() - theme.space(0.5) - room.body.top();
    const double wide = context.stage.stateTile.width();
    const bool reading = context.moment().target < 0;
    const bool back = context.moment().back != scene::Back::No;
    Ports ports;
    for (int i = 0; i < columns.count; ++i) {
        const QRectF tile(columns.centre(i) - wide / 2, room.body.top(), wide, tall);
        const bool read = !reading || back || i <= context.moment().source;
        if (read && states != nullptr && i < trace.value(states->node).cols()) {
            addTile(drawing, context, tile, context.stage.stateGrid, states->node, i);
        } else {
            addEmptyTile(drawing, context, tile);
        }
        const bool next = !reading || back || i + 1 <= context.moment().source;
        if (i + 1 < columns.count && next) {
            addArrows(drawing, context, tile, tile.translated(columns.pitch, 0));
        }
        const bool atCursor = reading && i == context.moment().source;
        words.add(drawing, i, read, atCursor);
        if (atCursor) {
            drawing.box(Drawing::Layer::Content, tile.adjusted(-4, -4, 4, 4), {},
                        {theme.cursor, 2 * theme.scale}, theme.radius() / 2);
        }
        ports.push_back({columns.centre(i), room.body.top()});
    }
    return ports;
}

}  // namespace lab::figures
