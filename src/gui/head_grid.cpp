// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/head_grid.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "figures/alignment_of.h"
#include "figures/heatmap_painter.h"
#include "figures/label_thinning.h"
#include "gui/explore_session.h"

namespace lab::gui {
namespace {

constexpr double longestWord = 5;  ///< lines high
constexpr double wordGap = 4;
constexpr double leastPitch = 0.7;  ///< of words, in lines: letters reach no farther
constexpr int mostStep = 2;

/// How many columns of panels give the largest cells in this room.
int columnsFor(int panels, const QSizeF& room, const QSizeF& cells, double title, double gap) {
    int best = 1;
    double largest = -1;
    for (int columns = 1; columns <= panels; ++columns) {
        const int rows = (panels + columns - 1) / columns;
        const double wide = (room.width() - gap * (columns - 1)) / columns / cells.width();
        const double high = ((room.height() - gap * (rows - 1)) / rows - title) / cells.height();
        if (std::min(wide, high) > largest) {
            largest = std::min(wide, high);
            best = columns;
        }
    }
    return best;
}

/// The longest word and the gap after it; long words are elided.
double widest(const QFontMetricsF& metrics, const QStringList& tokens, int count) {
    double width = 0;
    for (int k = 0; k < count; ++k) {
        width = std::max(width, metrics.horizontalAdvance(figures::tokenLabel(tokens[k])));
    }
    return std::min(width, longestWord * metrics.height()) + wordGap;
}

}  // namespace

HeadGrid::HeadGrid(ExploreSession& session, QWidget* parent) : QuantityView(session, parent) {
    setAccessibleName(tr("Alignment matrices of all heads"));
    setToolTip(
        tr("One matrix a head: rows are words of the translation, columns those of the "
           "sentence"));
    connect(&session, &ExploreSession::traceChanged, this, &HeadGrid::showTrace);
    connect(&session, &ExploreSession::viewChanged, this, &HeadGrid::showView);
    connect(&session, &ExploreSession::cursorChanged, this, [this] { update(); });
    connect(&session, &ExploreSession::hoverChanged, this, [this] { update(); });
    showTrace();
}

void HeadGrid::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    showView();
}

void HeadGrid::showTrace() {
    trace_ = session().trace();
    panels_.clear();
    const bool several = trace_ != nullptr && trace_->heads() > 1 && trace_->hasWeights();
    for (int head = 0; several && head < trace_->heads(); ++head) {
        tape::Place place = session().hasMoment() ? session().moment().place() : tape::Place{};
        place.head = head;
        Panel panel{figures::alignmentOf(*trace_, place), {}, {}, {}};
        for (int t = 0; t < trace_->targetPositions(); ++t) {
            place.target = t;
            panel.weights.push_back(trace_->find("weights", place));
        }
        panels_.push_back(std::move(panel));
    }
    showView();
}

void HeadGrid::showView() {
    const scene::ViewOptions& view = session().scene().view;
    for (Panel& panel : panels_) {
        panel.figure.options.colourMap = view.colourMap;
        panel.figure.options.showEos = view.showEos;
        panel.figure.options.numbers = view.numbers;
        panel.figure.options.theme = theme_;
    }
    arrange();
    update();
}

int HeadGrid::rows() const {
    return panels_.empty() ? 0 : panels_.front().figure.rows();
}

int HeadGrid::columns() const {
    return panels_.empty() ? 0 : panels_.front().figure.columns();
}

void HeadGrid::arrange() {
    if (rows() == 0 || columns() == 0) {
        return;
    }
    const double margin = theme_.space(0.5);
    const double gap = theme_.space(1);
    const QRectF whole = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    const QFontMetricsF metrics(theme_.font(figures::TextStyle::Caption), this);
    const auto count = static_cast<int>(panels_.size());
    besideWidth_ = widest(metrics, panels_.front().figure.target, rows());
    aboveHeight_ = widest(metrics, panels_.front().figure.source, columns());
    arrangeIn(whole, count, metrics.height(), gap);
    // Where most words would be left out they give their room to the cells.
    const QRectF cell = cellRect(panels_.front(), 0, 0);
    const double extent = leastPitch * metrics.height();
    rowStep_ = figures::labelStep(extent, cell.height());
    columnStep_ = figures::labelStep(extent, cell.width());
    if (std::max(rowStep_, columnStep_) > mostStep) {
        besideWidth_ = 0;
        aboveHeight_ = 0;
        arrangeIn(whole, count, metrics.height(), gap);
    }
}

