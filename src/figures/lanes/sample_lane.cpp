// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/sample_lane.h"

#include <algorithm>

#include "figures/alignment_figure.h"
#include "figures/lanes/number_boxes.h"
#include "figures/lanes/ribbon.h"
#include "figures/lanes/row_label.h"
#include "figures/lanes/vector_row.h"
#include "scene/number_text.h"
#include "scene/symbol.h"

namespace lab::figures {
namespace {

/// The rows of the picture, from the top.
struct Rows {
    QRectF drawn;   ///< a box a position
    QRectF marker;  ///< the random number
    QRectF bar;     ///< the weights, from 0 to 1
};

Rows rowsIn(const LaneContext& context, const QRectF& body) {
    const Theme& theme = context.theme();
    const double line = context.stage.fonts.bodyHeight;
    const double spare = std::max(0.0, body.height() - 3 * line - theme.space(2));
    const double flow = theme.space(1) + spare * 0.3;
    const double bar = line + std::min(spare * 0.2, theme.space(1));
    const QRectF below(body.left(), body.bottom() - flow - bar, body.width(), bar);
    const QRectF drawn(body.left(), body.top(), body.width(),
                       line + std::min(spare * 0.2, theme.space(1)));
    const QRectF marker(body.left(), below.top() - line - theme.space(0.25), body.width(), line);
    return {drawn, marker, below};
}

class Picture {
  public:
    Picture(Drawing& drawing, const LaneContext& context, const Rows& rows, const Ports& below)
        : drawing_(drawing),
          context_(context),
          theme_(context.theme()),
          rows_(rows),
          below_(below),
          weights_(*context.stage.trace.find("weights", context.moment().place())),
          sample_(*context.stepNamed("sample")),
          columns_(context.columnsOf(weights_)) {
        context.stage.trace.value(sample_.node).col(0).maxCoeff(&drawn_);
    }

    Ports add() {
        double from = 0;
        for (int i = 0; i < columns_.count; ++i) {
            const double weight = weightOf(i);
            addShare(i, from, weight);
            from += weight;
        }
        drawing_.box(Drawing::Layer::Content, rows_.bar, {}, {theme_.connector, 1});
        addWay();
        addMarker();
        return addDrawn();
    }

  private:
    [[nodiscard]] double weightOf(int i) const {
        return static_cast<double>(context_.stage.trace.value(weights_.node)(i, 0));
    }
    [[nodiscard]] double x(double share) const {
        return rows_.bar.left() + std::clamp(share, 0.0, 1.0) * rows_.bar.width();
    }
    [[nodiscard]] QRectF share(double from, double weight) const {
        return {x(from), rows_.bar.top(), x(from + weight) - x(from), rows_.bar.height()};
    }

    /// The piece of the bar that belongs to a position, and what leads to it from its weight.
    void addShare(int i, double from, double weight) {
        const QRectF piece = share(from, weight);
        const QRgb colour = context_.stage.weights.at(weight);
        if (static_cast<std::size_t>(columns_.count) == below_.size()) {
            const QPointF port = below_[static_cast<std::size_t>(i)];
            const double wide = std::min(boxWidth(columns_), piece.width());
            QColor soft(colour);
            soft.setAlpha(theme_.isDark ? 110 : 90);
            drawing_.shape(Drawing::Layer::Connector,
                           ribbon(port, std::max(wide, 0.75), {piece.center().x(), piece.bottom()},
                                  std::max(piece.width(), 0.75)),
                           wide < 1 ? theme_.connector : soft);
        }
        if (i == drawn_) {
            drawnShare_ = piece;
        }
        if (piece.width() < 0.5) {
            return;
        }
        drawing_.box(Drawing::Layer::Content, piece, QColor(colour), {theme_.surface, 0.75});
        const scene::Quantity quantity{weights_.node, i, 0};
        if (piece.width() >= 4 * theme_.scale) {
            drawing_.region(piece.adjusted(1, 0, -1, 0), quantity);
        }
        const QString word =
            tokenLabel(QString::fromStdString(context_.stage.trace.positionLabel(i)));
        const MeasuredFont& font = context_.stage.fonts.strong;
        if (font.width(word) <= piece.width() - theme_.space(1)) {
            drawing_.text(piece, word, {font, inkOn(colour), Qt::AlignCenter});
        }
    }

    /// From the piece that was hit to the position that it belongs to.
    void addWay() {
        const QPointF to(columns_.centre(static_cast<int>(drawn_)), rows_.drawn.bottom());
        const QPointF from(markerAt(), rows_.bar.top());
        drawing_.shape(Drawing::Layer::Connector,
                       ribbon(from, 3 * theme_.scale, to, 3 * theme_.scale), theme_.cursor);
        const double around = 1.5 * theme_.scale;
        drawing_.box(Drawing::Layer::Content,
                     drawnShare_.adjusted(-around, -around, around, around), {},
                     {theme_.cursor, 2.5 * theme_.scale}, 3 * theme_.scale);
    }

