// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/picture_export.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QMarginsF>
#include <QPageSize>
#include <QPdfWriter>
#include <QScreen>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>
#include <string_view>

#include "figures/figure_error.h"
#include "figures/file_format.h"
#include "figures/one_line.h"
#include "figures/png_encoder.h"
#include "figures/svg_fonts.h"
#include "figures/theme.h"
#include "formats/atomic_file.h"

namespace lab::figures {

namespace {

constexpr double mmPerInch = 25.4;
constexpr double pointsPerInch = 72;
constexpr double largestInches = 200;  // what PDF allows
constexpr double largestSide = 20'000;
constexpr double largestArea = 200e6;

/// Logical pixels per inch, by which type is measured: on export the same as on screen, so that
/// what was laid out for the screen fits.
int logicalDpi() {
    const QScreen* screen = QGuiApplication::primaryScreen();
    return screen != nullptr ? qRound(screen->logicalDotsPerInchY()) : 96;
}

int dotsPerMetre(double dpi) {
    return qRound(dpi * 1000 / mmPerInch);
}

/// How wide the picture is on paper.
double widthInInches(const QSizeF& size, const PictureOptions& options) {
    if (options.widthPixels) {
        return *options.widthPixels / options.dpi;
    }
    return options.widthMm ? *options.widthMm / mmPerInch : size.width() / logicalDpi();
}

QSizeF sizeInInches(const QSizeF& size, const PictureOptions& options) {
    const double width = widthInInches(size, options);
    return {width, width * size.height() / size.width()};
}

void requireSane(const QSizeF& size, const PictureOptions& options) {
    const auto positive = [](double value) { return std::isfinite(value) && value > 0; };
    if (!positive(size.width()) || !positive(size.height()) ||
        !positive(options.widthMm.value_or(1)) || options.widthPixels.value_or(1) < 1) {
        throw FigureError(QStringLiteral("the figure must be wider and higher than nothing"));
    }
    if (!(options.dpi >= leastDpi && options.dpi <= mostDpi)) {
        throw FigureError(QStringLiteral("%1 dpi cannot be had: give %2 to %3")
                              .arg(options.dpi)
                              .arg(leastDpi)
                              .arg(mostDpi));
    }
    const QSizeF inches = sizeInInches(size, options);
    if (std::max(inches.width(), inches.height()) > largestInches) {
        throw FigureError(
            QStringLiteral("the figure would be larger than 5 m: give a smaller width"));
    }
}

/// Paints the picture so that it fills `target`, in the painter's units. Text is the theme's unless
/// `paint` chooses another font.
void paintScaled(QPainter& painter, const Paint& paint, const QSizeF& size, const QSizeF& target) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setFont(Theme::light().font(TextStyle::Body));
    painter.scale(target.width() / size.width(), target.height() / size.height());
    paint(painter, QRectF(QPointF(0, 0), size));
}

QSize pixelSize(const QSizeF& size, const PictureOptions& options) {
    const QSizeF pixels = sizeInInches(size, options) * options.dpi;
    if (pixels.width() > largestSide || pixels.height() > largestSide ||
        pixels.width() * pixels.height() > largestArea) {
        throw FigureError(QStringLiteral("a PNG of %1 x %2 pixels is too large: lower dpi or width")
                              .arg(std::ceil(pixels.width()), 0, 'f', 0)
                              .arg(std::ceil(pixels.height()), 0, 'f', 0));
    }
    return {std::max(1, qRound(pixels.width())), std::max(1, qRound(pixels.height()))};
}

/// The SVG with title and description as the first children of its root. QSvgGenerator has setters
/// for them but, in some versions of Qt, does not escape what they are given.
QByteArray withDescription(QByteArray svg, const PictureOptions& options) {
    const auto element = [](const char* name, const QString& text) {
        return text.isEmpty() ? QString()
                              : QStringLiteral("\n<%1>%2</%1>")
                                    .arg(QLatin1String(name), oneLine(text).toHtmlEscaped());
    };
    const qsizetype rootEnd = svg.indexOf('>', svg.indexOf("<svg")) + 1;
    return svg.insert(
        rootEnd, (element("title", options.title) + element("desc", options.description)).toUtf8());
}

void writeBytes(const std::filesystem::path& path, const QByteArray& bytes) {
    formats::writeFileAtomically(
        path, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace

QImage pictureImage(const Paint& paint, const QSizeF& size, const PictureOptions& options) {
    requireSane(size, options);
    QImage image(pixelSize(size, options), QImage::Format_RGB32);
    if (image.isNull()) {
        throw FigureError(QStringLiteral("not enough memory for the picture: lower dpi or width"));
    }
    image.fill(Qt::white);
    image.setDotsPerMeterX(dotsPerMetre(logicalDpi()));
    image.setDotsPerMeterY(dotsPerMetre(logicalDpi()));
    QPainter painter(&image);
    paintScaled(painter, paint, size, image.size());
    painter.end();
    image.setDotsPerMeterX(dotsPerMetre(options.dpi));
    image.setDotsPerMeterY(dotsPerMetre(options.dpi));
    return image;
}

QByteArray picturePng(const Paint& paint, const QSizeF& size, const PictureOptions& options) {
    return encodePng(pictureImage(paint, size, options), oneLine(options.title));
}

QByteArray pictureSvg(const Paint& paint, const QSizeF& size, const PictureOptions& options) {
    requireSane(size, options);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(logicalDpi());
    const QSizeF pixels = sizeInInches(size, options) * logicalDpi();
    generator.setSize(pixels.toSize().expandedTo({1, 1}));
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    generator.setTitle({});  // else there would be Qt's own
    generator.setDescription({});
    QPainter painter;
    if (!painter.begin(&generator)) {
        throw FigureError(QStringLiteral("cannot make the SVG"));
    }
    paintScaled(painter, paint, size, size);
    painter.end();
    return withDescription(withFontFamilies(bytes), options);
}

QByteArray picturePdf(const Paint& paint, const QSizeF& size, const PictureOptions& options) {
    requireSane(size, options);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(logicalDpi());
    writer.setPageSize(QPageSize(sizeInInches(size, options) * pointsPerInch, QPageSize::Point,
                                 QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(oneLine(options.title));
    writer.setCreator(QStringLiteral("Attention Lab"));
    QPainter painter;
    if (!painter.begin(&writer)) {
        throw FigureError(QStringLiteral("cannot make the PDF"));
    }
    paintScaled(painter, paint, size, sizeInInches(size, options) * logicalDpi());
    painter.end();
    return bytes;
}

FileJob preparePicture(const Paint& paint, const QSizeF& size, const std::filesystem::path& path,
                       const PictureOptions& options) {
    const FileFormat format = formatOf(path, pictureFormats);
    if (format == FileFormat::Png) {
        // Packing takes far longer than painting.
        return [path, image = pictureImage(paint, size, options), title = oneLine(options.title)] {
            writeBytes(path, encodePng(image, title));
        };
    }
    return [path, bytes = format == FileFormat::Svg
                              ? pictureSvg(paint, size, options)
                              : picturePdf(paint, size, options)] { writeBytes(path, bytes); };
}

void exportPicture(const Paint& paint, const QSizeF& size, const std::filesystem::path& path,
                   const PictureOptions& options) {
    preparePicture(paint, size, path, options)();
}

}  // namespace lab::figures