void HeadGrid::arrangeIn(const QRectF& whole, int count, double title, double gap) {
    const QRectF room = whole.adjusted(besideWidth_, aboveHeight_, 0, 0);
    across_ = columnsFor(count, room.size(), QSizeF(columns(), rows()), title, gap);
    const int down = (count + across_ - 1) / across_;
    const double wide = (room.width() - gap * (across_ - 1)) / across_;
    const double high = (room.height() - gap * (down - 1)) / down;
    for (int k = 0; k < count; ++k) {
        const QPointF corner(room.left() + (k % across_) * (wide + gap),
                             room.top() + (k / across_) * (high + gap));
        const double words = k < across_ ? aboveHeight_ : 0;
        Panel& panel = panels_[static_cast<std::size_t>(k)];
        panel.title = QRectF(corner - QPointF(0, words), QSizeF(wide, title));
        panel.matrix =
            QRectF(corner + QPointF(0, title), QSizeF(wide, std::max(1.0, high - title)));
    }
}

QRectF HeadGrid::matrixRect(int head) const {
    const auto k = static_cast<std::size_t>(head);
    return head >= 0 && k < panels_.size() ? panels_[k].matrix : QRectF();
}

QRectF HeadGrid::cellRect(const Panel& panel, int row, int column) const {
    const double wide = panel.matrix.width() / columns();
    const double high = panel.matrix.height() / rows();
    return {panel.matrix.left() + column * wide, panel.matrix.top() + row * high, wide, high};
}

/// As in the large matrix: rows appear when their weights are there.
int HeadGrid::reachedRows() const {
    if (!session().hasMoment()) {
        return 0;
    }
    const int target = session().moment().target;
    if (target < 0) {
        return 0;
    }
    const tape::Step* weights = panels_.front().weights[static_cast<std::size_t>(target)];
    const bool weighed =
        weights != nullptr && session().step() >= session().timeline().shows(*weights);
    return target + (weighed ? 1 : 0);
}

std::vector<QuantityView::Spot> HeadGrid::spots() const {
    std::vector<Spot> all;
    for (const Panel& panel : panels_) {
        for (int row = 0; row < rows(); ++row) {
            const tape::Step* weights = panel.weights[static_cast<std::size_t>(row)];
            for (int column = 0; weights != nullptr && column < columns(); ++column) {
                all.push_back({cellRect(panel, row, column),
                               {.node = weights->node, .row = column, .column = 0}});
            }
        }
    }
    return all;
}

scene::Quantity HeadGrid::quantityAt(const QPointF& point) const {
    for (const Panel& panel : panels_) {
        if (!panel.matrix.contains(point)) {
            continue;
        }
        const QPointF place = point - panel.matrix.topLeft();
        const int row =
            std::clamp(static_cast<int>(place.y() / panel.matrix.height() * rows()), 0, rows() - 1);
        const int column = std::clamp(
            static_cast<int>(place.x() / panel.matrix.width() * columns()), 0, columns() - 1);
        const tape::Step* weights = panel.weights[static_cast<std::size_t>(row)];
        return weights == nullptr
                   ? scene::Quantity()
                   : scene::Quantity{.node = weights->node, .row = column, .column = 0};
    }
    return {};
}

void HeadGrid::activate(const scene::Quantity& quantity) {
    const tape::Step* weights = trace_->stepOf(quantity.node);
    if (weights == nullptr) {
        return;
    }
    session().setHead(std::max(0, weights->place.head));
    session().goTo(session().timeline().shows(*weights), static_cast<int>(quantity.row));
}

