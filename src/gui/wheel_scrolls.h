// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lab::gui {

/// The wheel over the fields and sliders of a panel scrolls the panel instead of changing them,
/// unless one has the focus: who scrolls does not mean to change a number on the way. Of the fields
/// that are there now.
void letWheelScroll(QWidget& panel);

}  // namespace lab::gui
