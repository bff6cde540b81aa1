// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace lab::gui {

class OwnModels;
class TrainSession;

/// Starts, pauses and stops the training, and says how far it is. Its buttons have their places
/// whatever happens.
class TrainControls final : public QWidget {
    Q_OBJECT

  public:
    TrainControls(TrainSession& session, OwnModels& models, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    void focusButton();
    /// What the main button does: starts, pauses or goes on.
    void press();

  private:
    QPushButton* addButton(const QString& text, const QString& tip);
    void begin();
    void askToReplace();
    void askForName();
    void save(const QString& name);
    [[nodiscard]] QString suggestedName() const;
    void showState();
    void showMoment();
    void showProblem(const QString& line);
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString timeLeft() const;
    [[nodiscard]] QString normsText() const;

    TrainSession& session_;
    OwnModels& models_;
    QGridLayout* buttons_;
    QWidget* status_;  ///< of one height, whatever it says: the buttons stay where they are
    QPushButton* main_;
    QPushButton* oneStep_;
    QPushButton* stop_;
    QPushButton* goBack_;
    QPushButton* save_;
    bool isCompact_ = false;
    QString saving_;  ///< id of the model that is being saved
    QProgressBar* bar_;
    QLabel* progress_;
    QLabel* left_;
    QLabel* norms_;
    QLabel* problem_;
};

}  // namespace lab::gui
