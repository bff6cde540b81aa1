// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scene_keeper.h"

#include "gui/explore_session.h"
#include "gui/saved_state.h"

namespace lab::gui {

SceneKeeper::SceneKeeper(ExploreSession& session, const SavedState& saved,
                         std::chrono::milliseconds delay, QObject* parent)
    : QObject(parent), session_(session), saved_(saved) {
    settled_.setSingleShot(true);
    settled_.setInterval(delay);
    connect(&settled_, &QTimer::timeout, this, &SceneKeeper::keepOrReport);
    const auto start = qOverload<>(&QTimer::start);
    connect(&session, &ExploreSession::sceneChanged, &settled_, start);
    connect(&session, &ExploreSession::viewChanged, &settled_, start);
    connect(&session, &ExploreSession::cursorChanged, &settled_, start);
    connect(&session, &ExploreSession::pageChanged, &settled_, start);
    connect(&session, &ExploreSession::comparisonChanged, &settled_, start);
    connect(&session, &ExploreSession::lengthsChanged, &settled_, start);
    connect(&session, &ExploreSession::trainingChanged, &settled_, start);
    connect(&session, &ExploreSession::playgroundChanged, &settled_, start);
}

void SceneKeeper::keep() {
    settled_.stop();
    if (kept_ != session_.scene()) {
        saved_.saveScene(session_.scene());
        kept_ = session_.scene();
    }
}

void SceneKeeper::keepOrReport() {
    try {
        keep();
    } catch (const std::exception& error) {
        if (!std::exchange(reported_, true)) {
            session_.showMessage(QString::fromUtf8(error.what()));
        }
    }
}

}  // namespace lab::gui
