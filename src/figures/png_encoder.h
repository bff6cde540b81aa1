// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

namespace lab::figures {

/// The image as a PNG file (W3C PNG, third edition): 8-bit RGB, without alpha, its dots per metre
/// in pHYs, the title (if any) as iTXt. Made for plots: as most rows repeat the one above, only the
/// filter Up is used, which is twice as fast as Qt's encoder at about the same size.
/// REQUIRES an image that is not null. Throws FigureError when memory is short.
QByteArray encodePng(const QImage& image, const QString& title);

}  // namespace lab::figures
