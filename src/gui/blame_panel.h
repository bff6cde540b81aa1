// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QLabel;

namespace lab::gui {

class BlameBars;
class ExploreSession;

/// On the way back: what each quantity of the moment hands on of its gradient, and to what. Hidden
/// on the way forward.
class BlamePanel final : public QWidget {
    Q_OBJECT

  public:
    explicit BlamePanel(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    [[nodiscard]] BlameBars& bars() const { return *bars_; }

  private:
    void showMoment();

    ExploreSession& session_;
    QLabel* title_;
    QLabel* note_;
    BlameBars* bars_;
};

}  // namespace lab::gui
