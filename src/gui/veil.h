// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace lab::gui {

/// Fades the widget that it covers; mouse and keys pass through. Hidden at first.
class Veil final : public QWidget {
    Q_OBJECT

  public:
    explicit Veil(QWidget& covered);

    void setColour(const QColor& colour);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    QColor colour_;
};

}  // namespace lab::gui
