// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QLineEdit;
class QListWidget;
class QToolButton;

namespace lab::gui {

class TrainSession;

/// The sentences whose alignment is watched, and a field for another.
class ProbeList final : public QWidget {
    Q_OBJECT

  public:
    explicit ProbeList(TrainSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    void focusSentence();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void showProbes();
    void add();

    TrainSession& session_;
    QListWidget* list_;
    QLineEdit* field_;
    QToolButton* remove_;
    bool filling_ = false;
};

}  // namespace lab::gui
