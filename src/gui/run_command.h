// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include "scene/scene.h"

namespace lab::gui {

class ExploreSession;

/// A change of the sentence or of "what if". Undoing it brings back what it changed and leaves the
/// rest as it is: whoever has chosen another mechanism since keeps it.
class RunCommand final : public QUndoCommand {
  public:
    /// Changes with the same `gesture` of 0 or more become one. The session must outlive it.
    RunCommand(ExploreSession& session, const scene::Scene& before, const scene::Scene& after,
               const QString& name, int gesture);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return gesture_; }
    bool mergeWith(const QUndoCommand* next) override;

  private:
    void show(const QString& sentence, const scene::WhatIf& whatIf);

    ExploreSession& session_;
    QString sentenceBefore_;
    QString sentenceAfter_;
    scene::WhatIf whatIfBefore_;
    scene::WhatIf whatIfAfter_;
    int gesture_;
};

}  // namespace lab::gui
