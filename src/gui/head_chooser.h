// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace lab::gui {

class ExploreSession;

/// Which of several heads is looked at, and whether the matrix shows it, the mean or maximum of
/// all, or each by itself. Hidden where the mechanism has a single one.
class HeadChooser final : public QComboBox {
    Q_OBJECT

  public:
    explicit HeadChooser(ExploreSession& session, QWidget* parent = nullptr);

  private:
    void fill();
    void showChoice();
    void choose(int index);

    ExploreSession& session_;
};

}  // namespace lab::gui
