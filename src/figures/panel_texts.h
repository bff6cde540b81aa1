// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include "figures/comparison_layout.h"

namespace lab::figures {

/// How many lines the texts of a panel take; the same in all panels of a figure.
struct PanelLines {
    int title = 1;
    int citation = 0;  ///< below the title; 0: it stands beside it
    int translation = 1;
    int numbers = 1;  ///< more than 1: the verdict has a line of its own

    /// What is enough for both.
    [[nodiscard]] PanelLines unitedWith(const PanelLines& other) const;
};

/// The fonts of a panel and the heights of its lines.
struct PanelFonts {
    QFont title;
    QFont caption;
    QFont body;
    QFont strong;   ///< wrong words
    QFont verdict;  ///< "exact"
    double titleHeight = 0;
    double captionHeight = 0;
    double bodyHeight = 0;

    explicit PanelFonts(const AlignmentOptions& look);
    [[nodiscard]] double headerHeight(const PanelLines& lines) const;
    /// Translation and numbers.
    [[nodiscard]] double footerHeight(const PanelLines& lines, double gap) const;
};

/// The texts around a panel's plot, measured for a width.
class PanelTexts {
  public:
    PanelTexts(const ComparisonPanel& panel, const PanelFonts& fonts, double unit);

    /// As wide as the header and the numbers are in one line each.
    [[nodiscard]] double naturalWidth() const;
    /// The least width in which no number and no word of the translation is broken.
    [[nodiscard]] double leastWidth() const;
    /// The lines that they take within this width.
    [[nodiscard]] PanelLines linesWithin(double width) const;
    /// Places header and footer. REQUIRES lines that are enough for linesWithin() that width.
    void place(PanelLayout& layout, const QRectF& header, const QRectF& footer,
               const PanelLines& lines) const;

  private:
    struct Flow;
    [[nodiscard]] Flow flow(double width) const;
    [[nodiscard]] QStringList numberLines(double width) const;
    /// Whether all numbers stand beside the verdict, and the citation beside the title.
    [[nodiscard]] bool areNumbersBeside(double width) const;
    [[nodiscard]] bool isCitationBeside(double width) const;
    [[nodiscard]] double wordWidth(const JudgedWord& word) const;
    void placeHeader(PanelLayout& layout, const QRectF& header, const PanelLines& lines) const;
    void placeTranslation(PanelLayout& layout, const QRectF& place) const;
    void placeNumbers(PanelLayout& layout, const QRectF& place, int lines) const;

    const PanelFonts& fonts_;
    double gap_;     ///< between words
    double airGap_;  ///< between texts of different kinds
    QString title_;
    QString citation_;
    std::vector<JudgedWord> words_;
    QString verdict_;
    QStringList numbers_;
};

}  // namespace lab::figures
