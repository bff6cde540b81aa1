// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/alignment_view.h"

#include <QPainter>
#include <algorithm>

#include "figures/alignment_painter.h"
#include "gui/alignment_of.h"
#include "gui/explore_session.h"

namespace lab::gui {

using figures::CellIndex;

AlignmentView::AlignmentView(ExploreSession& session, QWidget* parent)
    : QuantityView(session, parent) {
    setAccessibleName(tr("Alignment matrix"));
    setToolTip(tr("Rows are French words, columns English ones; click a cell to go to it"));
    connect(&session, &ExploreSession::traceChanged, this, &AlignmentView::showTrace);
    connect(&session, &ExploreSession::viewChanged, this, &AlignmentView::showView);
    connect(&session, &ExploreSession::cursorChanged, this, &AlignmentView::showCursor);
    connect(&session, &ExploreSession::hoverChanged, this, &AlignmentView::showHover);
    showTrace();
    showView();
}

void AlignmentView::setTheme(const figures::Theme& theme) {
    figure_.options.theme = theme;
    update();
}

void AlignmentView::showTrace() {
    const auto options = figure_.options;
    weightNodes_.clear();
    figure_ = {};
    if (const auto& trace = session().trace(); trace != nullptr) {
        figure_ = alignmentOf(*trace);
        for (int t = 0; t < trace->targetPositions(); ++t) {
            const tape::Step* weights = trace->find("weights", t);
            weightNodes_.push_back(weights != nullptr ? weights->node : -1);
        }
    }
    figure_.options = options;
    showCursor();
}

void AlignmentView::showView() {
    const scene::ViewOptions& view = session().scene().view;
    figure_.options.colourMap = view.colourMap;
    figure_.options.showEos = view.showEos;
    figure_.options.showValues = view.showValues;
    update();
}

void AlignmentView::showCursor() {
    figures::AlignmentMarks marks;
    if (session().hasMoment()) {
        const scene::Moment& moment = session().moment();
        const bool weighed = moment.target >= 0 && moment.stage >= tape::Stage::Softmax;
        marks.reachedRows = std::max(0, moment.target) + (weighed ? 1 : 0);
        if (moment.target >= 0) {
            marks.currentRow = moment.target;
        }
        if (weighed && session().scene().source >= 0) {
            marks.current = CellIndex{moment.target, session().source()};
        }
    }
    figure_.marks = marks;
    showHover();
}

void AlignmentView::showHover() {
    figure_.marks.hovered = cellOf(session().hovered());
    update();
}

bool AlignmentView::drawable() const {
    return figure_.weights.size() > 0 && figure_.rows() > 0 && figure_.columns() > 0;
}

figures::AlignmentLayout AlignmentView::arrange() const {
    return figures::layOut(figure_, QRectF(rect()));
}

scene::Quantity AlignmentView::quantityOf(CellIndex index) const {
    const auto row = static_cast<std::size_t>(index.row);
    return row < weightNodes_.size()
               ? scene::Quantity{.node = weightNodes_[row], .row = index.column, .column = 0}
               : scene::Quantity{};
}

std::optional<CellIndex> AlignmentView::cellOf(const scene::Quantity& quantity) const {
    const auto node = std::ranges::find(weightNodes_, quantity.node);
    if (!quantity.isElement() || node == weightNodes_.end()) {
        return std::nullopt;
    }
    const CellIndex cell{static_cast<int>(node - weightNodes_.begin()),
                         static_cast<int>(quantity.row)};
    const bool shown = cell.row < figure_.rows() && cell.column < figure_.columns();
    return shown ? std::optional(cell) : std::nullopt;
}

QRectF AlignmentView::cellRect(CellIndex index) const {
    const bool shown = drawable() && index.row < figure_.rows() && index.column < figure_.columns();
    return shown ? arrange().cell(index) : QRectF();
}

std::vector<QuantityView::Spot> AlignmentView::spots() const {
    std::vector<Spot> all;
    if (!drawable()) {
        return all;
    }
    const auto layout = arrange();
    for (int row = 0; row < figure_.rows(); ++row) {
        for (int column = 0; column < figure_.columns(); ++column) {
            const CellIndex index{row, column};
            all.push_back({layout.cell(index), quantityOf(index)});
        }
    }
    return all;
}

scene::Quantity AlignmentView::quantityAt(const QPointF& point) const {
    const auto cell = drawable() ? arrange().cellAt(point) : std::nullopt;
    return cell ? quantityOf(*cell) : scene::Quantity{};
}

void AlignmentView::activate(const scene::Quantity& quantity) {
    if (const auto cell = cellOf(quantity)) {
        const int step = session().timeline().find(tape::Stage::Softmax, cell->row);
        session().goTo(step >= 0 ? step : session().step(), cell->column);
    }
}

void AlignmentView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (!drawable()) {
        painter.setFont(figure_.options.theme.font(figures::TextStyle::Body));
        painter.setPen(figure_.options.theme.inkMuted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The alignment appears here, row by row."));
        return;
    }
    figures::paintAlignment(painter, figure_, arrange());
    paintFocus(painter, figure_.options.theme);
}

}  // namespace lab::gui
