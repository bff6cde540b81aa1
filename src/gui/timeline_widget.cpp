// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline_widget.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtMath>
#include <algorithm>

#include "figures/alignment_figure.h"

namespace lab::gui {
namespace {

using figures::TextStyle;
using Group = scene::Timeline::Group;

constexpr double kBarGap = 2;
constexpr double kGroupGap = 8;
/// Between the current title and its neighbours.
constexpr double kTitleGap = 3;
constexpr double kNarrowestBar = 6;
constexpr double kWidestBar = 26;
/// Where a word is one step.
constexpr double kWidestWord = 112;

double widestBar(const scene::Timeline& timeline) {
    const bool words = timeline.size() == static_cast<int>(timeline.groups().size());
    return words ? kWidestWord : kWidestBar;
}

double sum(const scene::Timeline& timeline, double bar, double scale) {
    const double groups = static_cast<double>(timeline.groups().size());
    return timeline.size() * (bar + kBarGap * scale) +
           std::max(0.0, groups - 1) * kGroupGap * scale;
}

/// What is left of a title's room beside the current title, which is never cut.
QRectF besides(const QRectF& room, const QRectF& current) {
    if (!room.intersects(current)) {
        return room;
    }
    QRectF rest = room;
    if (room.center().x() < current.center().x()) {
        rest.setRight(std::max(room.left(), current.left() - kTitleGap));
    } else {
        rest.setLeft(std::min(room.right(), current.right() + kTitleGap));
    }
    return rest;
}

figures::MeasuredFont titleFont(const figures::Theme& theme, bool current) {
    QFont font = theme.font(TextStyle::Body);
    font.setBold(current);
    return figures::MeasuredFont(font);
}

}  // namespace

TimelineWidget::TimelineWidget(QWidget* parent)
    : QWidget(parent),
      theme_(figures::Theme::light()),
      title_(titleFont(theme_, false)),
      currentTitle_(titleFont(theme_, true)) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline"));
    setToolTip(tr("Click or drag to go to a step"));
    setTheme(figures::Theme::light());
}

void TimelineWidget::setTimeline(const scene::Timeline& timeline,
                                 std::function<QString(int)> nameOf, const QString& wordCaption) {
    nameOf_ = std::move(nameOf);
    if (timeline == timeline_ && wordCaption == wordCaption_) {
        describeStep();
        return;  // other numbers at the same words
    }
    timeline_ = timeline;
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
    const QRect left = placeOfStep();
    step_ = step;
    describeStep();
    update(left | placeOfStep());
}

void TimelineWidget::describeStep() {
    setAccessibleDescription(step_ < timeline_.size() ? nameOf_(step_) : QString());
}

void TimelineWidget::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    captionHeight_ = theme.compact ? 0 : QFontMetricsF(theme.font(TextStyle::Caption)).height();
    title_ = titleFont(theme, false);
    currentTitle_ = titleFont(theme, true);
    updateGeometry();
    update();
}

void TimelineWidget::setLit(const scene::Standing& standing) {
    if (lit_ != standing) {
        lit_ = standing;
        update();
    }
}

QSize TimelineWidget::sizeHint() const {
    const double height = title_.metrics().height() + theme_.space(2) + captionHeight_;
    return {qRound(sum(timeline_, widestBar(timeline_) * theme_.scale, theme_.scale)),
            qRound(height)};
}

QSize TimelineWidget::minimumSizeHint() const {
    return {qRound(sum(timeline_, kNarrowestBar * theme_.scale, theme_.scale)),
            sizeHint().height()};
}

double TimelineWidget::barWidth(double width) const {
    const double rest = width - sum(timeline_, 0, theme_.scale);
    return std::clamp(rest / std::max(1, timeline_.size()), kNarrowestBar * theme_.scale,
                      widestBar(timeline_) * theme_.scale);
}

