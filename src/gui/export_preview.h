// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "figures/file_format.h"

namespace lab::gui {

/// What the dialogs that export have in common: how they show what will come of it, and say what
/// has.

/// "PNG".
QString nameOf(figures::FileFormat format);

/// The image in the middle of the label, its pixels those of the screen.
void previewPicture(QLabel& preview, QImage image);
/// The text from its first line and its first column on; what has no room is left out.
void previewNumbers(QLabel& preview, const QString& text);

/// "2 126 pixels wide", or that vectors are sharp at any size.
QString sharpness(figures::FileFormat format, double widthMm, double dpi);

/// Says it in the label, as a problem in its colour.
void sayIn(QLabel& note, const QString& text, bool problem);

}  // namespace lab::gui
