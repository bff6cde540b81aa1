// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/alignment_view.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QtMath>
#include <algorithm>

#include "figures/alignment_layout.h"
#include "figures/alignment_of.h"
#include "figures/alignment_plot.h"
#include "gui/explore_session.h"

namespace lab::gui {

using figures::CellIndex;

namespace {

/// The weights of a target word that a matrix shows: one step, or those of all heads.
std::vector<const tape::Step*> weightsOf(const models::Trace& trace, int target, tape::Place place,
                                         models::Heads heads) {
    std::vector<const tape::Step*> steps;
    place.target = target;
    const int first = heads == models::Heads::Chosen ? place.head : 0;
    const int last = heads == models::Heads::Chosen ? place.head : trace.heads() - 1;
    for (place.head = first; place.head <= last; ++place.head) {
        if (const tape::Step* step = trace.find("weights", place); step != nullptr) {
            steps.push_back(step);
        }
    }
    return steps;
}

}  // namespace

AlignmentView::AlignmentView(ExploreSession& session, QWidget* parent)
    : QuantityView(session, parent), plot_(new figures::AlignmentPlot(this)) {
    plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Alignment matrix"));
    setToolTip(tr(
        "Rows are words of the translation, columns those of the sentence; click a cell to go to "
        "it"));
    connect(&session, &ExploreSession::traceChanged, this, &AlignmentView::showTrace);
    connect(&session, &ExploreSession::viewChanged, this, &AlignmentView::showView);
    connect(&session, &ExploreSession::cursorChanged, this, &AlignmentView::showCursor);
    connect(&session, &ExploreSession::hoverChanged, this, &AlignmentView::showMarks);
    showTrace();
    showView();
}

void AlignmentView::setTheme(const figures::Theme& theme) {
    figure_.options.theme = theme;
    placePlot();
    showFigure();
}

tape::Place AlignmentView::place() const {
    return session().hasMoment() ? session().moment().place() : tape::Place{};
}

void AlignmentView::showTrace() {
    const auto options = figure_.options;
    trace_ = session().trace();
    place_ = place();
    heads_ = session().scene().view.heads;
    weights_.clear();
    figure_ = {};
    if (trace_ != nullptr) {
        figure_ = figures::alignmentOf(*trace_, place_, heads_);
        for (int t = 0; t < trace_->targetPositions(); ++t) {
            weights_.push_back(weightsOf(*trace_, t, place_, heads_));
        }
        for (const int masked : scene::maskedPositions(session().scene().whatIf)) {
            if (trace_->positions() == trace_->sourcePositions()) {
                figure_.maskedSource.insert(masked);
            }
        }
    }
    figure_.options = options;
    setAccessibleDescription(absence());
    showFigure();
}

/// Another head, layer or hop is another matrix.
void AlignmentView::showCursor() {
    const tape::Place now = place();
    if (now.head == place_.head && now.layer == place_.layer && now.hop == place_.hop) {
        showMarks();
    } else {
        showTrace();
    }
}

void AlignmentView::showView() {
    const scene::ViewOptions& view = session().scene().view;
    figure_.options.colourMap = view.colourMap;
    figure_.options.showEos = view.showEos;
    figure_.options.showValues = view.showValues;
    figure_.options.numbers = view.numbers;
    if (view.heads != heads_) {
        showTrace();
    }
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
        const scene::Moment moment = session().moment();
        const tape::Step* weights = weightsAt({moment.target, 0});
        const bool walked =
            weights != nullptr && session().step() >= session().timeline().shows(*weights);
        const bool back = session().timeline().runsBackward();
        const bool weighed = walked || (back && weights != nullptr);
        if (back) {  // all was computed; gradients come from below
            marks.firstGradientRow = moment.target < 0 ? 0 : moment.target + (walked ? 0 : 1);
        } else {
            marks.reachedRows = std::max(0, moment.target) + (weighed ? 1 : 0);
            marks.gradientRows = marks.reachedRows;
        }
        if (moment.target >= 0) {
            marks.currentRow = moment.target;
        }
        if (weighed && session().scene().source >= 0) {
            marks.current = CellIndex{moment.target, session().source()};
        }
    }
    marks.hovered = cellOf(session().hovered());
    for (const scene::Quantity& quantity : session().replaced()) {
        if (const auto cell = cellOf(quantity)) {
            marks.replaced.push_back(*cell);
        }
    }
    const scene::Standing& standing = session().relation().standing();
    if (standing.target >= 0) {
        marks.hoveredRow = standing.target;
    }
    if (standing.source >= 0 && standing.positions == figure_.source.size()) {
        marks.hoveredColumn = standing.source;
    }
    return marks;
}

