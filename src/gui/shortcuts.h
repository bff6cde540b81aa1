// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <functional>
#include <vector>

class QWidget;

namespace lab::gui {

/// What a key does: one line of the overview, and the function to call.
struct Shortcut {
    QList<QKeySequence> keys;
    QString keyText;  ///< as the overview shows them
    QString does;
    std::function<void()> run;  ///< empty: a key that widgets handle themselves
};

/// Makes the shortcuts work in the whole window.
void installShortcuts(QWidget& window, const std::vector<Shortcut>& shortcuts);

/// Shows them in a table that scrolls where the screen is low; does not block.
void showShortcutOverview(QWidget& window, const std::vector<Shortcut>& shortcuts);

}  // namespace lab::gui
