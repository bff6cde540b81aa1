// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/curve_view.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QtMath>
#include <algorithm>
#include <cmath>

#include "figures/painting.h"

namespace lab::gui {
namespace {

using figures::CurvePoint;

bool isOurs(int key) {
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up ||
           key == Qt::Key_Down || key == Qt::Key_Home || key == Qt::Key_End;
}

}  // namespace

CurveView::CurveView(const QString& name, QWidget* parent)
    : QWidget(parent), plot_(new figures::CurvePlot(this)), readout_(new QLabel(this)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    setToolTip(tr("← → go from point to point, ↑ ↓ from line to line"));
    plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
    readout_->setAttribute(Qt::WA_TransparentForMouseEvents);
    readout_->setProperty("textStyle", QStringLiteral("caption"));
    readout_->setTextFormat(Qt::PlainText);
    readout_->setWordWrap(true);
    readout_->setMargin(1);
    showPointed();
}

void CurveView::setFigure(figures::CurveFigure figure) {
    figure.theme = figure_.theme;
    figure_ = std::move(figure);
    plot_->setFigure(figure_);
    // New numbers of the same point.
    showPointed();
    arrange();
}

void CurveView::setTheme(const figures::Theme& theme) {
    figure_.theme = theme;
    plot_->setFigure(figure_);
    showPointed();
    arrange();
}

QString CurveView::readout() const {
    return pointed_ ? figures::pointText(figure_, *pointed_) : QString();
}

void CurveView::point(const std::optional<CurvePoint>& pointed) {
    if (pointed != pointed_) {
        pointed_ = pointed;
        showPointed();
    }
}

void CurveView::showPointed() {
    if (pointed_ && !figure_.hasPoint(*pointed_)) {
        pointed_.reset();
    }
    plot_->setPointed(pointed_);
    readout_->setText(readout());
    setAccessibleDescription(pointed_ ? readout() : figures::curvesInWords(figure_));
}

/// The readout has a line of its own, or two where the longest needs them: no curve runs below it,
/// and nothing moves when a point is marked.
void CurveView::arrange() {
    const int frame = qCeil(2 * figure_.theme.scale);
    const int side = qRound(figure_.theme.space(1));
    const int room = std::max(1, width() - 2 * side);
    const QFontMetrics metrics = readout_->fontMetrics();
    int longest = 0;
    for (int series = 0; series < static_cast<int>(figure_.series.size()); ++series) {
        const auto count = figure_.series[static_cast<std::size_t>(series)].points.size();
        const CurvePoint last = along({series, static_cast<int>(count)}, -1);
        if (figure_.hasPoint(last)) {
            longest =
                std::max(longest, metrics.horizontalAdvance(figures::pointText(figure_, last)));
        }
    }
    const int lines = longest + 4 * readout_->margin() <= room ? 1 : 2;
    const int height = lines * metrics.lineSpacing() + 2 * readout_->margin();
    const int top = std::max(frame, this->height() - height - frame);
    plot_->setGeometry(frame, frame, std::max(1, width() - 2 * frame), std::max(1, top - frame));
    readout_->setGeometry(side, top, room, height);
}

void CurveView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void CurveView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), figure_.theme.surface);
    if (framed_) {
        figures::paintFrame(painter, QRectF(rect()).adjusted(1, 1, -1, -1), figure_.theme.accent,
                            2 * figure_.theme.scale);
    }
}

void CurveView::mouseMoveEvent(QMouseEvent* event) {
    point(plot_->pointAt(event->position() - plot_->pos()));
}

void CurveView::leaveEvent(QEvent* event) {
    if (!hasFocus()) {
        point(std::nullopt);
    }
    QWidget::leaveEvent(event);
}

std::optional<CurvePoint> CurveView::firstPoint() const {
    for (int series = 0; series < static_cast<int>(figure_.series.size()); ++series) {
        const CurvePoint first = along({series, -1}, 1);
        if (figure_.hasPoint(first)) {
            return first;
        }
    }
    return std::nullopt;
}

CurvePoint CurveView::along(CurvePoint from, int direction) const {
    const auto count =
        static_cast<int>(figure_.series[static_cast<std::size_t>(from.series)].points.size());
    for (int next = from.point + direction; next >= 0 && next < count; next += direction) {
        if (figure_.hasPoint(CurvePoint{from.series, next})) {
            return {from.series, next};
        }
    }
    return from;
}

CurvePoint CurveView::across(CurvePoint from, int direction) const {
    // Lines with the same points are one.
    const auto bundles = figure_.bundles();
    const auto isIn = [&](const std::vector<int>& bundle) {
        return std::ranges::find(bundle, from.series) != bundle.end();
    };
    const int here =
        static_cast<int>(std::ranges::find_if(bundles, isIn) - bundles.begin()) + direction;
    const double x = figure_.series[static_cast<std::size_t>(from.series)]
                         .points[static_cast<std::size_t>(from.point)]
                         .x();
    for (int next = here; next >= 0 && next < static_cast<int>(bundles.size()); next += direction) {
        const int series = bundles[static_cast<std::size_t>(next)].front();
        const auto& points = figure_.series[static_cast<std::size_t>(series)].points;
        std::optional<CurvePoint> nearest;
        double least = 0;
        for (int k = 0; k < static_cast<int>(points.size()); ++k) {
            const double apart = std::abs(points[static_cast<std::size_t>(k)].x() - x);
            if (figure_.hasPoint(CurvePoint{series, k}) && (!nearest || apart < least)) {
                nearest = CurvePoint{series, k};
                least = apart;
            }
        }
        if (nearest) {
            return *nearest;
        }
    }
    return from;
}

void CurveView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!plain || !isOurs(key)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!pointed_) {
        point(firstPoint());
        return;
    }
    const int last =
        static_cast<int>(figure_.series[static_cast<std::size_t>(pointed_->series)].points.size());
    switch (key) {
        case Qt::Key_Left:
            return point(along(*pointed_, -1));
        case Qt::Key_Right:
            return point(along(*pointed_, 1));
        case Qt::Key_Up:
            return point(across(*pointed_, -1));
        case Qt::Key_Down:
            return point(across(*pointed_, 1));
        case Qt::Key_Home:
            return point(along({pointed_->series, -1}, 1));
        default:
            return point(along({pointed_->series, last}, -1));
    }
}

void CurveView::focusInEvent(QFocusEvent* event) {
    framed_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
    QWidget::focusInEvent(event);
}

void CurveView::focusOutEvent(QFocusEvent* event) {
    framed_ = false;
    point(std::nullopt);
    update();
    QWidget::focusOutEvent(event);
}

bool CurveView::event(QEvent* event) {
    // The window's shortcuts take these keys elsewhere.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isOurs(key->key()) && (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

}  // namespace lab::gui
