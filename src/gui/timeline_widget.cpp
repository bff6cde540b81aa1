// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline_widget.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <vector>

#include "figures/alignment_figure.h"

namespace lab::gui {
namespace {

using figures::TextStyle;
using Group = scene::Timeline::Group;

constexpr double kBarGap = 2;
constexpr double kGroupGap = 8;
constexpr double kNarrowestBar = 6;
constexpr double kWidestBar = 26;

double sum(const scene::Timeline& timeline, double bar, double scale) {
    const double groups = static_cast<double>(timeline.groups().size());
    return timeline.size() * (bar + kBarGap * scale) +
           std::max(0.0, groups - 1) * kGroupGap * scale;
}

}  // namespace

TimelineWidget::TimelineWidget(QWidget* parent) : QWidget(parent), theme_(figures::Theme::light()) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline"));
    setToolTip(tr("Click or drag to go to a step"));
}

void TimelineWidget::setTimeline(const scene::Timeline& timeline,
                                 std::function<QString(int)> nameOf, const QString& wordCaption) {
    timeline_ = timeline;
    nameOf_ = std::move(nameOf);
    wordCaption_ = wordCaption;
    step_ = timeline_.clamp(step_);
    describeStep();
    updateGeometry();
    update();
}

void TimelineWidget::setStep(int step) {
    if (step_ == step) {
        return;
    }
    step_ = step;
    describeStep();
    update();
}

void TimelineWidget::describeStep() {
    setAccessibleDescription(step_ < timeline_.size() ? nameOf_(step_) : QString());
}

void TimelineWidget::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    updateGeometry();
    update();
}

QSize TimelineWidget::sizeHint() const {
    const QFontMetricsF metrics(theme_.font(TextStyle::Body));
    const double height = metrics.height() + theme_.space(2) + captionHeight();
    return {qRound(sum(timeline_, kWidestBar * theme_.scale, theme_.scale)), qRound(height)};
}

QSize TimelineWidget::minimumSizeHint() const {
    return {qRound(sum(timeline_, kNarrowestBar * theme_.scale, theme_.scale)),
            sizeHint().height()};
}

double TimelineWidget::barWidth(double width) const {
    const double rest = width - sum(timeline_, 0, theme_.scale);
    return std::clamp(rest / std::max(1, timeline_.size()), kNarrowestBar * theme_.scale,
                      kWidestBar * theme_.scale);
}

QRectF TimelineWidget::barRect(int step) const {
    const double bar = barWidth(width());
    const double height = theme_.space(1.25);
    const double x =
        step * (bar + kBarGap * theme_.scale) + timeline_.groupOf(step) * kGroupGap * theme_.scale;
    return {x, this->height() - height - captionHeight() - theme_.space(0.25), bar, height};
}

QRectF TimelineWidget::groupRect(const Group& group) const {
    return barRect(group.first) | barRect(group.first + group.count - 1);
}

int TimelineWidget::stepAt(double x) const {
    int best = 0;
    double nearest = 1e9;
    for (int step = 0; step < timeline_.size(); ++step) {
        const QRectF bar = barRect(step);
        const double distance = std::max({bar.left() - x, x - bar.right(), 0.0});
        if (distance < nearest) {
            nearest = distance;
            best = step;
        }
    }
    return best;
}

QColor TimelineWidget::barColour(int step) const {
    if (step == step_) {
        return theme_.cursor;
    }
    if (step > step_) {
        return theme_.track;
    }
    return timeline_.at(step).target < 0 ? theme_.encoder : theme_.decoder;
}

QString TimelineWidget::titleOf(const Group& group, const QFontMetricsF& metrics,
                                double room) const {
    if (!group.title.isEmpty()) {
        return figures::tokenLabel(group.title);
    }
    const QString whole = tr("read the sentence");
    return metrics.horizontalAdvance(whole) <= room ? whole : tr("read");
}

void TimelineWidget::paintTitles(QPainter& painter) const {
    const auto& groups = timeline_.groups();
    const int current = timeline_.groupOf(step_);
    std::vector<QRectF> taken;
    // The current word first: it keeps its whole title, and the others make room.
    std::vector<int> order{current};
    for (int i = 0; i < static_cast<int>(groups.size()); ++i) {
        if (i != current) {
            order.push_back(i);
        }
    }
    for (const int index : order) {
        const Group& group = groups[static_cast<std::size_t>(index)];
        QFont font = theme_.font(TextStyle::Body);
        font.setBold(index == current);
        const QFontMetricsF metrics(font);
        const QRectF bars = groupRect(group);
        const double room = index == current ? width() : bars.width() + kGroupGap * theme_.scale;
        const QString title = titleOf(group, metrics, bars.width());
        const QString text = metrics.elidedText(title, Qt::ElideRight, room);
        QRectF rect(0, 0, metrics.horizontalAdvance(text) + 1, metrics.height());
        rect.moveCenter({bars.center().x(), metrics.height() / 2});
        rect.moveLeft(std::clamp(rect.left(), 0.0, std::max(0.0, width() - rect.width())));
        const bool hidden =
            std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(rect); });
        if (hidden) {
            continue;
        }
        taken.push_back(rect);
        painter.setFont(font);
        painter.setPen(group.first > step_ ? theme_.inkFaint : theme_.ink);
        painter.drawText(rect, Qt::AlignCenter, text);
    }
}

void TimelineWidget::paintBars(QPainter& painter) const {
    painter.setPen(Qt::NoPen);
    for (int step = 0; step < timeline_.size(); ++step) {
        painter.setBrush(barColour(step));
        painter.drawRoundedRect(barRect(step), 2 * theme_.scale, 2 * theme_.scale);
    }
}

double TimelineWidget::captionHeight() const {
    return theme_.compact ? 0 : QFontMetricsF(theme_.font(TextStyle::Caption)).height();
}

void TimelineWidget::paintCaptions(QPainter& painter) const {
    painter.setFont(theme_.font(TextStyle::Caption));
    painter.setPen(theme_.inkMuted);
    const QRectF line(0, height() - captionHeight(), width(), captionHeight());
    const auto& groups = timeline_.groups();
    const double words =
        groups.size() > 1 ? groupRect(groups[1]).left() : static_cast<double>(width());
    const auto draw = [&](const QRectF& rect, const QString& text) {
        painter.drawText(
            rect, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(rect.width())));
    };
    draw(QRectF(line.left(), line.top(), words - kGroupGap, line.height()), tr("one step a word"));
    draw(QRectF(words, line.top(), line.right() - words, line.height()), wordCaption_);
}

void TimelineWidget::paintEvent(QPaintEvent* /*event*/) {
    if (timeline_.size() == 0) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTitles(painter);
    paintBars(painter);
    if (!theme_.compact) {
        paintCaptions(painter);
    }
}

bool TimelineWidget::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && timeline_.size() > 0) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), nameOf_(stepAt(help->pos().x())), this);
        return true;
    }
    return QWidget::event(event);
}

void TimelineWidget::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && timeline_.size() > 0) {
        emit stepChosen(stepAt(event->position().x()));
    }
}

void TimelineWidget::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & Qt::LeftButton) != 0 && timeline_.size() > 0) {
        emit stepChosen(stepAt(event->position().x()));
    }
}

}  // namespace lab::gui
