// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/now_panel.h"

#include <QEvent>
#include <QLabel>
#include <algorithm>
#include <utility>

#include "gui/explore_session.h"
#include "gui/inspection.h"
#include "scene/step_text.h"

namespace lab::gui {
namespace {

/// What most texts need.
constexpr int kLines = 5;

int heightOf(const std::array<QRect, 3>& places) {
    int height = 0;
    for (const QRect& place : places) {
        height = std::max(height, place.isEmpty() ? 0 : place.bottom() + 1);
    }
    return height;
}

}  // namespace

NowPanel::NowPanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      title_(new QLabel(this)),
      text_(new QLabel(this)),
      hint_(new QLabel(tr("Press → to step on, Space to play."), this)) {
    title_->setProperty("textStyle", QStringLiteral("label"));
    hint_->setProperty("textStyle", QStringLiteral("caption"));
    for (QLabel* label : labels()) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&session_, &ExploreSession::cursorChanged, this, &NowPanel::showMoment);
    showMoment();
}

/// What stands below keeps its place while the texts change.
void NowPanel::setTheme(const figures::Theme& theme) {
    const int lines = theme.compact ? 1 : kLines;
    const QFontMetrics metrics(theme.font(figures::TextStyle::Body));
    text_->setMinimumHeight(lines * metrics.lineSpacing());
    text_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    gap_ = qRound(theme.space(0.5));
    updateGeometry();
}

void NowPanel::showMoment() {
    setVisible(session_.hasMoment());
    hint_->setVisible(session_.step() == 0);
    if (session_.hasMoment()) {
        title_->setText(momentName(*session_.trace(), session_.moment()));
        text_->setText(
            scene::stepSentence(*session_.trace(), session_.moment(), session_.scene().source));
    }
}

/// Where the labels stand in a width, one below the other; empty where one is hidden.
std::array<QRect, 3> NowPanel::places(int width) const {
    std::array<QRect, 3> places;
    int top = 0;
    for (std::size_t k = 0; k < places.size(); ++k) {
        const QLabel& label = *labels()[k];
        if (!label.isHidden()) {
            const int height = std::max(label.heightForWidth(width), label.minimumHeight());
            places[k] = QRect(0, top, width, height);
            top += height + gap_;
        }
    }
    return places;
}

int NowPanel::heightForWidth(int width) const {
    return heightOf(places(width));
}

QSize NowPanel::sizeHint() const {
    return {text_->sizeHint().width(), heightForWidth(width())};
}

QSize NowPanel::minimumSizeHint() const {
    int widest = 0;
    for (const QLabel* label : labels()) {
        widest = std::max(widest, label->minimumSizeHint().width());
    }
    return {widest, heightForWidth(width())};
}

void NowPanel::arrange() {
    const std::array<QRect, 3> now = places(width());
    for (std::size_t k = 0; k < now.size(); ++k) {
        labels()[k]->setGeometry(now[k]);
    }
    if (const int height = heightOf(now); std::exchange(height_, height) != height) {
        updateGeometry();
    }
}

/// The labels ask for other room when their texts or fonts change; while it is hidden they do not.
bool NowPanel::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        arrange();
    }
    return QWidget::event(event);
}

void NowPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

}  // namespace lab::gui
