// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <filesystem>
#include <vector>

#include "figures/alignment_figure.h"
#include "figures/file_format.h"
#include "figures/picture_export.h"
#include "figures/stage_view.h"
#include "gui/export_look.h"

namespace lab::gui {

/// What can be taken out of the window.
enum class ExportSubject { AlignmentPlot, AlignmentNumbers, StageView };

/// Everything the export dialog asks for; a value.
struct ExportChoice {
    ExportSubject subject = ExportSubject::AlignmentPlot;
    figures::FileFormat format = figures::FileFormat::Png;
    double widthMm = 120;
    double dpi = 300;
    ExportLook look = ExportLook::Light;
    figures::AlignmentOptions options = {};       ///< the theme is that of `look`
    models::Heads heads = models::Heads::Chosen;  ///< of several: that of the moment, or all
};

/// What is exported: a trace at a moment.
struct ExportSource {
    figures::StageInput stage;  ///< trace, moment and source position
};

/// The formats that a subject can be written in, the usual one first.
std::vector<figures::FileFormat> formatsOf(ExportSubject subject);

/// The figure with the choice's options and no marks of the cursor, of the head, layer and hop that
/// the moment is at. Throws FigureError when the mechanism has no alignment weights.
figures::AlignmentFigure alignmentFor(const ExportSource& source, const ExportChoice& choice);

/// All of these throw FigureError or formats::FormatError, one line.
figures::FileJob prepareExport(const std::filesystem::path& path, const ExportSource& source,
                               const ExportChoice& choice);
QImage pictureOf(const ExportSource& source, const ExportChoice& choice);
/// The picture as it is shown beside the options: as wide as `width` pixels.
QImage previewOf(const ExportSource& source, const ExportChoice& choice, int width);
/// The first lines of what the file of numbers will hold.
QString numbersPreview(const ExportSource& source, const ExportChoice& choice);

}  // namespace lab::gui
