// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;
class QWidget;

namespace lab::gui {

/// Whether the widget with the focus should get this key itself, although the window has a
/// shortcut for it: Space presses a focused button, arrows move in a tree, a chooser, a slider or a
/// group of buttons. Text fields claim their keys on their own.
bool keepsKey(const QWidget* focused, const QKeyEvent& key);

}  // namespace lab::gui
