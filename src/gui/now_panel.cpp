// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/now_panel.h"

#include <QEvent>
#include <QLabel>
#include <algorithm>

#include "gui/explore_session.h"
#include "gui/inspection.h"
#include "scene/step_text.h"

namespace lab::gui {
namespace {

/// What most texts need.
constexpr int kLines = 5;

}  // namespace

NowPanel::NowPanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      title_(new QLabel(this)),
      text_(new QLabel(this)),
      hint_(new QLabel(tr("Press → to step on, Space to play."), this)) {
    title_->setProperty("textStyle", QStringLiteral("label"));
    hint_->setProperty("textStyle", QStringLiteral("caption"));
    for (QLabel* label : {title_, text_, hint_}) {
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

int NowPanel::heightOf(const QLabel& label, int width) const {
    return label.isHidden() ? 0
                            : std::max(label.heightForWidth(width), label.minimumHeight()) + gap_;
}

int NowPanel::heightForWidth(int width) const {
    return heightOf(*title_, width) + heightOf(*text_, width) + heightOf(*hint_, width);
}

QSize NowPanel::sizeHint() const {
    return {text_->sizeHint().width(), heightForWidth(width())};
}

QSize NowPanel::minimumSizeHint() const {
    return {text_->minimumSizeHint().width(), heightForWidth(width())};
}

void NowPanel::arrange() {
    int top = 0;
    for (QLabel* label : {title_, text_, hint_}) {
        const int height = heightOf(*label, width());
        label->setGeometry(0, top, width(), height);
        top += height;
    }
    if (height_ != top) {
        height_ = top;
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
