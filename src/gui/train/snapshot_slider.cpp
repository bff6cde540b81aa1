// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/snapshot_slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

namespace lab::gui {
namespace {

constexpr int snapshotsAPage = 5;

}  // namespace

SnapshotSlider::SnapshotSlider(QWidget* parent) : QAbstractSlider(parent) {
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setPageStep(snapshotsAPage);
    setAccessibleName(tr("Snapshot of the training"));
    setToolTip(
        tr("Drag back through training, or use ← and →: every page shows the model as it was"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEnabled(false);
}

void SnapshotSlider::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    updateGeometry();
    update();
}

void SnapshotSlider::setSteps(const std::vector<int>& steps, int end) {
    if (std::exchange(end_, std::max(1, end)) == end_ && steps == steps_) {
        return;
    }
    steps_ = steps;
    setRange(0, std::max(0, static_cast<int>(steps_.size()) - 1));
    setEnabled(steps_.size() > 1);
    update();
}

double SnapshotSlider::margin() const {
    return theme_.space(1.5);
}

double SnapshotSlider::xOf(int step) const {
    return margin() + (width() - 2 * margin()) * std::min(1.0, static_cast<double>(step) / end_);
}

int SnapshotSlider::nearest(double x) const {
    const auto distance = [&](int step) { return std::abs(xOf(step) - x); };
    return static_cast<int>(std::ranges::min_element(steps_, {}, distance) - steps_.begin());
}

QSize SnapshotSlider::sizeHint() const {
    return {qRound(theme_.space(30)), qRound(theme_.space(4))};
}

void SnapshotSlider::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double y = height() / 2.0;
    const double thick = theme_.space(0.5);
    const double at = steps_.empty() ? margin() : xOf(steps_[static_cast<std::size_t>(value())]);
    painter.setPen(QPen(theme_.track, thick, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(margin(), y), QPointF(width() - margin(), y));
    const QColor colour = isEnabled() ? theme_.accent : theme_.track;
    painter.setPen(QPen(colour, thick, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(margin(), y), QPointF(at, y));
    painter.setPen(QPen(theme_.inkFaint, theme_.scale));
    for (const int step : steps_) {
        const double x = xOf(step);
        painter.drawLine(QPointF(x, y + theme_.space(0.75)), QPointF(x, y + theme_.space(1.25)));
    }
    if (steps_.empty()) {
        return;
    }
    painter.setPen(QPen(colour, theme_.space(hasFocus() ? 0.5 : 0.375)));
    painter.setBrush(theme_.surfaceRaised);
    painter.drawEllipse(QPointF(at, y), theme_.space(1), theme_.space(1));
}

void SnapshotSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !steps_.empty()) {
        setSliderDown(true);
        setSliderPosition(nearest(event->position().x()));
        update();
    }
}

void SnapshotSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) {
        setSliderPosition(nearest(event->position().x()));
        update();
    }
}

void SnapshotSlider::mouseReleaseEvent(QMouseEvent* /*event*/) {
    setSliderDown(false);
}

void SnapshotSlider::focusInEvent(QFocusEvent* event) {
    QAbstractSlider::focusInEvent(event);
    update();
}

void SnapshotSlider::focusOutEvent(QFocusEvent* event) {
    QAbstractSlider::focusOutEvent(event);
    update();
}

}  // namespace lab::gui
