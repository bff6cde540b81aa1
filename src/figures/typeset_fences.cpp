// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "figures/glyph_boxes.h"
#include "figures/typesetter.h"

namespace lab::figures {

using namespace notation;

namespace {

constexpr double nullDelimiterSpace = 0.12;

/// Appendix G, rule 19 with plain TeX's \delimiterfactor and \delimitershortfall: a bracket may
/// fall a little short of what it holds.
double fenceHeight(const MathBox& body, double axis, double em) {
    constexpr double factor = 0.901;
    constexpr double shortfall = 0.5;
    const double reach = 2 * std::max(body.ascent - axis, body.descent + axis);
    return std::max(factor * reach, reach - shortfall * em);
}

std::pair<std::string, std::string> bracketsOf(TableKind kind) {
    switch (kind) {
        case TableKind::Parentheses:
            return {"(", ")"};
        case TableKind::Brackets:
            return {"[", "]"};
        case TableKind::Braces:
            return {"{", "}"};
        case TableKind::Bars:
            return {"|", "|"};
        case TableKind::Cases:
            return {"{", ""};
        case TableKind::Plain:
        case TableKind::Aligned:
            break;
    }
    return {};
}

}  // namespace

MathBox Typesetter::bracket(const std::string& text, double height, Context context) {
    const double size = em(context.style);
    MathBox box;
    if (text.empty()) {
        box.width = nullDelimiterSpace * size;
        return box;
    }
    const char32_t character = QString::fromStdString(text).toUcs4().value(0);
    if (font_.glyph(character) == 0)
        return fallbackWords(QString::fromStdString(text), false, context);
    box = stretchedBox(font_, character, height, StretchDirection::Vertical, size, context.scope);
    box.isCharacter = false;
    box.italic = 0;
    centreOnAxis(box, font_, size);
    return box;
}

MathBox Typesetter::fenced(MathBox body, const std::string& left, const std::string& right,
                           Context context) {
    const double size = em(context.style);
    const double height = fenceHeight(body, size * constants().axisHeight, size);
    MathBox result = bracket(left, height, context);
    const double italic = body.italic;
    result.append(std::move(body));
    result.width += italic;
    result.append(bracket(right, height, context));
    return result;
}

MathBox Typesetter::set(const Fenced& node, Context context) {
    return fenced(row(node.body, context), node.left, node.right, context);
}

/// plain TeX's \big, \Big, \bigg and \Bigg.
MathBox Typesetter::set(const SizedBracket& node, Context context) {
    constexpr double heights[] = {1.2, 1.8, 2.4, 3.0};
    // A form may be a hair smaller than its nominal size.
    constexpr double tolerance = 0.02;
    const int size = std::clamp(node.size, 1, 4);
    return bracket(node.text, (heights[size - 1] - tolerance) * em(context.style), context);
}

MathBox Typesetter::set(const Table& table, Context context) {
    MathBox body = grid(table, context);
    if (table.kind == TableKind::Plain || table.kind == TableKind::Aligned)
        return body;
    const auto [left, right] = bracketsOf(table.kind);
    constexpr double padding = 0.1;
    const double side = padding * em(context.style);
    MathBox padded;
    padded.width = side;
    padded.append(std::move(body));
    padded.width += side;
    return fenced(std::move(padded), left, right, context);
}

}  // namespace lab::figures
