// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/player.h"

#include "gui/stepping.h"

namespace lab::gui {

Player::Player(Stepping& stepping, QObject* parent) : QObject(parent), stepping_(stepping) {
    connect(&timer_, &QTimer::timeout, this, &Player::stepOn);
    connect(&stepping_, &Stepping::speedChanged, this, [this] { timer_.setInterval(interval()); });
    connect(&stepping_, &Stepping::timelineChanged, this, &Player::pause);
}

int Player::interval() const {
    return 60'000 / stepping_.stepsPerMinute();
}

void Player::toggle() {
    if (playing()) {
        pause();
    } else {
        play();
    }
}

void Player::play() {
    if (stepping_.timeline().size() == 0) {
        return;
    }
    if (stepping_.step() == stepping_.timeline().size() - 1) {
        stepping_.goTo(0);
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
    stepping_.stepBy(1);
    if (stepping_.step() >= stepping_.timeline().size() - 1) {
        pause();
    }
}

}  // namespace lab::gui
