// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace lab::gui {

/// One line about what went wrong, above the page; it never asks and can be closed.
class MessageBar final : public QFrame {
    Q_OBJECT

  public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// An empty line hides the bar.
    void showLine(const QString& line);

  signals:
    void closed();

  private:
    QLabel* text_;
};

}  // namespace lab::gui
