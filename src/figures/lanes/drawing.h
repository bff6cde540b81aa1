// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <array>
#include <variant>
#include <vector>

#include "figures/formula_layout.h"
#include "figures/lanes/tile.h"
#include "figures/measured_font.h"
#include "figures/theme.h"
#include "scene/relation.h"

class QPainter;

namespace lab::figures {

/// Where something can be pointed at, and what it shows.
struct Region {
    QRectF rect;
    scene::Quantity quantity;
};

/// Where ink of a text stands, for the check that no two texts meet. Slanted texts are slanted.
struct TextBox {
    QPolygonF outline;
    QString text;
};

/// How a line is drawn; without a colour it is not.
struct Stroke {
    QColor colour = {};
    double width = 1;
    Qt::PenStyle style = Qt::SolidLine;

    friend bool operator==(const Stroke&, const Stroke&) = default;
};

/// A font, its colour and how the text stands in its box.
struct TextFormat {
    MeasuredFont font;
    QColor colour;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    bool dashed = false;  ///< a dashed line below it
    bool struck = false;  ///< a line through it
};

/// A picture as a list of what it consists of, together with what each part of it shows. Laid out
/// once, it is painted many times: on the screen, with another quantity lit, or into a vector
/// file (nothing in it is a bitmap). A value without widgets; GUI thread only (fonts).
class Drawing {
  public:
    /// What is painted over what.
    enum class Layer { Card, Connector, Content };

    explicit Drawing(MathFont font = {}) : font_(std::move(font)) {}

    void box(Layer layer, const QRectF& rect, const QColor& fill, const Stroke& stroke = {},
             double radius = 0);
    void line(Layer layer, QPointF from, QPointF to, const Stroke& stroke);
    /// A line with a head at its end.
    void arrow(Layer layer, QPointF from, QPointF to, const Stroke& stroke, double headLength);
    void shape(Layer layer, const QPainterPath& path, const QColor& fill);
    /// One line of text, elided where the box is too narrow. Returns the width it takes.
    double text(const QRectF& box, const QString& text, const TextFormat& format);
    /// A text that rises by 45 degrees and ends at `end` (the middle of its last character's
    /// height), elided to `length`.
    void slantedText(QPointF end, double length, const QString& text, const TextFormat& format);
    /// A formula on the middle line of `box`; hidden where it is wider than the box.
    void formula(const QRectF& box, const FormulaLayout& formula, const QColor& ink,
                 Qt::Alignment alignment = Qt::AlignLeft);
    /// The numbers of one column of a node, each a cell of its colour; also a region, whose cells
    /// are found one by one by `regionAt`.
    void tile(const QRectF& rect, const TileGrid& grid, const scene::Quantity& column,
              std::vector<QRgb> colours, const QColor& border);

    void region(const QRectF& rect, const scene::Quantity& quantity);
    /// Something that lights up with its quantity without being a place to point at.
    void outline(const QPolygonF& polygon, const scene::Quantity& quantity);
    /// A word, lit and pointed at by its outline, which may be slanted; the keyboard passes it by.
    void word(const QPolygonF& polygon, const scene::Quantity& quantity);

    void paint(QPainter& painter) const;
    /// What of it may be seen in a part of the picture; the rest may be painted or not.
    void paint(QPainter& painter, const QRectF& part) const;
    /// A rectangle outside of which the two pictures are the same; empty where they are everywhere.
    [[nodiscard]] QRectF changedSince(const Drawing& before) const;
    /// Frames every appearance of what is hovered, and of what belongs to it.
    void paintHighlight(QPainter& painter, const scene::Relation& relation, const Stroke& exact,
                        const Stroke& related) const;

    [[nodiscard]] const std::vector<Region>& regions() const { return regions_; }
    [[nodiscard]] const std::vector<TextBox>& textBoxes() const { return textBoxes_; }
    /// What is under a point: a single number where the place shows one. Invalid where nothing is.
    [[nodiscard]] Region regionAt(QPointF point) const;
    /// The frames that `paintHighlight` draws around what is hovered.
    [[nodiscard]] std::vector<QPolygonF> highlight(const scene::Quantity& quantity) const;
    /// Those around what belongs to it.
    [[nodiscard]] std::vector<QPolygonF> related(const scene::Relation& relation) const;
    /// Whether anything shows this node.
    [[nodiscard]] bool shows(tape::NodeId node) const;

  private:
    struct BoxMark {
        QRectF rect;
        QColor fill;
        Stroke stroke;
        double radius;

        friend bool operator==(const BoxMark&, const BoxMark&) = default;
    };
    struct LineMark {
        QPointF from;
        QPointF to;
        Stroke stroke;

        friend bool operator==(const LineMark&, const LineMark&) = default;
    };
    struct ShapeMark {
        QPainterPath path;
        QColor fill;

        friend bool operator==(const ShapeMark&, const ShapeMark&) = default;
    };
    struct TextMark {
        QPointF baseline;
        double angle;
        QString text;
        QFont font;
        QColor colour;
        QRectF reach;  ///< where it may leave ink

        friend bool operator==(const TextMark&, const TextMark&) = default;
    };
    struct FormulaMark {
        QPointF origin;
        FormulaLayout layout;
        QColor ink;

        friend bool operator==(const FormulaMark&, const FormulaMark&) = default;
    };
    struct TileMark {
        QRectF rect;
        TileGrid grid;
        std::vector<QRgb> colours;
        QColor border;

        friend bool operator==(const TileMark&, const TileMark&) = default;
    };
    using Mark = std::variant<BoxMark, LineMark, ShapeMark, TextMark, FormulaMark, TileMark>;

    struct Tile {
        std::size_t region;
        TileGrid grid;
    };
    struct Outline {
        QPolygonF polygon;
        scene::Quantity quantity;
    };

    /// Where a mark may leave ink.
    static QRectF reachOf(const BoxMark& mark);
    static QRectF reachOf(const LineMark& mark);
    static QRectF reachOf(const ShapeMark& mark);
    static QRectF reachOf(const TextMark& mark);
    static QRectF reachOf(const FormulaMark& mark);
    static QRectF reachOf(const TileMark& mark);
    static QRectF reachOf(const Mark& mark);

    static void paint(QPainter& painter, const BoxMark& mark);
    static void paint(QPainter& painter, const LineMark& mark);
    static void paint(QPainter& painter, const ShapeMark& mark);
    static void paint(QPainter& painter, const TextMark& mark);
    void paint(QPainter& painter, const FormulaMark& mark) const;
    static void paint(QPainter& painter, const TileMark& mark);
    void addTextMark(QPointF baseline, double angle, const QString& text, const TextFormat& format,
                     const QRectF& place);
    void addText(const QPolygonF& outline, const QString& text, const TextFormat& format);
    std::vector<Mark>& marks(Layer layer) { return layers_[static_cast<std::size_t>(layer)]; }

    MathFont font_;
    std::array<std::vector<Mark>, 3> layers_;
    std::vector<Region> regions_;
    std::vector<Tile> tiles_;
    std::vector<Outline> outlines_;
    std::vector<std::size_t> words_;  ///< indices into outlines_
    std::vector<TextBox> textBoxes_;
};

}  // namespace lab::figures
