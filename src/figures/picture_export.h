// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <filesystem>
#include <functional>
#include <optional>

namespace lab::figures {

/// Draws a picture into a rectangle, in logical pixels as on screen.
using Paint = std::function<void(QPainter&, const QRectF&)>;

/// Pixels per inch that a picture may have.
inline constexpr double leastDpi = 10;
inline constexpr double mostDpi = 2400;

/// Size and description of a picture in a file. The whole picture is scaled, its type with it.
struct PictureOptions {
    std::optional<double> widthMm;   ///< on paper; the height follows
    std::optional<int> widthPixels;  ///< of a PNG, exactly; elsewhere so many at this dpi
    double dpi = 300;                ///< pixels per inch of a PNG, written into it
    QString title;                   ///< kept in the file's properties
    QString description;             ///< in an SVG, for those who do not see it

    friend bool operator==(const PictureOptions&, const PictureOptions&) = default;
};

/// A picture of anything, painted without a window (QT_QPA_PLATFORM=offscreen serves).
/// `size` is what the painter needs, in logical pixels; it becomes the picture's own size unless
/// the options say otherwise. All throw FigureError where the size is absurd (no width, dpi beyond
/// its limits, more than 200 inches, 20,000 pixels a side or 200 million in all) or memory is
/// short. REQUIRES a QGuiApplication. In SVG and PDF what is drawn as shapes and text stays shapes
/// and text; as SVG has no clip paths, the painter must stay inside the rectangle.
QImage pictureImage(const Paint& paint, const QSizeF& size, const PictureOptions& options);
QByteArray picturePng(const Paint& paint, const QSizeF& size, const PictureOptions& options);
QByteArray pictureSvg(const Paint& paint, const QSizeF& size, const PictureOptions& options);
QByteArray picturePdf(const Paint& paint, const QSizeF& size, const PictureOptions& options);

/// What is left to do when everything is painted: packs the bytes and writes the file, wholly or
/// not at all. Runs once, on any thread; throws formats::FormatError where the file cannot be
/// written.
using FileJob = std::function<void()>;

/// Paints now, on the GUI thread, what becomes the file as its ending says: .png, .svg or .pdf.
/// Throws FigureError as above.
FileJob preparePicture(const Paint& paint, const QSizeF& size, const std::filesystem::path& path,
                       const PictureOptions& options);
/// Both at once.
void exportPicture(const Paint& paint, const QSizeF& size, const std::filesystem::path& path,
                   const PictureOptions& options);

}  // namespace lab::figures
