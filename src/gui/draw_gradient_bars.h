// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "figures/theme.h"

namespace lab::gui {

/// A line a position: the estimate of its score's gradient as a bar around 0 with how far it may be
/// off, and marks for what it nears and for the soft gradient. Read aloud too.
class DrawGradientBars final : public QWidget {
    Q_OBJECT

  public:
    struct Bar {
        QString word;
        double weight = 0;
        double estimate = 0;
        double deviation = 0;  ///< of the estimate
        double expected = 0;
        double soft = 0;
    };

    explicit DrawGradientBars(QWidget* parent = nullptr);

    /// Shows those of the largest weights.
    void setBars(std::vector<Bar> bars);
    void setTheme(const figures::Theme& theme);
    [[nodiscard]] const std::vector<Bar>& bars() const { return bars_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    [[nodiscard]] int lineHeight() const;
    void paintBar(QPainter& painter, const Bar& bar, const QRectF& row, double largest) const;

    std::vector<Bar> bars_;
    figures::Theme theme_ = figures::Theme::light();
};

}  // namespace lab::gui
