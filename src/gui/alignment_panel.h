// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include "figures/theme.h"
#include "models/trace.h"
#include "scene/scene.h"

class QToolButton;

namespace lab::gui {

class AlignmentView;
class ChangeMap;
class ExploreSession;
class HeadGrid;
class JacobianView;
class PanelHeader;

/// The alignment matrix under its title, and where there are several heads, which of them, or all.
class AlignmentPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit AlignmentPanel(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// The height in which every target word of the matrix is named.
    [[nodiscard]] int heightForAllWords() const;
    [[nodiscard]] AlignmentView& view() const { return *view_; }

  private:
    [[nodiscard]] QStringList gradientLegend(const models::Trace& trace,
                                             scene::ShownNumbers numbers) const;
    void showAxes(const ExploreSession& session);
    void show(const ExploreSession& session);
    void showKind(const ExploreSession& session);

    AlignmentView* view_;
    HeadGrid* grid_;          ///< instead of it where each head has a matrix of its own
    ChangeMap* changes_;      ///< instead of both where the reader wants to see what was changed
    JacobianView* jacobian_;  ///< instead of all at a softmax on the way back
    QToolButton* difference_;
    PanelHeader* header_ = nullptr;
};

}  // namespace lab::gui
