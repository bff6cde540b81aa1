// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace lab::gui {

class TrainSession;

/// Starts, pauses and stops the training, and says how far it is.
class TrainControls final : public QWidget {
    Q_OBJECT

  public:
    explicit TrainControls(TrainSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    void focusButton();
    /// What the main button does: starts, pauses or goes on.
    void press();

  private:
    QPushButton* addButton(const QString& text, const QString& tip);
    void begin();
    void showState();
    void showMoment();
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString timeLeft() const;

    TrainSession& session_;
    QGridLayout* buttons_;
    QPushButton* main_;
    QPushButton* oneStep_;
    QPushButton* stop_;
    QPushButton* goBack_;
    QProgressBar* bar_;
    QLabel* progress_;
    QLabel* left_;
    QLabel* norms_;
    QLabel* problem_;
};

}  // namespace lab::gui
