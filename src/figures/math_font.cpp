// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/math_font.h"

#include <QFile>
#include <QFont>
#include <QFontDatabase>
#include <QHash>
#include <QPainterPath>
#include <QTransform>

namespace lab::figures {
namespace {

/// Metrics are taken at this size, where rounding no longer shows.
constexpr double designSize = 1000;

struct Metrics {
    double advance = 0;
    QRectF bounds;
};

QRawFont builtInFont() {
    QFile file(QStringLiteral(":/fonts/latinmodern-math.otf"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QRawFont(file.readAll(), designSize, QFont::PreferNoHinting);
}

QRawFont systemFont() {
    QFont font(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
    font.setFamilies({QStringLiteral("Latin Modern Math"), QStringLiteral("STIX Two Math"),
                      QStringLiteral("Cambria Math"), QStringLiteral("DejaVu Math TeX Gyre"),
                      QStringLiteral("Times New Roman"), QStringLiteral("serif")});
    font.setPixelSize(static_cast<int>(designSize));
    font.setHintingPreference(QFont::PreferNoHinting);
    return QRawFont::fromFont(font);
}

}  // namespace

struct MathFont::Loaded {
    QRawFont design;
    bool builtIn = false;
    OpenTypeMath math;
    QHash<char32_t, quint32> glyphs;
    QHash<quint32, Metrics> metrics;
    QHash<double, QRawFont> sizes;

    const Metrics& of(quint32 glyph);
};

const Metrics& MathFont::Loaded::of(quint32 glyph) {
    const auto known = metrics.constFind(glyph);
    if (known != metrics.constEnd())
        return *known;
    const QList<QPointF> advances = design.advancesForGlyphIndexes({glyph});
    const QRectF box = design.boundingRect(glyph);
    return *metrics.insert(glyph, {advances.value(0).x() / designSize,
                                   QRectF(box.topLeft() / designSize, box.size() / designSize)});
}

MathFont::MathFont() : state_(std::make_shared<std::unique_ptr<Loaded>>()) {}

MathFont::Loaded& MathFont::loaded() const {
    if (!*state_) {
        auto fresh = std::make_unique<Loaded>();
        fresh->design = builtInFont();
        fresh->builtIn = fresh->design.isValid();
        if (!fresh->builtIn)
            fresh->design = systemFont();
        fresh->math = OpenTypeMath(fresh->design.fontTable("MATH"), fresh->design.unitsPerEm());
        *state_ = std::move(fresh);
    }
    return **state_;
}

quint32 MathFont::glyph(char32_t character) const {
    Loaded& font = loaded();
    const auto known = font.glyphs.constFind(character);
    if (known != font.glyphs.constEnd())
        return *known;
    const auto indexes = font.design.glyphIndexesForString(QString::fromUcs4(&character, 1));
    return *font.glyphs.insert(character, indexes.value(0));
}

double MathFont::advance(quint32 glyph) const {
    return loaded().of(glyph).advance;
}

QRectF MathFont::bounds(quint32 glyph) const {
    return loaded().of(glyph).bounds;
}

const OpenTypeMath& MathFont::math() const {
    return loaded().math;
}

QRawFont MathFont::atSize(double pixelSize) const {
    Loaded& font = loaded();
    const auto known = font.sizes.constFind(pixelSize);
    if (known != font.sizes.constEnd())
        return *known;
    // Zooming asks for ever new sizes: keep a few.
    if (font.sizes.size() >= 32)
        font.sizes.clear();
    QRawFont sized = font.design;
    sized.setPixelSize(pixelSize);
    return *font.sizes.insert(pixelSize, sized);
}

QPainterPath MathFont::outline(quint32 glyph, double pixelSize) const {
    const double scale = pixelSize / designSize;
    return QTransform::fromScale(scale, scale).map(loaded().design.pathForGlyph(glyph));
}

bool MathFont::isBuiltIn() const {
    return loaded().builtIn;
}

}  // namespace lab::figures
