// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>
#include <chrono>

namespace lab::gui {

/// Says for a moment what has been done, over the lower end of a widget; asks nothing, takes no
/// room and lets the mouse through.
class Note final : public QLabel {
    Q_OBJECT

  public:
    /// A child of the window of `over`, which must outlive it.
    explicit Note(QWidget& over,
                  std::chrono::milliseconds duration = std::chrono::milliseconds(2500));

    void showText(const QString& text);

  private:
    void place();

    QWidget& over_;
    QTimer end_;
};

}  // namespace lab::gui
