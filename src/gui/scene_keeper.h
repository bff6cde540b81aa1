// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <optional>

#include "scene/scene.h"

namespace lab::gui {

class ExploreSession;
class SavedState;

/// Keeps what is on screen safe: writes the session's scene about a second after its last change,
/// and when it is told to. A folder that cannot be written is reported in the session's message,
/// once. GUI thread.
class SceneKeeper final : public QObject {
    Q_OBJECT

  public:
    /// Both must outlive it.
    SceneKeeper(ExploreSession& session, const SavedState& saved,
                std::chrono::milliseconds delay = std::chrono::seconds(1),
                QObject* parent = nullptr);

    /// Throws std::runtime_error when it cannot be written.
    void keep();

  private:
    void keepOrReport();

    ExploreSession& session_;
    const SavedState& saved_;
    QTimer settled_;
    std::optional<scene::Scene> kept_;
    bool reported_ = false;
};

}  // namespace lab::gui