QRectF TimelineWidget::barRect(int step) const {
    const double bar = barWidth(width());
    const double height = theme_.space(1.25);
    const double x =
        step * (bar + kBarGap * theme_.scale) + timeline_.groupOf(step) * kGroupGap * theme_.scale;
    return {x, this->height() - height - captionHeight_ - theme_.space(0.25), bar, height};
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

QString TimelineWidget::titleOf(const Group& group, const figures::MeasuredFont& font,
                                double room) const {
    if (!group.title.isEmpty()) {
        return figures::tokenLabel(group.title);
    }
    const bool back = timeline_.runsBackward();
    const QString whole = back ? tr("sentence and parameters") : tr("read the sentence");
    const QString brief = back ? tr("sentence") : tr("read");
    return font.width(whole) <= room ? whole : brief;
}

/// Above the bars of a word, half of the gaps beside them included.
QRectF TimelineWidget::roomOf(const Group& group) const {
    const QRectF bars = groupRect(group);
    const double gap = kGroupGap * theme_.scale / 2;
    return {bars.left() - gap, 0, bars.width() + 2 * gap, title_.metrics().height()};
}

/// The current word has its whole title, whatever room that takes from others.
QRectF TimelineWidget::currentTitle() const {
    const Group& group = timeline_.groups()[static_cast<std::size_t>(timeline_.groupOf(step_))];
    QRectF room = roomOf(group);
    const double wanted =
        currentTitle_.width(titleOf(group, currentTitle_, room.width())) + 2 * kTitleGap;
    const double wider =
        std::max(0.0, std::min(wanted, static_cast<double>(width())) - room.width());
    room.adjust(-wider / 2, 0, wider / 2, 0);
    room.moveLeft(std::clamp(room.left(), 0.0, std::max(0.0, width() - room.width())));
    return room;
}

/// What looks different while the step is the current one: the title of its word, those that give
/// way to it, and their bars.
QRect TimelineWidget::placeOfStep() const {
    if (step_ >= timeline_.size()) {
        return rect();
    }
    const QRectF title = currentTitle();
    QRectF place = title;
    for (const Group& group : timeline_.groups()) {
        if (const QRectF room = roomOf(group); room.intersects(title)) {
            place |= room;
        }
    }
    return QRect(qFloor(place.left()), 0, qCeil(place.width()) + 2, height());
}

/// Those in a part of the widget.
void TimelineWidget::paintTitles(QPainter& painter, const QRectF& part) const {
    const int current = timeline_.groupOf(step_);
    const QRectF whole = currentTitle();
    const auto& groups = timeline_.groups();
    for (int index = 0; index < static_cast<int>(groups.size()); ++index) {
        const Group& group = groups[static_cast<std::size_t>(index)];
        const QRectF room = index == current ? whole : besides(roomOf(group), whole);
        if (!room.intersects(part)) {
            continue;
        }
        const figures::MeasuredFont& font = index == current ? currentTitle_ : title_;
        painter.setFont(font.font());
        const QString title = titleOf(group, font, room.width());
        if (lit_.target >= 0 && timeline_.at(group.first).target == lit_.target) {
            QRectF word(room);
            word.setWidth(std::min(font.width(title) + 8, room.width()));
            word.moveCenter(room.center());
            paintLit(painter, word);
        }
        painter.setPen(group.unknown         ? theme_.errorText
                       : group.first > step_ ? theme_.inkFaint
                                             : theme_.ink);
        painter.drawText(room, Qt::AlignCenter, font.elided(title, room.width()));
    }
}

void TimelineWidget::paintBars(QPainter& painter, const QRectF& part) const {
    painter.setPen(Qt::NoPen);
    for (int step = 0; step < timeline_.size(); ++step) {
        if (const QRectF bar = barRect(step); bar.intersects(part)) {
            painter.setBrush(barColour(step));
            painter.drawRoundedRect(bar, 2 * theme_.scale, 2 * theme_.scale);
        }
    }
    for (int step = 0; step < timeline_.size(); ++step) {
        if (lit_.source >= 0 && timeline_.at(step).source == lit_.source) {
            paintLit(painter, barRect(step));
        }
    }
}

void TimelineWidget::paintLit(QPainter& painter, const QRectF& rect) const {
    painter.setPen(QPen(theme_.related, 1.5 * theme_.scale));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 2 * theme_.scale, 2 * theme_.scale);
    painter.setPen(Qt::NoPen);
}

void TimelineWidget::paintCaptions(QPainter& painter) const {
    painter.setFont(theme_.font(TextStyle::Caption));
    painter.setPen(theme_.inkMuted);
    const QRectF line(0, height() - captionHeight_, width(), captionHeight_);
    const auto& groups = timeline_.groups();
    if (timeline_.at(0).target >= 0 && !timeline_.runsBackward()) {
        return;  // words alone
    }
    const auto draw = [&](const QRectF& rect, const QString& text) {
        painter.drawText(
            rect, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(rect.width())));
    };
    if (timeline_.runsBackward()) {
        draw(line, wordCaption_);
        return;
    }
    const double words =
        groups.size() > 1 ? groupRect(groups[1]).left() : static_cast<double>(width());
    draw(QRectF(line.left(), line.top(), words - kGroupGap, line.height()), tr("one step a word"));
    draw(QRectF(words, line.top(), line.right() - words, line.height()), wordCaption_);
}

void TimelineWidget::paintEvent(QPaintEvent* event) {
    if (timeline_.size() == 0) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF part(event->rect());
    paintTitles(painter, part);
    paintBars(painter, part);
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
    if (timeline_.size() == 0) {
        return;
    }
    const int step = stepAt(event->position().x());
    emit pointed(step);
    if ((event->buttons() & Qt::LeftButton) != 0) {
        emit stepChosen(step);
    }
}

void TimelineWidget::leaveEvent(QEvent* event) {
    emit pointed(-1);
    QWidget::leaveEvent(event);
}

}  // namespace lab::gui
