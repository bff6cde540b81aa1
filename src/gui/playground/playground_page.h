// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/page.h"

class QBoxLayout;
class QScrollArea;

namespace lab::gui {

class PlaygroundPanel;
class PlaygroundSession;
class PlaygroundView;
class Segments;

/// The page Playground: attention in the plane, with no model. Arrows are dragged, and every
/// mechanism answers at once.
class PlaygroundPage final : public Page {
    Q_OBJECT

  public:
    explicit PlaygroundPage(PlaygroundSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme) override;
    void focusPicture() override;
    void openExport() override;
    void setSideShown(bool shown) override;
    [[nodiscard]] QUndoStack* history() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* makeCentre();
    void showMechanism();
    void arrange();

    PlaygroundSession& session_;
    PlaygroundPanel* panel_;
    QScrollArea* side_;
    Segments* mechanisms_ = nullptr;
    PlaygroundView* view_ = nullptr;
    QBoxLayout* centre_ = nullptr;
    double scale_ = 1;
};

}  // namespace lab::gui
