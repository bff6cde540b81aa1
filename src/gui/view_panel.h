// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

namespace Ui {
class ViewPanel;
}

namespace lab::gui {

class ExploreSession;

/// How things are shown: colour map, theme, what stands in the matrix.
class ViewPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit ViewPanel(ExploreSession& session, QWidget* parent = nullptr);
    ~ViewPanel() override;

  private:
    void showView();
    void applyFields();

    ExploreSession& session_;
    std::unique_ptr<Ui::ViewPanel> form_;
};

}  // namespace lab::gui
