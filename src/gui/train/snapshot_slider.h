// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>
#include <vector>

#include "figures/theme.h"

namespace lab::gui {

/// A slider over the steps of a training with a tick at each snapshot, on which the handle rests;
/// its value is the number of the snapshot, the last one being where the training is. ← → and the
/// wheel go from snapshot to snapshot, PageUp and PageDown five, Home and End to the first and the
/// last.
class SnapshotSlider final : public QAbstractSlider {
    Q_OBJECT

  public:
    explicit SnapshotSlider(QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// The steps of the handle's places, rising, and of the slider's end. Moves nothing else.
    void setSteps(const std::vector<int>& steps, int end);
    [[nodiscard]] const std::vector<int>& steps() const { return steps_; }
    /// Where a step stands, in this widget.
    [[nodiscard]] double xOf(int step) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    [[nodiscard]] int nearest(double x) const;
    [[nodiscard]] double margin() const;

    figures::Theme theme_ = figures::Theme::light();
    std::vector<int> steps_;
    int end_ = 1;
};

}  // namespace lab::gui
