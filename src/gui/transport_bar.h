// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "figures/theme.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace lab::gui {

class Player;
class Stepping;
class TimelineWidget;
class TransportButton;

/// Stepping: buttons, the timeline, the speed and where the cursor stands.
class TransportBar final : public QFrame {
    Q_OBJECT

  public:
    TransportBar(Stepping& stepping, Player& player, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void addButtons(QHBoxLayout& row);
    void addTimeline(QHBoxLayout& row);
    void addPosition(QHBoxLayout& row);
    void showTimeline();
    void showCursor();
    void showPlaying();
    void showSpeed();
    void keepCursorVisible();
    void fitTimeline();

    Stepping& stepping_;
    Player& player_;
    std::vector<TransportButton*> buttons_;
    TransportButton* toStart_ = nullptr;
    TransportButton* back_ = nullptr;
    TransportButton* play_ = nullptr;
    TransportButton* on_ = nullptr;
    TransportButton* toEnd_ = nullptr;
    TransportButton* turn_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    TimelineWidget* timeline_ = nullptr;
    QLabel* position_ = nullptr;
    QLabel* hint_ = nullptr;
    QComboBox* speed_ = nullptr;
};

}  // namespace lab::gui
