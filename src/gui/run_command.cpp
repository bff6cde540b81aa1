// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_command.h"

#include <utility>

#include "gui/explore_session.h"

namespace lab::gui {

RunCommand::RunCommand(ExploreSession& session, scene::Scene before, scene::Scene after,
                       const QString& name, int gesture)
    : QUndoCommand(name),
      session_(session),
      before_(std::move(before)),
      after_(std::move(after)),
      gesture_(gesture) {}

void RunCommand::undo() {
    show(before_);
}

void RunCommand::redo() {
    show(after_);
}

bool RunCommand::mergeWith(const QUndoCommand* next) {
    // Only commands of one id are asked.
    after_ = static_cast<const RunCommand*>(next)->after_;
    setText(next->text());
    return true;
}

void RunCommand::show(const scene::Scene& run) {
    scene::Scene next = session_.scene();
    next.model = run.model;
    next.mechanism = run.mechanism;
    next.sentence = run.sentence;
    next.decoding = run.decoding;
    next.beamWidth = run.beamWidth;
    next.forcedTarget = run.forcedTarget;
    next.draw = run.draw;
    next.whatIf = run.whatIf;
    session_.setScene(next);
}

}  // namespace lab::gui
