// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QPushButton;

namespace lab::gui {

class ExploreSession;

/// What stands where the stages will be while there is nothing to show: what to do, and sentences
/// to start from.
class EmptyPrompt final : public QWidget {
    Q_OBJECT

  public:
    explicit EmptyPrompt(ExploreSession& session, QWidget* parent = nullptr);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showState();

    ExploreSession& session_;
    QWidget* prompt_;
    std::vector<QPushButton*> buttons_;
};

}  // namespace lab::gui
