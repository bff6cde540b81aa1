// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/typesetter.h"

#include <algorithm>

#include "figures/glyph_boxes.h"
#include "notation/plain_text.h"
#include "notation/spacing.h"

namespace lab::figures {

using namespace notation;

Typesetter::Typesetter(const MathFont& font, const FormulaStyle& style)
    : font_(font), style_(style), constants_(font.math().constants()) {}

double Typesetter::em(MathStyle style) const {
    if (!style.isScript())
        return style_.pixelSize;
    return style_.pixelSize * (style.level == MathStyle::Level::Script
                                   ? constants_.scriptScale
                                   : constants_.scriptScriptScale);
}

FormulaLayout Typesetter::set(const Formula& formula) {
    const auto level = style_.display ? MathStyle::Level::Display : MathStyle::Level::Text;
    MathBox box = row(formula.row, {{level, false}, -1});
    FormulaLayout layout;
    layout.width = std::max(0.0, box.width);
    layout.ascent = std::max(0.0, box.ascent);
    layout.descent = std::max(0.0, box.descent);
    layout.glyphs = std::move(box.glyphs);
    layout.words = std::move(box.words);
    layout.rules = std::move(box.rules);
    layout.links = std::move(box.links);
    layout.scopes = std::move(scopes_);
    return layout;
}

MathBox Typesetter::row(const Row& nodes, Context context) {
    if (nodes.size() == 1)
        return node(nodes.front(), context);
    const std::vector<NodeAtoms> atoms = resolveAtoms(nodes);
    const double mu = em(context.style) / 18;
    MathBox result;
    const NodeAtoms* previous = nullptr;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        MathBox box = node(nodes[i], context);
        if (!atoms[i].isSpace) {
            if (previous)
                result.width +=
                    mu * spaceBetween(previous->right, atoms[i].left, context.style.isScript());
            previous = &atoms[i];
        }
        const double italic = box.italic;
        result.append(std::move(box));
        result.width += italic;
    }
    return result;
}

MathBox Typesetter::node(const Node& node, Context context) {
    return std::visit([&](const auto& n) { return set(n, context); }, node.value);
}

MathBox Typesetter::set(const Space& space, Context context) {
    MathBox box;
    box.width = space.mu * em(context.style) / 18;
    return box;
}

MathBox Typesetter::set(const OpenIndex& index, Context context) {
    return characters(std::string(1, index.letter), Alphabet::Italic, context);
}

MathBox Typesetter::set(const Group& group, Context context) {
    return row(group.body, context);
}

MathBox Typesetter::set(const Step& step, Context context) {
    scopes_.push_back({context.scope, QString::fromStdString(step.name), std::nullopt});
    const int scope = static_cast<int>(scopes_.size()) - 1;
    MathBox box = row(step.body, {context.style, scope});
    box.links.push_back({QString::fromStdString(step.name),
                         QString::fromStdString(toPlainText(step.body)),
                         QRectF(0, -box.ascent, box.width, box.height())});
    return box;
}

MathBox Typesetter::set(const Coloured& coloured, Context context) {
    scopes_.push_back({context.scope, {}, coloured.role});
    return row(coloured.body, {context.style, static_cast<int>(scopes_.size()) - 1});
}

}  // namespace lab::figures
