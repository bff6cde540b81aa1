// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/open_type_math.h"

#include <utility>

namespace lab::figures {
namespace {

constexpr qsizetype constantsField = 4;
constexpr qsizetype glyphInfoField = 6;
constexpr qsizetype variantsField = 8;
constexpr qsizetype italicsField = 0;
constexpr qsizetype topAccentField = 2;

}  // namespace

OpenTypeMath::OpenTypeMath(QByteArray table, double unitsPerEm)
    : table_(std::move(table)), unitsPerEm_(unitsPerEm > 0 ? unitsPerEm : 1000) {
    if (unsignedAt(0) == 1)
        readConstants();
    else
        table_.clear();
}

int OpenTypeMath::unsignedAt(qsizetype at) const {
    if (at < 0 || at + 1 >= table_.size())
        return 0;
    return static_cast<quint8>(table_[at]) << 8 | static_cast<quint8>(table_[at + 1]);
}

int OpenTypeMath::signedAt(qsizetype at) const {
    return static_cast<qint16>(unsignedAt(at));
}

double OpenTypeMath::emAt(qsizetype at) const {
    return signedAt(at) / unitsPerEm_;
}

/// The position that the offset at base + field names, or -1 for none.
qsizetype OpenTypeMath::follow(qsizetype base, qsizetype field) const {
    if (base < 0)
        return -1;
    const int offset = unsignedAt(base + field);
    return offset == 0 ? -1 : base + offset;
}

void OpenTypeMath::readConstants() {
    const qsizetype base = follow(0, constantsField);
    if (base < 0)
        return;
    MathConstants& c = constants_;
    c.scriptScale = signedAt(base) / 100.0;
    c.scriptScriptScale = signedAt(base + 2) / 100.0;
    c.displayOperatorMinHeight = unsignedAt(base + 6) / unitsPerEm_;
    // The n-th MathValueRecord of the specification.
    const auto value = [&](int n) { return emAt(base + 8 + 4 * n); };
    c.axisHeight = value(1);
    c.accentBaseHeight = value(2);
    c.subscriptShiftDown = value(4);
    c.subscriptTopMax = value(5);
    c.subscriptBaselineDropMin = value(6);
    c.superscriptShiftUp = value(7);
    c.superscriptShiftUpCramped = value(8);
    c.superscriptBottomMin = value(9);
    c.superscriptBaselineDropMax = value(10);
    c.subSuperscriptGapMin = value(11);
    c.superscriptBottomMaxWithSubscript = value(12);
    c.spaceAfterScript = value(13);
    c.upperLimitGapMin = value(14);
    c.upperLimitBaselineRiseMin = value(15);
    c.lowerLimitGapMin = value(16);
    c.lowerLimitBaselineDropMin = value(17);
    c.stretchStackGapAboveMin = value(26);
    c.fractionNumeratorShiftUp = value(28);
    c.fractionNumeratorDisplayStyleShiftUp = value(29);
    c.fractionDenominatorShiftDown = value(30);
    c.fractionDenominatorDisplayStyleShiftDown = value(31);
    c.fractionNumeratorGapMin = value(32);
    c.fractionNumeratorDisplayStyleGapMin = value(33);
    c.fractionRuleThickness = value(34);
    c.fractionDenominatorGapMin = value(35);
    c.fractionDenominatorDisplayStyleGapMin = value(36);
    c.overbarVerticalGap = value(39);
    c.overbarRuleThickness = value(40);
    c.overbarExtraAscender = value(41);
    c.radicalVerticalGap = value(45);
    c.radicalDisplayStyleVerticalGap = value(46);
    c.radicalRuleThickness = value(47);
    c.radicalExtraAscender = value(48);
    c.radicalKernBeforeDegree = value(49);
    c.radicalKernAfterDegree = value(50);
    c.radicalDegreeBottomRaise = signedAt(base + 8 + 4 * 51) / 100.0;
}

std::optional<int> OpenTypeMath::coverageIndex(qsizetype coverage, quint32 glyph) const {
    if (coverage < 0)
        return std::nullopt;
    const bool ranges = unsignedAt(coverage) == 2;
    const qsizetype entrySize = ranges ? 6 : 2;
    int low = 0;
    int high = unsignedAt(coverage + 2);
    while (low < high) {
        const int middle = (low + high) / 2;
        const qsizetype entry = coverage + 4 + entrySize * middle;
        const auto first = static_cast<quint32>(unsignedAt(entry));
        const auto last = ranges ? static_cast<quint32>(unsignedAt(entry + 2)) : first;
        if (glyph < first)
            high = middle;
        else if (glyph > last)
            low = middle + 1;
        else
            return ranges ? unsignedAt(entry + 4) + static_cast<int>(glyph - first) : middle;
    }
    return std::nullopt;
}

/// Looks a glyph up in one of the lists of the MathGlyphInfo table.
std::optional<double> OpenTypeMath::glyphValue(qsizetype subtableField, quint32 glyph) const {
    const qsizetype base = follow(follow(0, glyphInfoField), subtableField);
    const auto index = coverageIndex(follow(base, 0), glyph);
    if (!index || *index >= unsignedAt(base + 2))
        return std::nullopt;
    return emAt(base + 4 + 4 * *index);
}

double OpenTypeMath::italicsCorrection(quint32 glyph) const {
    return glyphValue(italicsField, glyph).value_or(0);
}

std::optional<double> OpenTypeMath::topAccentAttachment(quint32 glyph) const {
    return glyphValue(topAccentField, glyph);
}

qsizetype OpenTypeMath::construction(quint32 glyph, StretchDirection direction) const {
    const qsizetype base = follow(0, variantsField);
    const bool vertical = direction == StretchDirection::Vertical;
    const auto index = coverageIndex(follow(base, vertical ? 2 : 4), glyph);
    const int verticals = unsignedAt(base + 6);
    if (!index || *index >= (vertical ? verticals : unsignedAt(base + 8)))
        return -1;
    return follow(base, 10 + 2 * (vertical ? *index : verticals + *index));
}

std::vector<GlyphVariant> OpenTypeMath::variants(quint32 glyph, StretchDirection direction) const {
    const qsizetype base = construction(glyph, direction);
    std::vector<GlyphVariant> result;
    const int count = base < 0 ? 0 : unsignedAt(base + 2);
    for (int i = 0; i < count; ++i) {
        const qsizetype entry = base + 4 + 4 * i;
        result.push_back(
            {static_cast<quint32>(unsignedAt(entry)), unsignedAt(entry + 2) / unitsPerEm_});
    }
    return result;
}

std::vector<GlyphPart> OpenTypeMath::parts(quint32 glyph, StretchDirection direction) const {
    const qsizetype base = follow(construction(glyph, direction), 0);
    std::vector<GlyphPart> result;
    const int count = base < 0 ? 0 : unsignedAt(base + 4);
    for (int i = 0; i < count; ++i) {
        const qsizetype entry = base + 6 + 10 * i;
        result.push_back({static_cast<quint32>(unsignedAt(entry)),
                          unsignedAt(entry + 2) / unitsPerEm_, unsignedAt(entry + 4) / unitsPerEm_,
                          unsignedAt(entry + 6) / unitsPerEm_, (unsignedAt(entry + 8) & 1) != 0});
    }
    return result;
}

double OpenTypeMath::minConnectorOverlap() const {
    const qsizetype base = follow(0, variantsField);
    return base < 0 ? 0 : unsignedAt(base) / unitsPerEm_;
}

}  // namespace lab::figures
