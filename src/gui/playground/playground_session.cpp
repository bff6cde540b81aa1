// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/playground/playground_session.h"

#include "figures/playground/playground_texts.h"
#include "gui/explore_session.h"
#include "gui/playground/playground_command.h"
#include "scene/number_text.h"

namespace lab::gui {

PlaygroundSession::PlaygroundSession(ExploreSession& document, const attention::Registry& registry,
                                     QObject* parent)
    : QObject(parent), document_(document), registry_(registry) {
    connect(&document_, &ExploreSession::playgroundChanged, this, [this] {
        figure_.reset();
        emit changed();
    });
}

const scene::Playground& PlaygroundSession::playground() const {
    return document_.scene().playground;
}

const figures::PlaygroundFigure& PlaygroundSession::figure() const {
    if (!figure_) {
        figure_ = figures::playgroundFigure(registry_, playground());
    }
    return *figure_;
}

void PlaygroundSession::change(const scene::Playground& next, const QString& name, int gesture) {
    if (next != playground()) {
        history_.push(new PlaygroundCommand(document_, next, name, gesture));
    }
}

void PlaygroundSession::move(scene::Handle handle, const scene::Arrow& to, int gesture) {
    const scene::Playground next = scene::moved(playground(), handle, to);
    const scene::Arrow arrow = scene::arrowOf(next, handle);
    change(
        next,
        tr("%1 to (%2, %3)")
            .arg(scene::symbolOf(handle), scene::numberText(arrow.x), scene::numberText(arrow.y)),
        gesture);
}

void PlaygroundSession::setMechanism(scene::PlaneMechanism mechanism) {
    scene::Playground next = playground();
    next.mechanism = mechanism;
    const auto* description = figure().mechanisms[static_cast<std::size_t>(mechanism)];
    change(next, figures::mechanismName(*description));
}

}  // namespace lab::gui
