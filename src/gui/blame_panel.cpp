// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/blame_panel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "gui/blame_bars.h"
#include "gui/explore_session.h"

namespace lab::gui {

BlamePanel::BlamePanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      title_(new QLabel(tr("Where the blame goes"), this)),
      note_(new QLabel(tr("Orange: the length of a vector's share. Red and blue: a number's own."),
                       this)),
      bars_(new BlameBars(session, this)) {
    title_->setProperty("textStyle", QStringLiteral("label"));
    note_->setProperty("textStyle", QStringLiteral("caption"));
    note_->setWordWrap(true);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addWidget(title_);
    rows->addWidget(bars_);
    rows->addWidget(note_);
    connect(&session_, &ExploreSession::traceChanged, this, &BlamePanel::showMoment);
    connect(&session_, &ExploreSession::cursorChanged, this, &BlamePanel::showMoment);
    showMoment();
}

void BlamePanel::setTheme(const figures::Theme& theme) {
    bars_->setTheme(theme);
}

void BlamePanel::showMoment() {
    const bool back = session_.hasMoment() && session_.moment().back != scene::Back::No;
    setVisible(back);
    if (!back) {
        bars_->setGroups({});
        return;
    }
    const scene::Moment moment = session_.moment();
    if (moment.back == scene::Back::Parameters) {
        bars_->setGroups({{.from = {}, .shares = scene::parameterGradients(*session_.trace())}});
    } else {
        bars_->setGroups(scene::blameAt(*session_.trace(), moment));
    }
}

}  // namespace lab::gui
