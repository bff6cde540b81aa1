// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/playground_equations.h"

#include <algorithm>

#include "figures/role_colours.h"
#include "scene/plane_formula.h"

namespace lab::figures {
namespace {

/// One em at rest where there is room, else, and the least when a line has to shrink, in steps of
/// the 8 px grid.
constexpr double largeEm = 2.5;
constexpr double usualEm = 2.25;
constexpr double leastEm = 1.85;
/// From this width on, in steps of the grid, formula and numbers stand on one line.
constexpr double oneLineFrom = 56;

bool isWide(const Theme& theme, double width) {
    return width >= theme.space(oneLineFrom);
}

using notation::Formula;

FormulaLayout typeset(const Formula& formula, const MathFont& font, const Theme& theme, double em) {
    FormulaStyle style;
    style.pixelSize = theme.space(em);
    style.textFont = theme.font(TextStyle::Body);
    return layoutFormula(formula, font, style);
}

/// As large as usual, or as fits.
FormulaLayout fitted(const Formula& formula, const MathFont& font, const Theme& theme,
                     double width) {
    const double rest = isWide(theme, width) ? largeEm : usualEm;
    FormulaLayout layout = typeset(formula, font, theme, rest);
    if (layout.width > width) {
        layout = typeset(formula, font, theme, std::max(leastEm, rest * width / layout.width));
    }
    return layout;
}

bool isRelation(const notation::Node& node) {
    const auto* symbol = node.as<notation::Symbol>();
    return symbol != nullptr && symbol->atom == notation::Atom::Relation;
}

Formula joined(const Formula& first, const Formula& second) {
    Formula all = first;
    all.row.insert(all.row.end(), second.row.begin(), second.row.end());
    return all;
}

/// Numbers that are too long for one line go on before their last relation sign.
void addNumbers(const Formula& numbers, const MathFont& font, const Theme& theme, double width,
                std::vector<FormulaLayout>& lines) {
    const auto& row = numbers.row;
    const auto last = std::find_if(row.rbegin(), row.rend(), isRelation);
    const auto split = last == row.rend() ? row.begin() : std::prev(last.base());
    const FormulaLayout whole = fitted(numbers, font, theme, width);
    if (whole.width <= width || split == row.begin()) {
        lines.push_back(whole);
        return;
    }
    lines.push_back(fitted(Formula{{row.begin(), split}}, font, theme, width));
    lines.push_back(fitted(Formula{{split, row.end()}}, font, theme, width));
}

/// "e_1" of "e_1 = ...".
Formula leftSide(const Formula& formula) {
    const auto relation = std::find_if(formula.row.begin(), formula.row.end(), isRelation);
    return Formula{{formula.row.begin(), relation}};
}

}  // namespace

std::vector<FormulaLayout> equationsOf(const PlaygroundFigure& figure, const MathFont& font,
                                       double width) {
    const int key = figure.explainedKey();
    const auto& arrows = figure.arrows;
    const auto& answer = figure.answer();
    const auto formula = [&](std::string_view step) {
        return scene::planeFormula(figure.mechanism(), step, key, arrows.ownValues);
    };
    std::vector<FormulaLayout> lines;
    const bool wide = isWide(figure.theme, width);
    const auto add = [&](const Formula& equation) {
        addNumbers(equation, font, figure.theme, width, lines);
    };
    // The score is what sets the mechanisms apart: its formula is always there.
    const Formula score = formula("scores");
    const Formula numbers = scene::scoreNumbers(arrows, answer, key);
    if (wide) {
        add(joined(score, numbers));
    } else {
        lines.push_back(fitted(score, font, figure.theme, width));
        add(numbers);
    }
    const auto weights = formula("weights");
    add(joined(wide ? weights : leftSide(weights), scene::weightNumbers(arrows, answer, key)));
    const auto context = formula("context");
    add(joined(wide ? context : leftSide(context), scene::contextNumbers(arrows, answer)));
    return lines;
}

double equationGap(const Theme& theme) {
    return theme.space(theme.compact ? 0.5 : 1);
}

double heightOf(const std::vector<FormulaLayout>& equations, const Theme& theme) {
    double height = 0;
    for (const FormulaLayout& each : equations) {
        height += each.height() + equationGap(theme);
    }
    return height;
}

FormulaColours equationColours(const PlaygroundFigure& figure) {
    FormulaColours colours = FormulaColours::of(figure.theme);
    const attention::Description* mechanism = &figure.mechanism();
    colours.roleOfStep = [mechanism](const QString& name) -> std::optional<notation::Role> {
        if (name == QLatin1String("query")) {
            return notation::Role::Decoder;
        }
        if (name == QLatin1String("states")) {
            return notation::Role::Encoder;
        }
        const std::string step = name.toStdString();
        const auto label =
            std::ranges::find(mechanism->steps, std::string_view(step),
                              [](const tape::StepLabel* each) { return each->name; });
        return label != mechanism->steps.end() ? formulaRole((*label)->role) : std::nullopt;
    };
    return colours;
}

}  // namespace lab::figures
