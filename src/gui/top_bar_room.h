// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QHBoxLayout;
class QWidget;

namespace lab::gui {

class PageBar;

/// What of the top bar may give way to the rest.
struct TopBarParts {
    const PageBar* pages = nullptr;
    const QWidget* name = nullptr;              ///< of the program
    std::vector<const QWidget*> captions = {};  ///< beside the choosers
};

/// What of the top bar is shown.
struct TopBarRoom {
    bool captions = true;
    bool name = true;
    bool pagesFolded = false;

    friend bool operator==(const TopBarRoom&, const TopBarRoom&) = default;
};

/// What has room in `width` pixels: captions give way first, before a chooser must shorten its
/// text, then, where choosers cannot be shorter, the program's name and then the row of pages. All
/// widgets of the row count, hidden ones too, so that pages without choosers have the same bar.
TopBarRoom topBarRoom(const QHBoxLayout& row, const TopBarParts& parts, int width);

}  // namespace lab::gui
