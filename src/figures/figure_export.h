// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <filesystem>

#include "figures/alignment_figure.h"
#include "figures/picture_export.h"

namespace lab::figures {

/// Writes an alignment as the path's ending says: picture (.png, .svg, .pdf) or numbers (.csv,
/// .json, .npy; see alignment_data.h). The file is written wholly or not at all, and an old one
/// stays as it was on failure. Throws FigureError (no such format, nothing to draw, absurd size) or
/// formats::FormatError (folder missing, not writable, disk full): one line each.
/// REQUIRES a QGuiApplication and its thread for pictures.
void exportAlignment(const AlignmentFigure& figure, const std::filesystem::path& path,
                     const PictureOptions& options = {});

/// The same in two parts, so that a window does not wait for the second: draws now, and throws
/// now whatever is wrong with the figure.
FileJob prepareAlignment(const AlignmentFigure& figure, const std::filesystem::path& path,
                         const PictureOptions& options = {});

/// The same picture for the clipboard and for previews.
QImage alignmentImage(const AlignmentFigure& figure, const PictureOptions& options = {});
QByteArray alignmentSvg(const AlignmentFigure& figure, const PictureOptions& options = {});

}  // namespace lab::figures
