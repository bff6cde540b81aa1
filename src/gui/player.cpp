// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/player.h"

#include "gui/explore_session.h"

namespace lab::gui {

Player::Player(ExploreSession& session, QObject* parent) : QObject(parent), session_(session) {
    connect(&timer_, &QTimer::timeout, this, &Player::stepOn);
    connect(&session_, &ExploreSession::viewChanged, this,
            [this] { timer_.setInterval(interval()); });
    connect(&session_, &ExploreSession::traceChanged, this, &Player::pause);
}

int Player::interval() const {
    return 60'000 / session_.scene().view.stepsPerMinute;
}

void Player::toggle() {
    if (playing()) {
        pause();
    } else {
        play();
    }
}

void Player::play() {
    if (!session_.hasMoment()) {
        return;
    }
    if (session_.step() == session_.timeline().size() - 1) {
        session_.goTo(0);
    }
    timer_.start(interval());
    emit playingChanged();
}

void Player::pause() {
    if (playing()) {
        timer_.stop();
        emit playingChanged();
    }
}

void Player::stepOn() {
    session_.stepBy(1);
    if (session_.step() >= session_.timeline().size() - 1) {
        pause();
    }
}

}  // namespace lab::gui
