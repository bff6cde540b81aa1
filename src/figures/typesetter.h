// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/math_box.h"
#include "figures/math_style.h"

namespace lab::figures {

/// Sets the nodes of one formula; used by layoutFormula only. Each construct follows its rule in
/// The TeXbook, appendix G; the files typeset_*.cpp hold one family of constructs each.
class Typesetter {
  public:
    Typesetter(const MathFont& font, const FormulaStyle& style);

    FormulaLayout set(const notation::Formula& formula);

  private:
    /// How the surroundings want a row to be set.
    struct Context {
        MathStyle style;
        int scope = -1;

        Context in(MathStyle other) const { return {other, scope}; }
    };

    MathBox row(const notation::Row& row, Context context);
    MathBox node(const notation::Node& node, Context context);

    MathBox set(const notation::Symbol& symbol, Context context);
    MathBox set(const notation::SizedBracket& bracket, Context context);
    MathBox set(const notation::Text& text, Context context);
    MathBox set(const notation::Space& space, Context context);
    MathBox set(const notation::OpenIndex& index, Context context);
    MathBox set(const notation::Group& group, Context context);
    MathBox set(const notation::Scripts& scripts, Context context);
    MathBox set(const notation::Fraction& fraction, Context context);
    MathBox set(const notation::Root& root, Context context);
    MathBox set(const notation::Accent& accent, Context context);
    MathBox set(const notation::Fenced& fenced, Context context);
    MathBox set(const notation::Brace& brace, Context context);
    MathBox set(const notation::Table& table, Context context);
    MathBox set(const notation::Step& step, Context context);
    MathBox set(const notation::Coloured& coloured, Context context);

    MathBox characters(const std::string& text, notation::Alphabet alphabet, Context context);
    MathBox bigOperator(quint32 glyph, Context context);
    MathBox fallbackWords(const QString& text, bool italic, Context context);
    MathBox bracket(const std::string& text, double height, Context context);
    MathBox fenced(MathBox body, const std::string& left, const std::string& right,
                   Context context);
    MathBox sideScripts(MathBox base, const notation::Scripts& scripts, Context context);
    MathBox limits(MathBox base, const notation::Scripts& scripts, Context context);
    MathBox rowAbove(MathBox base, MathBox mark, double gap);
    MathBox arrowAbove(MathBox base, char32_t arrow, Context context);
    MathBox overline(MathBox base, Context context);
    MathBox markAbove(MathBox base, char32_t mark, bool wide, Context context);
    MathBox grid(const notation::Table& table, Context context);

    double em(MathStyle style) const;
    const MathConstants& constants() const { return constants_; }

    const MathFont& font_;
    const FormulaStyle& style_;
    const MathConstants& constants_;
    std::vector<FormulaLayout::Scope> scopes_;
};

}  // namespace lab::figures
