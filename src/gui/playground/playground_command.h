// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include "scene/playground.h"

namespace lab::gui {

class ExploreSession;

/// A change of the playground that can be undone. Those of one gesture of 0 or more, as while an
/// arrow is dragged, are one.
class PlaygroundCommand final : public QUndoCommand {
  public:
    PlaygroundCommand(ExploreSession& document, scene::Playground after, const QString& name,
                      int gesture);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return gesture_; }
    bool mergeWith(const QUndoCommand* next) override;

  private:
    ExploreSession& document_;
    scene::Playground before_;
    scene::Playground after_;
    int gesture_;
};

}  // namespace lab::gui
