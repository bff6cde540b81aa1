// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "figures/picture_export.h"
#include "figures/stage_view.h"

namespace lab::figures {

/// The size at which the lanes are exported unless one is asked for: that of a page, larger where
/// the sentence needs it. Logical pixels. REQUIRES a QGuiApplication, as all that follows.
QSizeF stageSize(const StageInput& input);

/// Paints the lanes on the theme's canvas.
Paint stagePaint(const StageInput& input);

/// Writes the lanes as the path's ending says: .png, .svg or .pdf. Title and description that the
/// options leave open say which sentence and which moment it is. REQUIRES a size of at least
/// StageView::minimumSize. Throws FigureError and formats::FormatError, as exportPicture does.
void exportStages(const StageInput& input, const QSizeF& size, const std::filesystem::path& path,
                  const PictureOptions& options = {});

}  // namespace lab::figures
