// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/difference_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtMath>
#include <algorithm>

#include "figures/difference_painter.h"
#include "gui/compare/compare_session.h"
#include "scene/number_text.h"

namespace lab::gui {
namespace {

/// The map's height, in steps of the 8 px grid.
constexpr double leastSide = 32;

}  // namespace

DifferenceView::DifferenceView(CompareSession& session, QWidget* parent)
    : QWidget(parent), session_(session), theme_(figures::Theme::light()) {
    setMouseTracking(true);
    setAccessibleName(tr("Difference of two alignments"));
    connect(&session_, &CompareSession::resultsChanged, this, &DifferenceView::showDifference);
    connect(&session_, &CompareSession::comparisonChanged, this, &DifferenceView::showDifference);
    connect(&session_, &CompareSession::pointedChanged, this, &DifferenceView::showDifference);
    connect(&session_.document(), &ExploreSession::viewChanged, this,
            &DifferenceView::showDifference);
    showDifference();
}

void DifferenceView::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    showDifference();
}

void DifferenceView::showDifference() {
    figure_ = session_.hasResults() ? session_.difference() : figures::DifferenceFigure();
    figure_.cells.options.theme = theme_;
    arrange();
}

bool DifferenceView::drawable() const {
    return figure_.cells.weights.size() > 0;
}

void DifferenceView::arrange() {
    layout_.reset();
    const int usual = qRound(theme_.space(leastSide));
    const int words = drawable() ? qCeil(figures::leastHeight(figure_)) : 0;
    setMinimumHeight(std::max(usual, words));
    if (drawable()) {
        layout_ = figures::layOut(figure_, QRectF(rect()));
    }
    setAccessibleDescription(drawable() ? figures::differenceSentence(figure_) : absence());
    update();
}

/// Why there is no map.
QString DifferenceView::absence() const {
    return session_.hasResults() ? tr("One of the two has no alignment weights: choose another.")
                                 : QString();
}

QRectF DifferenceView::cellRect(figures::CellIndex cell) const {
    return layout_ ? layout_->matrix.cell(cell) : QRectF();
}

std::optional<figures::CellIndex> DifferenceView::cellAt(const QPointF& point) const {
    return layout_ ? layout_->cellAt(point) : std::nullopt;
}

void DifferenceView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (layout_) {
        figures::paintDifference(painter, figure_, *layout_);
        return;
    }
    painter.setFont(theme_.font(figures::TextStyle::Body));
    painter.setPen(theme_.inkMuted);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, absence());
}

void DifferenceView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void DifferenceView::mouseMoveEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position());
    session_.point(cell ? std::optional(figures::Pointed{cell->row, cell->column}) : std::nullopt);
}

void DifferenceView::mousePressEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position());
    if (event->button() == Qt::LeftButton && cell) {
        session_.goTo(cell->row);
    }
}

void DifferenceView::leaveEvent(QEvent* event) {
    session_.point(std::nullopt);
    QWidget::leaveEvent(event);
}

bool DifferenceView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto cell = cellAt(help->pos())) {
        const double value = static_cast<double>(figure_.cells.weights(cell->row, cell->column));
        QToolTip::showText(
            help->globalPos(),
            tr("“%1” at “%2”: %3 of %4 minus %5")
                .arg(figure_.cells.target[cell->row],
                     figures::tokenLabel(figure_.cells.source[cell->column]),
                     scene::numberText(value), figure_.firstName, figure_.secondName),
            this);
    }
    return true;
}

}  // namespace lab::gui
