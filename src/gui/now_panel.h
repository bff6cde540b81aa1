// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "figures/theme.h"

class QLabel;

namespace lab::gui {

class ExploreSession;

/// What happens at this moment, in a few plain words. Places its texts itself and asks for other
/// room only when it needs other room: a layout asks all its neighbours anew at every step.
class NowPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit NowPanel(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showMoment();
    [[nodiscard]] std::array<QLabel*, 3> labels() const { return {title_, text_, hint_}; }
    [[nodiscard]] std::array<QRect, 3> places(int width) const;
    void arrange();

    ExploreSession& session_;
    QLabel* title_;
    QLabel* text_;
    QLabel* hint_;
    int gap_ = 4;
    int height_ = 0;  ///< what the texts take in the present width
};

}  // namespace lab::gui
