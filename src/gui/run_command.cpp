// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_command.h"

#include "gui/explore_session.h"

namespace lab::gui {

RunCommand::RunCommand(ExploreSession& session, const scene::Scene& before,
                       const scene::Scene& after, const QString& name, int gesture)
    : QUndoCommand(name),
      session_(session),
      sentenceBefore_(before.sentence),
      sentenceAfter_(after.sentence),
      whatIfBefore_(before.whatIf),
      whatIfAfter_(after.whatIf),
      gesture_(gesture) {}

void RunCommand::undo() {
    show(sentenceBefore_, whatIfBefore_);
}

void RunCommand::redo() {
    show(sentenceAfter_, whatIfAfter_);
}

bool RunCommand::mergeWith(const QUndoCommand* next) {
    // Only commands of one id are asked, and gestures change no sentence.
    whatIfAfter_ = static_cast<const RunCommand*>(next)->whatIfAfter_;
    setText(next->text());
    return true;
}

/// The sentence may have been typed on since: what was changed in one sentence means nothing in
/// another, so changes bring theirs back. Where none are left, the sentence is this command's only
/// if it changed it.
void RunCommand::show(const QString& sentence, const scene::WhatIf& whatIf) {
    scene::Scene next = session_.scene();
    if (sentenceBefore_ != sentenceAfter_ || !whatIf.changes.empty()) {
        next.sentence = sentence;
    }
    next.whatIf = whatIf;
    session_.setScene(next);
}

}  // namespace lab::gui
