// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>
#include <optional>
#include <vector>

namespace lab::figures {

/// The constants of an OpenType MATH table that the layout needs, in em. The defaults are those
/// of Computer Modern (The TeXbook, appendix G), for fonts without such a table.
struct MathConstants {
    double scriptScale = 0.7;
    double scriptScriptScale = 0.5;
    double displayOperatorMinHeight = 1.3;
    double axisHeight = 0.25;
    double accentBaseHeight = 0.45;
    double subscriptShiftDown = 0.247;
    double subscriptTopMax = 0.344;
    double subscriptBaselineDropMin = 0.2;
    double superscriptShiftUp = 0.363;
    double superscriptShiftUpCramped = 0.289;
    double superscriptBottomMin = 0.108;
    double superscriptBaselineDropMax = 0.25;
    double subSuperscriptGapMin = 0.16;
    double superscriptBottomMaxWithSubscript = 0.344;
    double spaceAfterScript = 0.056;
    double upperLimitGapMin = 0.2;
    double upperLimitBaselineRiseMin = 0.111;
    double lowerLimitGapMin = 0.167;
    double lowerLimitBaselineDropMin = 0.6;
    double stretchStackGapAboveMin = 0.111;
    double fractionNumeratorShiftUp = 0.394;
    double fractionNumeratorDisplayStyleShiftUp = 0.677;
    double fractionDenominatorShiftDown = 0.345;
    double fractionDenominatorDisplayStyleShiftDown = 0.686;
    double fractionNumeratorGapMin = 0.04;
    double fractionNumeratorDisplayStyleGapMin = 0.12;
    double fractionRuleThickness = 0.04;
    double fractionDenominatorGapMin = 0.04;
    double fractionDenominatorDisplayStyleGapMin = 0.12;
    double overbarVerticalGap = 0.12;
    double overbarRuleThickness = 0.04;
    double overbarExtraAscender = 0.04;
    double radicalVerticalGap = 0.05;
    double radicalDisplayStyleVerticalGap = 0.148;
    double radicalRuleThickness = 0.04;
    double radicalExtraAscender = 0.04;
    double radicalKernBeforeDegree = 0.278;
    double radicalKernAfterDegree = -0.556;
    double radicalDegreeBottomRaise = 0.6;
};

/// A taller or wider form of a glyph; `advance` is its size in the direction of stretching.
struct GlyphVariant {
    quint32 glyph = 0;
    double advance = 0;
};

/// A piece of which a glyph of any size can be put together, from bottom to top or left to right.
struct GlyphPart {
    quint32 glyph = 0;
    double startConnector = 0;
    double endConnector = 0;
    double advance = 0;
    bool isExtender = false;
};

enum class StretchDirection { Vertical, Horizontal };

/// Reads the MATH table of an OpenType font (OpenType specification, "MATH - the mathematical
/// typesetting table"). All lengths are in em. A missing or damaged table reads as empty: never
/// beyond its end. A value: copies share the bytes.
class OpenTypeMath {
  public:
    OpenTypeMath() = default;
    OpenTypeMath(QByteArray table, double unitsPerEm);

    const MathConstants& constants() const { return constants_; }

    /// Space to add behind a slanted glyph before something upright.
    double italicsCorrection(quint32 glyph) const;

    /// Where the middle of an accent goes, from the origin of the glyph.
    std::optional<double> topAccentAttachment(quint32 glyph) const;

    /// Forms of growing size, the glyph itself first.
    std::vector<GlyphVariant> variants(quint32 glyph, StretchDirection direction) const;

    /// Empty if the glyph cannot be put together from parts.
    std::vector<GlyphPart> parts(quint32 glyph, StretchDirection direction) const;

    /// How much neighbouring parts must overlap.
    double minConnectorOverlap() const;

  private:
    qsizetype construction(quint32 glyph, StretchDirection direction) const;
    std::optional<double> glyphValue(qsizetype subtableField, quint32 glyph) const;
    std::optional<int> coverageIndex(qsizetype coverage, quint32 glyph) const;
    qsizetype follow(qsizetype base, qsizetype field) const;
    int unsignedAt(qsizetype at) const;
    int signedAt(qsizetype at) const;
    double emAt(qsizetype at) const;
    void readConstants();

    QByteArray table_;
    double unitsPerEm_ = 1000;
    MathConstants constants_;
};

}  // namespace lab::figures
