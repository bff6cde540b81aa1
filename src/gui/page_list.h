// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "scene/page.h"

class QObject;

namespace lab::gui {

class Page;
class SavedState;
struct Sessions;

/// A page of the window as the top bar lists it.
struct PageEntry {
    scene::Page page = scene::Page::Explore;
    QString title;
    QString about;  ///< one line, for the tooltip
    /// Makes the page, once, when it is first shown; what else it needs belongs to the window.
    std::function<Page*(QObject& window)> make;
};

/// The pages of the program in the order of the top bar; the n-th is reached by Ctrl+n. Buttons,
/// keys and tests follow from this list. What is handed over must outlive the pages.
std::vector<PageEntry> pageList(Sessions& sessions, const SavedState& saved);

}  // namespace lab::gui
