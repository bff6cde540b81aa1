// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QLabel;

namespace lab::gui {

class ExploreSession;

/// What happens at this moment, in a few plain words.
class NowPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit NowPanel(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);

  private:
    void showMoment();

    ExploreSession& session_;
    QLabel* title_;
    QLabel* text_;
    QLabel* hint_;
};

}  // namespace lab::gui
