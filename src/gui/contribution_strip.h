// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "figures/theme.h"

namespace lab::gui {

/// The terms of a sum side by side, blue below 0 and red above, each as strong as its share of
/// the largest.
class ContributionStrip final : public QWidget {
    Q_OBJECT

  public:
    explicit ContributionStrip(QWidget* parent = nullptr);

    void setTerms(std::vector<double> terms);
    void setTheme(const figures::Theme& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    std::vector<double> terms_;
    figures::Theme theme_;
};

}  // namespace lab::gui
