// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/alignment_view.h"

#include <QPainter>
#include <QtMath>
#include <algorithm>

#include "figures/alignment_plot.h"
#include "gui/alignment_of.h"
#include "gui/explore_session.h"

namespace lab::gui {

using figures::CellIndex;

AlignmentView::AlignmentView(ExploreSession& session, QWidget* parent)
    : QuantityView(session, parent), plot_(new figures::AlignmentPlot(this)) {
    plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Alignment matrix"));
    setToolTip(tr("Rows are French words, columns English ones; click a cell to go to it"));
    connect(&session, &ExploreSession::traceChanged, this, &AlignmentView::showTrace);
    connect(&session, &ExploreSession::viewChanged, this, &AlignmentView::showView);
    connect(&session, &ExploreSession::cursorChanged, this, &AlignmentView::showMarks);
    connect(&session, &ExploreSession::hoverChanged, this, &AlignmentView::showMarks);
    showTrace();
    showView();
}

void AlignmentView::setTheme(const figures::Theme& theme) {
    figure_.options.theme = theme;
    placePlot();
    showFigure();
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
    showFigure();
}

void AlignmentView::showView() {
    const scene::ViewOptions& view = session().scene().view;
    figure_.options.colourMap = view.colourMap;
    figure_.options.showEos = view.showEos;
    figure_.options.showValues = view.showValues;
    showFigure();
}

void AlignmentView::showFigure() {
    figure_.marks = marks();
    plot_->setVisible(drawable());
    if (drawable()) {
        plot_->setFigure(figure_);
    }
    update();
}

void AlignmentView::showMarks() {
    figure_.marks = marks();
    if (drawable()) {
        plot_->setMarks(figure_.marks);
    }
}

figures::AlignmentMarks AlignmentView::marks() const {
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
    marks.hovered = cellOf(session().hovered());
    const scene::Standing& standing = session().relation().standing();
    if (standing.target >= 0) {
        marks.hoveredRow = standing.target;
    }
    if (standing.source >= 0) {
        marks.hoveredColumn = standing.source;
    }
    return marks;
}

bool AlignmentView::drawable() const {
    return figure_.weights.size() > 0 && figure_.rows() > 0 && figure_.columns() > 0;
}

int AlignmentView::heightForAllWords() const {
    return drawable()
               ? qCeil(figures::heightForAllRows(figure_, width() - 2 * frame())) + 2 * frame()
               : 0;
}

/// Around the plot there is room for the frame of the focus.
int AlignmentView::frame() const {
    return qCeil(1 + figure_.options.theme.scale);
}

void AlignmentView::placePlot() {
    const int frame = this->frame();
    plot_->setGeometry(rect().adjusted(frame, frame, -frame, -frame));
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
    return shown ? plot_->arrangement().cell(index).translated(plot_->pos()) : QRectF();
}

std::vector<QuantityView::Spot> AlignmentView::spots() const {
    std::vector<Spot> all;
    if (!drawable()) {
        return all;
    }
    for (int row = 0; row < figure_.rows(); ++row) {
        for (int column = 0; column < figure_.columns(); ++column) {
            const CellIndex index{row, column};
            all.push_back({cellRect(index), quantityOf(index)});
        }
    }
    return all;
}

scene::Quantity AlignmentView::quantityAt(const QPointF& point) const {
    if (!drawable()) {
        return {};
    }
    const QPointF place = point - plot_->pos();
    if (const auto cell = plot_->cellAt(place)) {
        return quantityOf(*cell);
    }
    if (const auto row = plot_->arrangement().rowWordAt(place)) {
        return scene::targetWordQuantity(*session().trace(), *row);
    }
    const auto column = plot_->arrangement().columnWordAt(place);
    return column ? scene::sourceWordQuantity(*session().trace(), *column) : scene::Quantity{};
}

void AlignmentView::activate(const scene::Quantity& quantity) {
    const scene::Standing standing = scene::standingOf(*session().trace(), quantity);
    if (standing.target >= 0) {
        const int step = session().timeline().find(tape::Stage::Softmax, standing.target);
        session().goTo(step >= 0 ? step : session().step(), standing.source);
    } else {
        QuantityView::activate(quantity);
    }
}

void AlignmentView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const figures::Theme& theme = figure_.options.theme;
    if (!drawable()) {
        painter.setFont(theme.font(figures::TextStyle::Body));
        painter.setPen(theme.inkMuted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The alignment appears here, row by row."));
        return;
    }
    painter.fillRect(rect(), theme.surface);
    paintFocus(painter, theme);
}

void AlignmentView::resizeEvent(QResizeEvent* event) {
    placePlot();
    QuantityView::resizeEvent(event);
}

}  // namespace lab::gui
