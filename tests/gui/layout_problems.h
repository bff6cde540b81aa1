// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace lab::gui {

/// "QLabel 'conclusion' 320x24+8+16".
QString nameOf(const QWidget& widget);

/// What is clipped, cut or overlaps below this widget, one line each.
QStringList problemsOf(const QWidget& window);

}  // namespace lab::gui