/// Why there is no matrix; empty where there is one.
QString AlignmentView::absence() const {
    if (drawable()) {
        return {};
    }
    if (trace_ == nullptr || trace_->hasWeights()) {
        return tr("The alignment appears here, row by row.");
    }
    const std::string_view does = trace_->model().translator.mechanism().description().does;
    return tr("This mechanism has no alignment weights: there is nothing to draw here. %1")
        .arg(QCoreApplication::translate("Mechanisms", std::string(does).c_str()));
}

bool AlignmentView::drawable() const {
    return figure_.weights.size() > 0 && figure_.rows() > 0 && figure_.columns() > 0;
}

int AlignmentView::heightForAllWords() const {
    if (!drawable()) {
        return 0;
    }
    if (needed_.width != width() || !figures::placedAlike(needed_.figure, figure_)) {
        const double height = figures::heightForAllRows(figure_, width() - 2 * frame());
        needed_ = {figure_, width(), qCeil(height) + 2 * frame()};
    }
    return needed_.height;
}

/// Around the plot there is room for the frame of the focus.
int AlignmentView::frame() const {
    return qCeil(1 + figure_.options.theme.scale);
}

void AlignmentView::placePlot() {
    const int frame = this->frame();
    plot_->setGeometry(rect().adjusted(frame, frame, -frame, -frame));
}

const tape::Step* AlignmentView::weightsAt(CellIndex index) const {
    const auto row = static_cast<std::size_t>(index.row);
    if (index.row < 0 || row >= weights_.size() || weights_[row].empty()) {
        return nullptr;
    }
    const auto& steps = weights_[row];
    if (heads_ == models::Heads::Mean) {
        const auto head = static_cast<std::size_t>(std::max(0, place_.head));
        return steps[std::min(head, steps.size() - 1)];
    }
    return *std::ranges::max_element(steps, {}, [&](const tape::Step* step) {
        return trace_->value(step->node)(index.column, 0);
    });
}

scene::Quantity AlignmentView::quantityOf(CellIndex index) const {
    const tape::Step* weights = weightsAt(index);
    return weights != nullptr && index.column < trace_->value(weights->node).rows()
               ? scene::Quantity{.node = weights->node, .row = index.column, .column = 0}
               : scene::Quantity{};
}

std::optional<CellIndex> AlignmentView::cellOf(const scene::Quantity& quantity) const {
    const auto row = std::ranges::find_if(weights_, [&](const auto& steps) {
        return std::ranges::find(steps, quantity.node, &tape::Step::node) != steps.end();
    });
    if (!quantity.isElement() || row == weights_.end()) {
        return std::nullopt;
    }
    const CellIndex cell{static_cast<int>(row - weights_.begin()), static_cast<int>(quantity.row)};
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
        const tape::Step* weights = weightsAt({*row, 0});
        return weights != nullptr ? scene::Quantity{weights->node} : scene::Quantity{};
    }
    const auto column = plot_->arrangement().columnWordAt(place);
    const bool isWord = column && trace_->positions() == trace_->sourcePositions();
    return isWord ? scene::sourceWordQuantity(*trace_, *column) : scene::Quantity{};
}

void AlignmentView::activate(const scene::Quantity& quantity) {
    const scene::Standing standing = scene::standingOf(*trace_, quantity);
    const tape::Step* weights = weightsAt({standing.target, 0});
    if (weights == nullptr) {
        QuantityView::activate(quantity);
        return;
    }
    const tape::Step* chosen = trace_->stepOf(quantity.node);
    if (quantity.isElement() && chosen->place.head >= 0) {
        session().setHead(chosen->place.head);
    }
    session().goTo(session().timeline().shows(*weights), standing.source);
}

/// All attention of a row to one of its positions, or that of the current word to a source word.
void AlignmentView::pointTo(const scene::Quantity& quantity) {
    const scene::Standing standing = scene::standingOf(*trace_, quantity);
    const int current = session().hasMoment() ? session().moment().target : -1;
    session().attendTo(standing.target >= 0 ? standing.target : current, standing.source);
}

void AlignmentView::mousePressEvent(QMouseEvent* event) {
    const scene::Quantity quantity = quantityAt(event->position());
    const bool points = (event->modifiers() & Qt::ShiftModifier) != 0;
    if (points && event->button() == Qt::LeftButton && quantity.valid()) {
        pointTo(quantity);
    } else {
        QuantityView::mousePressEvent(event);
    }
}

void AlignmentView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F && pointedAt().valid()) {
        pointTo(pointedAt());
    } else {
        QuantityView::keyPressEvent(event);
    }
}

void AlignmentView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const figures::Theme& theme = figure_.options.theme;
    if (!drawable()) {
        painter.setFont(theme.font(figures::TextStyle::Body));
        painter.setPen(theme.inkMuted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, absence());
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
