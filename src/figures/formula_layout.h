// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

#include "figures/math_font.h"
#include "notation/formula.h"

namespace lab::figures {

struct FormulaStyle {
    double pixelSize = 20;  ///< of one em, in the painter's units
    bool display = true;    ///< display style: limits above and below sums, large fractions
    QFont textFont{};       ///< for words that the mathematical font cannot write
};

/// A typeset formula: what to draw where, in the painter's units. The origin is the start of the
/// baseline; y grows downwards. A value without colours: one layout serves every theme. Made by
/// layoutFormula, drawn by FormulaPainter.
struct FormulaLayout {
    /// `scope` is an index into `scopes`, or -1 for plain ink.
    struct Glyph {
        quint32 index = 0;
        double pixelSize = 0;
        QPointF position;
        int scope = -1;

        friend bool operator==(const Glyph&, const Glyph&) = default;
    };
    struct Words {
        QString text;
        QFont font;  ///< to be scaled so that its pixelSize() becomes the one below
        QPointF position;
        double pixelSize = 0;
        int scope = -1;

        friend bool operator==(const Words&, const Words&) = default;
    };
    struct Rule {
        QRectF rect;
        int scope = -1;

        friend bool operator==(const Rule&, const Rule&) = default;
    };
    /// A \step{...} or \role{...} that ink stands in.
    struct Scope {
        int parent = -1;
        QString step;                        ///< empty for a \role
        std::optional<notation::Role> role;  ///< nothing for a \step

        friend bool operator==(const Scope&, const Scope&) = default;
    };
    /// Where the quantity of a step is shown.
    struct Link {
        QString step;
        QString text;  ///< in Unicode, positions included: "α₆,₇"
        QRectF rect;

        friend bool operator==(const Link&, const Link&) = default;
    };

    double width = 0;
    double ascent = 0;   ///< above the baseline, >= 0
    double descent = 0;  ///< below the baseline, >= 0
    std::vector<Glyph> glyphs;
    std::vector<Words> words;
    std::vector<Rule> rules;
    std::vector<Scope> scopes;
    std::vector<Link> links;  ///< an inner link stands before the one around it

    double height() const { return ascent + descent; }
    QRectF boundingRect() const { return {0, -ascent, width, ascent + descent}; }

    /// The innermost link under a point, or nothing; valid as long as the layout.
    const Link* linkAt(QPointF point) const;

    friend bool operator==(const FormulaLayout&, const FormulaLayout&) = default;
};

/// Sets a formula after The TeXbook, appendix G, with the constants of the font's MATH table.
/// Indices still open appear as letters. Takes under a millisecond for formulas of papers.
FormulaLayout layoutFormula(const notation::Formula& formula, const MathFont& font,
                            const FormulaStyle& style = {});

}  // namespace lab::figures
