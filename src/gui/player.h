// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace lab::gui {

class Stepping;

/// Steps on by itself at the given speed until the end; from the end it starts again at the
/// beginning.
class Player final : public QObject {
    Q_OBJECT

  public:
    explicit Player(Stepping& stepping, QObject* parent = nullptr);

    [[nodiscard]] bool playing() const { return timer_.isActive(); }
    void toggle();
    void pause();

  signals:
    void playingChanged();

  private:
    void play();
    void stepOn();
    [[nodiscard]] int interval() const;

    Stepping& stepping_;
    QTimer timer_;
};

}  // namespace lab::gui
