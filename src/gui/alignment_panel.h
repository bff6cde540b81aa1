// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

namespace lab::gui {

class AlignmentView;
class ExploreSession;

/// The alignment matrix under its title.
class AlignmentPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit AlignmentPanel(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// The height in which every target word of the matrix is named.
    [[nodiscard]] int heightForAllWords() const;
    [[nodiscard]] AlignmentView& view() const { return *view_; }

  private:
    AlignmentView* view_;
};

}  // namespace lab::gui
