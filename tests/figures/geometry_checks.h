// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPainter>
#include <QRectF>
#include <QStringList>
#include <functional>
#include <random>
#include <vector>

namespace lab::figures::samples {

inline QString textOf(const QRectF& rect) {
    return QStringLiteral("(%1, %2) %3 x %4")
        .arg(rect.left())
        .arg(rect.top())
        .arg(rect.width())
        .arg(rect.height());
}

/// The first two rectangles that share more than the edge, or that lie outside the area; empty if
/// there are none. Rectangles without area do not count.
inline QString misplaced(const std::vector<QRectF>& places, const QRectF& area) {
    const QRectF room = area.adjusted(-0.5, -0.5, 0.5, 0.5);
    for (std::size_t a = 0; a < places.size(); ++a) {
        const QRectF place = places[a].adjusted(0.5, 0.5, -0.5, -0.5);
        if (place.isEmpty()) {
            continue;
        }
        if (!room.contains(places[a])) {
            return textOf(places[a]) + QStringLiteral(" is not within ") + textOf(area);
        }
        for (std::size_t b = a + 1; b < places.size(); ++b) {
            const QRectF other = places[b].adjusted(0.5, 0.5, -0.5, -0.5);
            if (!other.isEmpty() && place.intersects(other)) {
                return textOf(places[a]) + QStringLiteral(" overlaps ") + textOf(places[b]);
            }
        }
    }
    return {};
}

/// The first pixel that a painter touches outside of its area, which stands on a larger sheet;
/// empty if there is none.
inline QString paintedOutside(const QRectF& area, const std::function<void(QPainter&)>& paint) {
    constexpr int border = 40;
    QImage image((area.size() + QSizeF(2 * border, 2 * border)).toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(border - area.left(), border - area.top());
    paint(painter);
    painter.end();
    const QRect inside(border, border, qRound(area.width()), qRound(area.height()));
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (!inside.contains(x, y) && image.pixel(x, y) != QColor(Qt::magenta).rgb()) {
                return QStringLiteral("painted at %1, %2").arg(x - border).arg(y - border);
            }
        }
    }
    return {};
}

/// Whether anything but the colour of its first pixel is in this part of the image.
inline bool isInked(const QImage& image, const QRectF& part) {
    const QRect pixels = part.toAlignedRect().intersected(image.rect());
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        for (int x = pixels.left(); x <= pixels.right(); ++x) {
            if (image.pixel(x, y) != image.pixel(pixels.topLeft())) {
                return true;
            }
        }
    }
    return false;
}

/// So many words, short and long, of several scripts; the last is <eos>.
inline QStringList mixedWords(int count, unsigned seed) {
    static const QStringList words{
        QStringLiteral("a"),          QStringLiteral("n’"),
        QStringLiteral("cœur"),       QStringLiteral("À l’École"),
        QStringLiteral("安静的岛屿"), QStringLiteral("안녕하세요"),
        QStringLiteral("مرحبا"),      QStringLiteral("anticonstitutionnellement"),
        QStringLiteral("word"),       QStringLiteral("Ångström"),
        QStringLiteral("島"),         QStringLiteral("😀"),
        QStringLiteral("."),          QStringLiteral("Donaudampfschifffahrtsgesellschaftskapitän")};
    std::mt19937 random(seed);
    QStringList list;
    for (int i = 0; i + 1 < count; ++i) {
        list += words[static_cast<qsizetype>(random() % static_cast<unsigned>(words.size()))];
    }
    return list << QStringLiteral("<eos>");
}

}  // namespace lab::figures::samples
