// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "figures/theme.h"

namespace lab::gui {

/// A line a word: how often it was drawn as a bar, and its weight as a mark on it. The likeliest
/// words only; what they have is read aloud too.
class SampleBars final : public QWidget {
    Q_OBJECT

  public:
    struct Bar {
        QString word;
        double weight = 0;  ///< its chance, 0 to 1
        double share = 0;   ///< of the draws, 0 to 1
    };

    explicit SampleBars(QWidget* parent = nullptr);

    void setBars(std::vector<Bar> bars);
    void setTheme(const figures::Theme& theme);
    [[nodiscard]] const std::vector<Bar>& bars() const { return bars_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    [[nodiscard]] int lineHeight() const;

    std::vector<Bar> bars_;
    figures::Theme theme_ = figures::Theme::light();
};

}  // namespace lab::gui
