// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/alignment_panel.h"

#include <QVBoxLayout>

#include "gui/alignment_view.h"
#include "gui/panel_header.h"

namespace lab::gui {

AlignmentPanel::AlignmentPanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent), view_(new AlignmentView(session, this)) {
    auto* header = new PanelHeader(this);
    header->setTexts(tr("Alignment"),
                     {tr("α rows: French · columns: English"), tr("French ↓ · English →")});
    auto* rows = new QVBoxLayout(this);
    rows->addWidget(header);
    rows->addWidget(view_, 1);
}

void AlignmentPanel::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    const int below = qRound(theme.space(theme.compact ? 0.5 : 1));
    layout()->setContentsMargins(side, qRound(theme.space(theme.compact ? 1 : 1.5)), side, below);
    layout()->setSpacing(below);
    view_->setTheme(theme);
}

int AlignmentPanel::heightForAllWords() const {
    const int around = layout()->totalSizeHint().height() - view_->sizeHint().height();
    return around + view_->heightForAllWords();
}

}  // namespace lab::gui
