// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/head_chooser.h"

#include "gui/explore_session.h"

namespace lab::gui {

using models::Heads;

HeadChooser::HeadChooser(ExploreSession& session, QWidget* parent)
    : QComboBox(parent), session_(session) {
    setAccessibleName(tr("Head"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setToolTip(
        tr("Which head the stages, the formula and the matrix show; mean, max and all are of "
           "the matrix alone"));
    connect(this, &QComboBox::activated, this, &HeadChooser::choose);
    connect(&session_, &ExploreSession::traceChanged, this, &HeadChooser::fill);
    connect(&session_, &ExploreSession::cursorChanged, this, &HeadChooser::showChoice);
    connect(&session_, &ExploreSession::viewChanged, this, &HeadChooser::showChoice);
    fill();
}

/// The heads in their order, then the mean and the maximum over them, then all side by side.
void HeadChooser::fill() {
    const int heads = session_.heads();
    setVisible(heads > 1);
    if (count() != (heads > 1 ? heads + 3 : 0)) {
        clear();
        for (int head = 0; heads > 1 && head < heads; ++head) {
            addItem(tr("Head %1 of %2").arg(head + 1).arg(heads));
        }
        if (heads > 1) {
            addItem(tr("Mean of %1 heads").arg(heads));
            addItem(tr("Max of %1 heads").arg(heads));
            addItem(tr("All %1 heads").arg(heads));
        }
    }
    showChoice();
}

void HeadChooser::showChoice() {
    if (session_.heads() < 2) {
        return;
    }
    const Heads shown = session_.scene().view.heads;
    if (session_.scene().view.eachHead) {
        setCurrentIndex(session_.heads() + 2);
        return;
    }
    setCurrentIndex(shown == Heads::Chosen ? session_.head()
                                           : session_.heads() + (shown == Heads::Mean ? 0 : 1));
}

void HeadChooser::choose(int index) {
    const int heads = session_.heads();
    scene::ViewOptions view = session_.scene().view;
    view.eachHead = index == heads + 2;
    if (!view.eachHead) {
        view.heads = index < heads ? Heads::Chosen : index == heads ? Heads::Mean : Heads::Max;
    }
    session_.setView(view);
    if (index < heads) {
        session_.setHead(index);
    }
}

}  // namespace lab::gui
