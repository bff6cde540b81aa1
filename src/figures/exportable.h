// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>
#include <QString>
#include <filesystem>
#include <functional>
#include <string>

#include "figures/picture_export.h"

namespace lab::figures {

struct AlignmentLines;
struct ComparisonFigure;
struct CurveFigure;
struct DifferenceFigure;
struct PlaygroundFigure;

/// Any figure as files hold it, whatever it shows: one export for all kinds. A value that owns what
/// it paints.
struct Exportable {
    QSizeF size;                       ///< its own, in logical pixels
    Paint paint;                       ///< into a rectangle of that size
    std::function<std::string()> csv;  ///< its numbers; on any thread
    QString title;                     ///< where the options give none
    QString description;               ///< likewise
};

/// Paints now, on the GUI thread, what becomes the file as its ending says: .png, .svg, .pdf, or
/// .csv for the numbers. The job packs and writes, on any thread. Throws FigureError (no such
/// format, absurd size).
FileJob prepareExport(const Exportable& figure, const std::filesystem::path& path,
                      const PictureOptions& options = {});

/// The figure at its own size; its numbers as alignmentCsv() gives them. Throws FigureError unless
/// requireDrawable(lines.alignment). REQUIRES a QGuiApplication and its thread; so do all that make
/// an Exportable.
Exportable exportable(const AlignmentLines& lines);

/// Likewise; a first row with the source words, then a row for each target word with its
/// differences.
Exportable exportable(const DifferenceFigure& figure);

/// Likewise, its numbers as comparisonCsv() gives them. Throws FigureError unless
/// requireComparable(figure).
Exportable exportable(const ComparisonFigure& figure);

/// Likewise, its numbers as curveCsv() gives them.
Exportable exportable(const CurveFigure& figure);

/// Likewise, its numbers as playgroundCsv() gives them.
Exportable exportable(const PlaygroundFigure& figure);

}  // namespace lab::figures
