// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "figures/theme.h"

namespace lab::gui {

/// How many sentences have how many tokens: a bar a length, the source above the axis and the
/// target below it.
class LengthBars final : public QWidget {
    Q_OBJECT

  public:
    explicit LengthBars(QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// [tokens]: how many sentences.
    void setLengths(const std::vector<std::size_t>& source, const std::vector<std::size_t>& target);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    [[nodiscard]] std::size_t lengths() const;
    [[nodiscard]] QRectF plot() const;
    void paintSide(QPainter& painter, const std::vector<std::size_t>& counts, bool above) const;

    figures::Theme theme_;
    std::vector<std::size_t> source_;
    std::vector<std::size_t> target_;
};

}  // namespace lab::gui
