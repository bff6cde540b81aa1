// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include "figures/comparison_layout.h"

namespace lab::figures {

/// How much room the texts of a panel may take from its plot.
enum class PanelDensity {
    Whole,  ///< all that they need: in exports
    Roomy,  ///< of a translation no more than three lines; it ends in dots
    Tight   ///< a line each; numbers that have no room in it are left out
};

/// How many lines the texts of a panel take; the same in all panels of a figure.
struct PanelLines {
    int header = 1;  ///< 2: the citation stands below the title
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
    /// The lines that they take within this width.
    [[nodiscard]] PanelLines linesWithin(double width, PanelDensity density) const;
    /// Places header and footer. What has no room within these lines is elided.
    void place(PanelLayout& layout, const QRectF& header, const QRectF& footer,
               const PanelLines& lines) const;

  private:
    struct Flow;
    [[nodiscard]] Flow flow(double width) const;
    [[nodiscard]] QStringList numberLines(double width) const;
    /// The numbers that stand beside the verdict, in one line: the first ones.
    [[nodiscard]] QString numbersBeside(double width) const;
    [[nodiscard]] bool isOneLine(double width) const;
    [[nodiscard]] double wordWidth(const JudgedWord& word) const;
    void placeHeader(PanelLayout& layout, const QRectF& header, const PanelLines& lines) const;
    void placeTranslation(PanelLayout& layout, const QRectF& place, int lines) const;
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
