// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoStack>
#include <optional>

#include "figures/playground/playground_figure.h"

namespace lab::gui {

class ExploreSession;

/// What the page Playground shows: the arrows of the scene and what each mechanism makes of them.
/// Follows the document's session and changes the scene through it, undoably. All of it takes
/// microseconds, so there is no worker. GUI thread.
class PlaygroundSession final : public QObject {
    Q_OBJECT

  public:
    /// Both must outlive it.
    PlaygroundSession(ExploreSession& document, const attention::Registry& registry,
                      QObject* parent = nullptr);

    [[nodiscard]] ExploreSession& document() const { return document_; }
    [[nodiscard]] const scene::Playground& playground() const;
    /// The arrows with their answers and the texts of the mechanisms; in no theme of the window.
    /// Throws AttentionError where the registry lacks a mechanism of the plane.
    [[nodiscard]] const figures::PlaygroundFigure& figure() const;
    /// What was changed, for undo and redo.
    [[nodiscard]] QUndoStack& history() { return history_; }

    /// Can be undone; does nothing where nothing is different. Changes with the same `gesture` of 0
    /// or more are undone together.
    void change(const scene::Playground& next, const QString& name, int gesture = -1);
    void move(scene::Handle handle, const scene::Arrow& to, int gesture = -1);
    void setMechanism(scene::PlaneMechanism mechanism);
    /// For a new gesture.
    [[nodiscard]] int nextGesture() { return ++gesture_; }

  signals:
    void changed();

  private:
    ExploreSession& document_;
    const attention::Registry& registry_;
    mutable std::optional<figures::PlaygroundFigure> figure_;  ///< of the present arrows
    QUndoStack history_;
    int gesture_ = 0;
};

}  // namespace lab::gui
