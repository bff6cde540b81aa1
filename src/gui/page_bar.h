// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "gui/page_list.h"

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace lab::gui {

/// The titles of the window's pages: a row of buttons or, folded where the row has no room, one
/// button with the title of the page that is shown, which opens the list. The n-th page has the
/// key Ctrl+n.
class PageBar final : public QWidget {
    Q_OBJECT

  public:
    explicit PageBar(QWidget* parent = nullptr);

    /// Once; the first is marked.
    void setPages(const std::vector<PageEntry>& pages);
    [[nodiscard]] const std::vector<PageEntry>& pages() const { return pages_; }
    /// Marks the page that is shown.
    void setCurrent(scene::Page page);
    void setFolded(bool folded);
    [[nodiscard]] bool folded() const { return folded_; }
    /// What the bar needs in either shape, whichever it has.
    [[nodiscard]] int widthNeeded(bool folded) const;
    /// "Ctrl+2".
    [[nodiscard]] static QString keyText(std::size_t place);

  signals:
    void chosen(scene::Page page);  ///< by the user

  private:
    QToolButton* makeButton(const PageEntry& entry, const QString& tip);
    void makeList();

    QHBoxLayout* row_;
    std::vector<PageEntry> pages_;
    std::vector<QToolButton*> buttons_;  ///< in the order of the pages
    QToolButton* list_;                  ///< in place of them
    QMenu* menu_;
    bool folded_ = false;
};

}  // namespace lab::gui