    [[nodiscard]] double markerAt() const {
        const tape::Step& uniform = *context_.stepNamed("uniform");
        return x(context_.stage.trace.valueOf({uniform.node, 0, 0}));
    }

    void addMarker() {
        const tape::Step& uniform = *context_.stepNamed("uniform");
        const scene::Quantity number{uniform.node, 0, 0};
        const double value = context_.stage.trace.valueOf({uniform.node, 0, 0});
        const double at = markerAt();
        const std::string latex =
            scene::latexOf(scene::symbolOf(context_.stage.trace, number)).toStdString() + " = " +
            scene::numberLatex(value, 3).toStdString();
        const FormulaLayout said = typeset(context_.stage, latex, 17 * theme_.scale);
        const double wide = said.width + theme_.space(0.75);
        const QRectF& row = rows_.marker;
        const double left =
            std::clamp(at - wide / 2, row.left(), std::max(row.left(), row.right() - wide));
        const QRectF label(left, row.top(), wide, row.height());
        addEnds(label);
        addBacking(drawing_, context_, label);
        drawing_.formula(label, said, theme_.ink, Qt::AlignHCenter);
        drawing_.region(label, number);
        drawing_.arrow(Drawing::Layer::Content, {at, label.bottom() - 1}, {at, rows_.bar.bottom()},
                       {inkOn(context_.stage.weights.at(weightOf(static_cast<int>(drawn_)))),
                        2 * theme_.scale},
                       theme_.space(0.75));
    }

    /// 0 and 1 at the ends of the bar, where the marker's number leaves room.
    void addEnds(const QRectF& label) {
        const MeasuredFont& font = context_.stage.fonts.caption;
        const double wide = font.width(QStringLiteral("0")) + 1;
        const QRectF& row = rows_.marker;
        const QRectF left(row.left(), row.top(), wide, row.height());
        const QRectF right(row.right() - wide, row.top(), wide, row.height());
        if (!left.intersects(label)) {
            drawing_.text(left, QStringLiteral("0"), {font, theme_.inkMuted});
        }
        if (!right.intersects(label)) {
            drawing_.text(right, QStringLiteral("1"),
                          {font, theme_.inkMuted, Qt::AlignRight | Qt::AlignVCenter});
        }
    }

    /// The position that was drawn among the others.
    Ports addDrawn() {
        const auto boxes =
            addNumberBoxes(drawing_, context_, &sample_, {rows_.drawn.top(), rows_.drawn.height()});
        const double around = 2.5 * theme_.scale;
        drawing_.box(
            Drawing::Layer::Content,
            boxes[static_cast<std::size_t>(drawn_)].adjusted(-around, -around, around, around), {},
            {theme_.cursor, 2.5 * theme_.scale}, 5 * theme_.scale);
        return portsAt(columns_, rows_.drawn.top());
    }

    Drawing& drawing_;
    const LaneContext& context_;
    const Theme& theme_;
    const Rows& rows_;
    const Ports& below_;
    const tape::Step& weights_;
    const tape::Step& sample_;
    Columns columns_;
    tape::Index drawn_ = 0;
    QRectF drawnShare_;
};

}  // namespace

bool SampleLane::knows(const models::Trace& trace) {
    const tape::Step* sample = trace.find("sample", 0);
    const tape::Step* uniform = trace.find("uniform", 0);
    const tape::Step* weights = trace.find("weights", 0);
    return sample != nullptr && uniform != nullptr && weights != nullptr &&
           sample->label->rows == tape::Axis::Source &&
           sample->label->stage == tape::Stage::Sample &&
           trace.value(sample->node).rows() == trace.value(weights->node).rows();
}

double SampleLane::minimumHeight(const LaneContext& context) const {
    return 3 * context.stage.fonts.bodyHeight + context.theme().space(2.25);
}

Ports SampleLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                          Drawing& drawing) const {
    const Rows rows = rowsIn(context, room.body);
    if (context.reached && context.stepNamed("sample") != nullptr) {
        addRowLabel(drawing, context, room, *context.stepNamed("sample"), rows.drawn.top(),
                    rows.drawn.height());
        return Picture(drawing, context, rows, below).add();
    }
    addNumberBoxes(drawing, context, nullptr, {rows.drawn.top(), rows.drawn.height()});
    drawing.box(Drawing::Layer::Content, rows.bar, context.theme().emptyCell,
                {context.theme().border, 1});
    return portsAt(context.attended(), rows.drawn.top());
}

}  // namespace lab::figures
