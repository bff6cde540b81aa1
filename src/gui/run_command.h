// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include "scene/scene.h"

namespace lab::gui {

class ExploreSession;

/// A change of what is run: sentence, model, decoding and "what if". Undoing it brings the run
/// back, and leaves cursor, page and view as they are.
class RunCommand final : public QUndoCommand {
  public:
    /// Changes with the same `gesture` of 0 or more become one. The session must outlive it.
    RunCommand(ExploreSession& session, scene::Scene before, scene::Scene after,
               const QString& name, int gesture);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return gesture_; }
    bool mergeWith(const QUndoCommand* next) override;

  private:
    void show(const scene::Scene& run);

    ExploreSession& session_;
    scene::Scene before_;
    scene::Scene after_;
    int gesture_;
};

}  // namespace lab::gui
