// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/curve_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include "scene/number_text.h"

namespace lab::gui {

CurveView::CurveView(const QString& name, QWidget* parent)
    : QWidget(parent), plot_(new figures::CurvePlot(this)) {
    setMouseTracking(true);
    setAccessibleName(name);
    plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void CurveView::setFigure(figures::CurveFigure figure) {
    figure.theme = figure_.theme;
    figure_ = std::move(figure);
    plot_->setFigure(figure_);
}

void CurveView::setTheme(const figures::Theme& theme) {
    figure_.theme = theme;
    plot_->setFigure(figure_);
}

void CurveView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    plot_->setGeometry(rect());
}

void CurveView::mouseMoveEvent(QMouseEvent* event) {
    plot_->setPointed(plot_->pointAt(event->position()));
}

void CurveView::leaveEvent(QEvent* event) {
    plot_->setPointed(std::nullopt);
    QWidget::leaveEvent(event);
}

bool CurveView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto hit = plot_->pointAt(help->pos())) {
        const figures::CurveSeries& series = figure_.series[static_cast<std::size_t>(hit->series)];
        const QPointF& point = series.points[static_cast<std::size_t>(hit->point)];
        const QString value = figure_.y.percent
                                  ? tr("%1 %").arg(scene::numberText(100 * point.y(), 3))
                                  : scene::numberText(point.y());
        QToolTip::showText(
            help->globalPos(),
            tr("%1: %2 at %3 %4")
                .arg(series.name, value, scene::numberText(point.x(), 3), figure_.x.title),
            this);
    }
    return true;
}

}  // namespace lab::gui
