// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/now_panel.h"

#include <QLabel>
#include <QVBoxLayout>

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
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addWidget(title_);
    rows->addWidget(text_);
    rows->addWidget(hint_);
    connect(&session_, &ExploreSession::cursorChanged, this, &NowPanel::showMoment);
    showMoment();
}

/// What stands below keeps its place while the texts change.
void NowPanel::setTheme(const figures::Theme& theme) {
    const int lines = theme.compact ? 1 : kLines;
    const QFontMetrics metrics(theme.font(figures::TextStyle::Body));
    text_->setMinimumHeight(lines * metrics.lineSpacing());
    text_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
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

}  // namespace lab::gui
