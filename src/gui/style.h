// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QSizeF>
#include <QString>

#include "figures/theme.h"
#include "scene/scene.h"

class QWidget;

namespace lab::gui {

/// The theme that the view options ask for. `systemIsDark` decides for ThemeName::System.
figures::Theme themeFor(scene::ThemeName name, bool systemIsDark, double scale = 1);

/// How much larger everything becomes when presenting: as far as the screen allows, at least 1.
double presentingScale(const QSizeF& screen);

/// The scale of a window of this size otherwise: 1 up to that of a usual screen, then in steps of
/// a quarter, so that a very large window is filled and can be read.
double windowScale(const QSizeF& window);

/// Whether this palette is light text on a dark ground.
bool isDark(const QPalette& palette);

QPalette paletteOf(const figures::Theme& theme);

/// The look of all standard widgets. Labels say by the property "textStyle" (caption, label,
/// title, heading, error) what they are; buttons by "kind" (primary, segment, page).
QString styleSheetOf(const figures::Theme& theme);

/// Palette, font and style sheet for a window and all it holds.
void applyStyle(QWidget& window, const figures::Theme& theme);

/// A dialog takes over its parent's palette, and with it the theme: as a window of its own it would
/// have the system's, also in those of its parts that no style sheet knows.
void takeOverTheme(QWidget& dialog);

}  // namespace lab::gui