void HeadGrid::paintPanel(QPainter& painter, const Panel& panel, bool looked, int reached) const {
    const auto head = static_cast<int>(&panel - panels_.data());
    const QFont font =
        theme_.font(looked ? figures::TextStyle::Label : figures::TextStyle::Caption);
    painter.setFont(font);
    painter.setPen(looked ? theme_.ink : theme_.inkMuted);
    const QString full = tr("Head %1").arg(head + 1);
    const bool fits = QFontMetricsF(font, this).horizontalAdvance(full) <= panel.title.width();
    painter.drawText(panel.title, Qt::AlignCenter, fits ? full : QString::number(head + 1));
    figures::Heatmap heatmap =
        figures::Heatmap::of(panel.figure, theme_.font(figures::TextStyle::Caption));
    heatmap.reachedRows = reached;
    heatmap.numbers.reset();
    for (figures::Heatmap& lower : heatmap.lower) {
        lower.reachedRows = reached;
        lower.numbers.reset();
    }
    figures::paintHeatmap(painter, heatmap, panel.matrix);
    if (looked) {
        painter.setPen(QPen(theme_.cursor, 2 * theme_.scale));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(panel.matrix.adjusted(-1, -1, 1, 1));
    }
}

/// Left of the first column of panels; the word that is looked at is bold.
void HeadGrid::paintTargetWords(QPainter& painter, const Panel& panel) const {
    const int current = session().hasMoment() ? session().moment().target : -1;
    for (int row = 0; row < rows(); ++row) {
        if (!figures::isLabelShown(row, rowStep_, current)) {
            continue;
        }
        const QRectF cell = cellRect(panel, row, 0);
        const QRectF place(cell.left() - besideWidth_, cell.top(), besideWidth_ - wordGap,
                           cell.height());
        paintWord(painter, place, panel.figure.target[row], row == current,
                  Qt::AlignRight | Qt::AlignVCenter);
    }
}

/// Above the first row of panels, upwards.
void HeadGrid::paintSourceWords(QPainter& painter, const Panel& panel) const {
    for (int column = 0; column < columns(); ++column) {
        if (!figures::isLabelShown(column, columnStep_, session().source())) {
            continue;
        }
        const QRectF cell = cellRect(panel, 0, column);
        painter.save();
        painter.translate(cell.center().x(), cell.top() - wordGap);
        painter.rotate(-90);
        paintWord(painter, {0, -cell.width() / 2, aboveHeight_ - wordGap, cell.width()},
                  panel.figure.source[column], column == session().source(),
                  Qt::AlignLeft | Qt::AlignVCenter);
        painter.restore();
    }
}

void HeadGrid::paintWord(QPainter& painter, const QRectF& place, const QString& token, bool strong,
                         Qt::Alignment alignment) const {
    QFont font = theme_.font(figures::TextStyle::Caption);
    font.setBold(strong);
    painter.setFont(font);
    painter.setPen(strong ? theme_.ink : theme_.inkMuted);
    painter.drawText(place, static_cast<int>(alignment) | Qt::TextDontClip,
                     QFontMetricsF(font, this)
                         .elidedText(figures::tokenLabel(token), Qt::ElideRight, place.width()));
}

/// The row of the word, and what the mouse is over.
void HeadGrid::paintMarks(QPainter& painter, const Panel& panel) const {
    painter.setBrush(Qt::NoBrush);
    const int target = session().hasMoment() ? session().moment().target : -1;
    if (target >= 0 && target < rows()) {
        const QRectF row = cellRect(panel, target, 0) | cellRect(panel, target, columns() - 1);
        painter.setPen(QPen(theme_.cursor, 1.5 * theme_.scale));
        painter.drawRect(row);
    }
    const scene::Quantity& hovered = session().hovered();
    for (int row = 0; hovered.isElement() && row < rows(); ++row) {
        const tape::Step* weights = panel.weights[static_cast<std::size_t>(row)];
        if (weights != nullptr && weights->node == hovered.node && hovered.row < columns()) {
            painter.setPen(QPen(theme_.hover, 2 * theme_.scale));
            painter.drawRect(cellRect(panel, row, static_cast<int>(hovered.row)));
        }
    }
}

void HeadGrid::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.surface);
    if (rows() == 0 || columns() == 0) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const int reached = reachedRows();
    for (const Panel& panel : panels_) {
        const auto head = static_cast<int>(&panel - panels_.data());
        paintPanel(painter, panel, head == session().head(), reached);
        paintMarks(painter, panel);
        if (besideWidth_ > 0 && head % across_ == 0) {
            paintTargetWords(painter, panel);
        }
        if (aboveHeight_ > 0 && head < across_) {
            paintSourceWords(painter, panel);
        }
    }
    paintFocus(painter, theme_);
}

void HeadGrid::resizeEvent(QResizeEvent* event) {
    arrange();
    QuantityView::resizeEvent(event);
}

}  // namespace lab::gui
