// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/theme.h"

#include <algorithm>
#include <cmath>

namespace lab::figures {

namespace {

/// The share of a colour channel in the light that leaves the screen (sRGB, IEC 61966-2-1).
double linear(float channel) {
    const auto value = static_cast<double>(channel);
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double relativeLuminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

}  // namespace

Theme Theme::light() {
    Theme theme;
    theme.canvas = QColor(0xF7F9FB);
    theme.surface = QColor(0xFFFFFF);
    theme.surfaceRaised = QColor(0xFFFFFF);
    theme.border = QColor(0xDDE3EA);
    theme.highlight = QColor(0xF1F5F9);
    theme.cursorSurface = QColor(0xFFFBEF);
    theme.ink = QColor(0x1A202C);
    theme.inkMuted = QColor(0x4F5B6B);
    theme.inkFaint = QColor(0x68717E);
    theme.accent = QColor(0x0072B2);
    theme.onAccent = QColor(0xFFFFFF);
    theme.encoder = QColor(0x0072B2);
    theme.encoderText = QColor(0x0069A4);
    theme.decoder = QColor(0xD55E00);
    theme.decoderText = QColor(0xB34F00);
    theme.context = QColor(0x009E73);
    theme.contextText = QColor(0x00785A);
    theme.score = QColor(0xA0528C);
    theme.scoreText = QColor(0x964883);
    theme.cursor = QColor(0xE69F00);
    theme.hover = QColor(0x1A202C);
    theme.related = QColor(0x76849A);
    theme.warningText = QColor(0x855800);
    theme.warningSurface = QColor(0xFFF4D6);
    theme.errorText = QColor(0xB3261E);
    theme.errorSurface = QColor(0xFDECEA);
    theme.chip = QColor(0xE6F0F8);
    theme.chipBorder = QColor(0xC5DBEC);
    theme.emptyCell = QColor(0xEFF3F6);
    theme.track = QColor(0xDFE5EC);
    theme.connector = QColor(0xC3CBD5);
    return theme;
}

Theme Theme::dark() {
    Theme theme;
    theme.isDark = true;
    theme.canvas = QColor(0x12161C);
    theme.surface = QColor(0x1A1F27);
    theme.surfaceRaised = QColor(0x1E242D);
    theme.border = QColor(0x343D4A);
    theme.highlight = QColor(0x262E39);
    theme.cursorSurface = QColor(0x2C2718);
    theme.ink = QColor(0xE8ECF2);
    theme.inkMuted = QColor(0xB4BECB);
    theme.inkFaint = QColor(0x939EAD);
    theme.accent = QColor(0x4FAEE3);
    theme.onAccent = QColor(0x0B1118);
    theme.encoder = QColor(0x4FAEE3);
    theme.encoderText = QColor(0x6BBDEB);
    theme.decoder = QColor(0xF0853A);
    theme.decoderText = QColor(0xF59A5B);
    theme.context = QColor(0x2FC297);
    theme.contextText = QColor(0x45CDA5);
    theme.score = QColor(0xCB86BA);
    theme.scoreText = QColor(0xD79BC8);
    theme.cursor = QColor(0xE69F00);
    theme.hover = QColor(0xE8ECF2);
    theme.related = QColor(0x8E9BAF);
    theme.warningText = QColor(0xF0C15A);
    theme.warningSurface = QColor(0x33290F);
    theme.errorText = QColor(0xFF8A80);
    theme.errorSurface = QColor(0x3A1C1C);
    theme.chip = QColor(0x203244);
    theme.chipBorder = QColor(0x36536E);
    theme.emptyCell = QColor(0x262D37);
    theme.track = QColor(0x343D4A);
    theme.connector = QColor(0x4A5563);
    return theme;
}

Theme Theme::scaledBy(double factor) const {
    Theme theme = *this;
    theme.scale = factor;
    return theme;
}

double Theme::pointSize(TextStyle style) const {
    switch (style) {
        case TextStyle::Caption:
            return 11 * scale;
        case TextStyle::Body:
        case TextStyle::Label:
            return 11.5 * scale;
        case TextStyle::Title:
            return 13 * scale;
        case TextStyle::Heading:
            return 16 * scale;
    }
    return 11.5 * scale;
}

QStringList Theme::fontFamilies() {
    return {"Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", "sans-serif"};
}

QFont Theme::font(TextStyle style) const {
    QFont font;
    font.setFamilies(fontFamilies());
    font.setPointSizeF(pointSize(style));
    // Widths that do not depend on the device: what fits on screen fits on paper.
    font.setHintingPreference(QFont::PreferNoHinting);
    const bool strong = style != TextStyle::Caption && style != TextStyle::Body;
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

double contrast(const QColor& one, const QColor& other) {
    const double first = relativeLuminance(one);
    const double second = relativeLuminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace lab::figures
