// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <utility>
#include <vector>

#include "figures/theme.h"
#include "scene/comparison.h"

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace lab::gui {

class LengthSession;

/// Which contenders are measured, the button that starts and stops, and how far the work is.
class LengthChoice final : public QWidget {
    Q_OBJECT

  public:
    explicit LengthChoice(LengthSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// The keyboard's focus to the button.
    void focusButton();

  private:
    void fillBoxes();
    [[nodiscard]] std::vector<scene::Contender> offered() const;
    [[nodiscard]] QString whatItDoes(const QString& mechanism) const;
    void showChoice();
    void showProgress();
    void press();

    LengthSession& session_;
    QVBoxLayout* rows_ = nullptr;
    std::vector<std::pair<scene::Contender, QCheckBox*>> boxes_;
    QPushButton* button_;
    QProgressBar* progress_;
    QLabel* state_;
};

}  // namespace lab::gui
