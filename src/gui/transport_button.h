// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QPainterPath>

#include "figures/theme.h"

namespace lab::gui {

/// A button of the transport bar: a drawn sign, round and in the accent colour for play.
class TransportButton final : public QAbstractButton {
    Q_OBJECT

  public:
    enum class Sign { ToStart, Back, Play, Pause, On, ToEnd, Turn };

    explicit TransportButton(Sign sign, QWidget* parent = nullptr);

    void setSign(Sign sign);
    [[nodiscard]] Sign sign() const { return sign_; }
    void setTheme(const figures::Theme& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    [[nodiscard]] bool round() const { return sign_ == Sign::Play || sign_ == Sign::Pause; }
    void paintGround(QPainter& painter) const;

    Sign sign_;
    figures::Theme theme_;
};

}  // namespace lab::gui
