// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/drawing.h"

#include <algorithm>
#include <numbers>

namespace lab::figures {
namespace {

double alignedLeft(const QRectF& box, double width, Qt::Alignment alignment) {
    if (alignment.testFlag(Qt::AlignRight)) {
        return box.right() - width;
    }
    if (alignment.testFlag(Qt::AlignHCenter)) {
        return box.center().x() - width / 2;
    }
    return box.left();
}

double alignedTop(const QRectF& box, double height, Qt::Alignment alignment) {
    if (alignment.testFlag(Qt::AlignTop)) {
        return box.top();
    }
    if (alignment.testFlag(Qt::AlignBottom)) {
        return box.bottom() - height;
    }
    return box.center().y() - height / 2;
}

}  // namespace

void Drawing::box(Layer layer, const QRectF& rect, const QColor& fill, const Stroke& stroke,
                  double radius) {
    marks(layer).push_back(BoxMark{rect, fill, stroke, radius});
}

void Drawing::line(Layer layer, QPointF from, QPointF to, const Stroke& stroke) {
    marks(layer).push_back(LineMark{from, to, stroke});
}

void Drawing::arrow(Layer layer, QPointF from, QPointF to, const Stroke& stroke,
                    double headLength) {
    const QLineF whole(from, to);
    const QPointF along = (to - from) / std::max(whole.length(), 1e-6);
    const QPointF across(-along.y(), along.x());
    const QPointF neck = to - along * headLength;
    line(layer, from, neck, stroke);
    QPainterPath head(to);
    head.lineTo(neck + across * headLength / 2);
    head.lineTo(neck - across * headLength / 2);
    head.closeSubpath();
    shape(layer, head, stroke.colour);
}

void Drawing::shape(Layer layer, const QPainterPath& path, const QColor& fill) {
    marks(layer).push_back(ShapeMark{path, fill});
}

double Drawing::text(const QRectF& box, const QString& text, const TextFormat& format) {
    const QFontMetricsF& metrics = format.font.metrics();
    QString shown = text;
    double width = format.font.width(text);
    if (width > box.width() + 0.5) {
        shown = format.font.elided(text, box.width());
        width = format.font.width(shown);
        if (width > box.width() + 0.5) {
            return 0;  // not even the dots fit
        }
    }
    const double left = alignedLeft(box, width, format.alignment);
    const double top = alignedTop(box, metrics.height(), format.alignment);
    addTextMark({left, top + metrics.ascent()}, 0, shown, format,
                QRectF(left, top, width, metrics.height()));
    const QRectF ink(left, top + metrics.ascent() - metrics.capHeight(), width,
                     metrics.capHeight() + metrics.descent() / 2);
    addText(QPolygonF(ink), shown, format);
    return width;
}

void Drawing::slantedText(QPointF end, double length, const QString& text,
                          const TextFormat& format) {
    const QFontMetricsF& metrics = format.font.metrics();
    const QString shown = format.font.elided(text, length);
    const double width = format.font.width(shown);
    const double angle = -45;
    const QPointF along(std::numbers::sqrt2 / 2, -std::numbers::sqrt2 / 2);
    const QPointF down(std::numbers::sqrt2 / 2, std::numbers::sqrt2 / 2);
    const double middle = metrics.xHeight() / 2;
    const QPointF start = end - along * width + down * middle;
    const QPointF up = -down * metrics.capHeight();
    const QPointF below = down * metrics.descent() / 2;
    const QPointF far = start + along * width;
    const QPolygonF outline({start + up, far + up, far + below, start + below});
    addTextMark(start, angle, shown, format, outline.boundingRect());
    addText(outline, shown, format);
}

/// Words may be set from another font with taller letters and more accents, and lean out of their
/// width: `place` is where the ink of most stands.
void Drawing::addTextMark(QPointF baseline, double angle, const QString& text,
                          const TextFormat& format, const QRectF& place) {
    const double beyond = format.font.metrics().height() / 2;
    marks(Layer::Content)
        .push_back(TextMark{baseline, angle, text, format.font.font(), format.colour,
                            place.adjusted(-beyond, -beyond, beyond, beyond)});
}

/// Where its ink stands, and the lines along its lower edge and through it: a font's own line is
/// hardly there on slanted letters.
void Drawing::addText(const QPolygonF& outline, const QString& text, const TextFormat& format) {
    textBoxes_.push_back({outline, text});
    if (format.dashed) {
        const double width = format.font.metrics().lineWidth();
        line(Layer::Content, outline[3], outline[2],
             {format.colour, std::max(1.0, width), Qt::DashLine});
    }
    if (format.struck) {
        const QFontMetricsF& metrics = format.font.metrics();
        const double below = metrics.descent() / 2;
        const double share = (below + metrics.xHeight() / 2) / (below + metrics.capHeight());
        const QPointF rise = (outline[0] - outline[3]) * share;
        line(Layer::Content, outline[3] + rise, outline[2] + rise,
             {format.colour, std::max(1.5, metrics.lineWidth())});
    }
}

void Drawing::formula(const QRectF& box, const FormulaLayout& formula, const QColor& ink,
                      Qt::Alignment alignment) {
    if (formula.width > box.width() + 0.5) {
        return;
    }
    const double left = alignedLeft(box, formula.width, alignment);
    const double baseline = box.center().y() + (formula.ascent - formula.descent) / 2;
    marks(Layer::Content).push_back(FormulaMark{{left, baseline}, formula, ink});
    textBoxes_.push_back(
        {QPolygonF(formula.boundingRect().translated(left, baseline)), QStringLiteral("formula")});
}

void Drawing::tile(const QRectF& rect, const TileGrid& grid, const scene::Quantity& column,
                   std::vector<QRgb> colours, const QColor& border) {
    marks(Layer::Content).push_back(TileMark{rect, grid, std::move(colours), border});
    tiles_.push_back({regions_.size(), grid});
    region(rect, column);
}

void Drawing::region(const QRectF& rect, const scene::Quantity& quantity) {
    regions_.push_back({rect, quantity});
}

void Drawing::outline(const QPolygonF& polygon, const scene::Quantity& quantity) {
    outlines_.push_back({polygon, quantity});
}

void Drawing::word(const QPolygonF& polygon, const scene::Quantity& quantity) {
    words_.push_back(outlines_.size());
    outline(polygon, quantity);
}

Region Drawing::regionAt(QPointF point) const {
    for (const Tile& tile : tiles_) {
        const Region& whole = regions_[tile.region];
        const int k = tile.grid.at(point, whole.rect);
        if (k >= 0) {
            scene::Quantity number = whole.quantity;
            number.row = k;
            return {tile.grid.cell(k, whole.rect), number};
        }
    }
    for (const Region& region : regions_) {
        if (region.rect.contains(point)) {
            return region;
        }
    }
    for (const std::size_t index : words_) {
        const Outline& word = outlines_[index];
        if (word.polygon.containsPoint(point, Qt::OddEvenFill)) {
            return {word.polygon.boundingRect(), word.quantity};
        }
    }
    return {};
}

std::vector<QPolygonF> Drawing::highlight(const scene::Quantity& quantity) const {
    std::vector<QPolygonF> frames;
    if (!quantity.valid()) {
        return frames;
    }
    for (const Region& region : regions_) {
        if (quantity.contains(region.quantity)) {
            frames.emplace_back(region.rect);
        }
    }
    for (const Tile& tile : tiles_) {
        const Region& whole = regions_[tile.region];
        if (quantity.isElement() && whole.quantity.contains(quantity) &&
            quantity.row < tile.grid.count) {
            frames.emplace_back(tile.grid.cell(static_cast<int>(quantity.row), whole.rect));
        }
    }
    for (const Outline& outline : outlines_) {
        if (quantity.contains(outline.quantity)) {
            frames.push_back(outline.polygon);
        }
    }
    return frames;
}

std::vector<QPolygonF> Drawing::related(const scene::Relation& relation) const {
    std::vector<QPolygonF> frames;
    const auto add = [&](const QPolygonF& frame, const scene::Quantity& quantity) {
        if (relation.lightOf(quantity) == scene::Relation::Light::Related) {
            frames.push_back(frame);
        }
    };
    for (const Region& region : regions_) {
        add(region.rect, region.quantity);
    }
    for (const Outline& outline : outlines_) {
        add(outline.polygon, outline.quantity);
    }
    return frames;
}

bool Drawing::shows(tape::NodeId node) const {
    const auto isOfNode = [node](const Region& region) { return region.quantity.node == node; };
    return std::any_of(regions_.begin(), regions_.end(), isOfNode);
}

}  // namespace lab::figures
