// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QLabel;
class QPushButton;

namespace lab::gui {

class DataSession;
class GrammarEditor;

/// The grammar of the current data set to write: checked as one types, saved when one says so.
class GrammarPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit GrammarPanel(DataSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    [[nodiscard]] GrammarEditor& editor() const { return *editor_; }

  private:
    void showText();
    void showState();

    DataSession& session_;
    GrammarEditor* editor_;
    QLabel* state_;
    QPushButton* toError_;
    QPushButton* revert_;
    QPushButton* save_;
    QString shown_;  ///< id of the data set whose text the editor has
};

}  // namespace lab::gui
