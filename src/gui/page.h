// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QUndoStack;

namespace lab::gui {

class Player;
class Stepping;

/// One page of the window, below the top bar. The window's keys and buttons go to the page that is
/// shown.
class Page : public QWidget {
    Q_OBJECT

  public:
    using QWidget::QWidget;

    virtual void setTheme(const figures::Theme& theme) = 0;
    /// What ← → move, and what Space plays; null where there is nothing to step through.
    [[nodiscard]] virtual Stepping* stepping() const { return nullptr; }
    [[nodiscard]] virtual Player* player() const { return nullptr; }
    /// What Space does where there is nothing to play.
    virtual void startOrPause() {}
    /// What Ctrl+Z takes back here; null: changes of the run.
    [[nodiscard]] virtual QUndoStack* history() const { return nullptr; }
    /// Puts the text cursor into the sentence; a page without one does nothing.
    virtual void focusSentence() {}
    /// The keyboard's focus to what the page is about.
    virtual void focusPicture() = 0;
    /// Asks how to save what is shown.
    virtual void openExport() = 0;
    /// Whether the window may not close yet: the page then asks what must be asked, and closes the
    /// window itself.
    virtual bool holdsClosing() { return false; }
    /// Side panels shown or hidden, for presenting on a small screen.
    virtual void setSideShown(bool /*shown*/) {}
};

}  // namespace lab::gui
