// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/playground/playground_command.h"

#include <utility>

#include "gui/explore_session.h"

namespace lab::gui {

PlaygroundCommand::PlaygroundCommand(ExploreSession& document, scene::Playground after,
                                     const QString& name, int gesture)
    : QUndoCommand(name),
      document_(document),
      before_(document.scene().playground),
      after_(std::move(after)),
      gesture_(gesture) {}

void PlaygroundCommand::undo() {
    document_.setPlayground(before_);
}

void PlaygroundCommand::redo() {
    document_.setPlayground(after_);
}

bool PlaygroundCommand::mergeWith(const QUndoCommand* next) {
    after_ = static_cast<const PlaygroundCommand*>(next)->after_;
    setText(next->text());
    return true;
}

}  // namespace lab::gui
