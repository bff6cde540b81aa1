// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace lab::gui {

class DataSession;

/// The data sets, and what can be done with them.
class DataList final : public QWidget {
    Q_OBJECT

  public:
    explicit DataList(DataSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    void focusList();

    /// Ask for files.
    void openPairs();
    void openTwoFiles();
    /// Asks whether to remove the current one.
    void askToRemove();

  private:
    QPushButton* addButton(const QString& text, const QString& name, const QString& tip);
    void fill();
    void showCurrent();

    DataSession& session_;
    QListWidget* list_;
    QPushButton* openPairs_;
    QPushButton* openTwo_;
    QPushButton* newGrammar_;
    QPushButton* rename_;
    QPushButton* duplicate_;
    QPushButton* remove_;
    QLabel* hint_;
    bool filling_ = false;
};

}  // namespace lab::gui
