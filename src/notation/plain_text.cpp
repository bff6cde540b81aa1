// SPDX-License-Identifier: GPL-3.0-or-later
#include "notation/plain_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "notation/spacing.h"
#include "notation/substitution.h"
#include "notation/symbols.h"
#include "notation/traversal.h"
#include "notation/unicode_scripts.h"

namespace lab::notation {
namespace {

std::string textOf(const Row& row, bool inScript = false);

/// One symbol, perhaps with scripts or an accent: stands without parentheses.
bool isSingle(const Row& row) {
    if (row.size() != 1)
        return false;
    if (const auto* group = row.front().as<Group>())
        return isSingle(group->body);
    if (const auto* step = row.front().as<Step>())
        return isSingle(step->body);
    if (const auto* coloured = row.front().as<Coloured>())
        return isSingle(coloured->body);
    return !row.front().as<Fraction>();
}

bool isBinaryOrRelation(Atom atom) {
    return atom == Atom::Binary || atom == Atom::Relation;
}

/// True if an operator stands outside of all brackets: the row is not one term.
bool hasOuterOperator(const Row& row) {
    int depth = 0;
    for (const NodeAtoms& atoms : resolveAtoms(row)) {
        depth += (atoms.left == Atom::Opening ? 1 : 0) - (atoms.right == Atom::Closing ? 1 : 0);
        if (depth == 0 && (isBinaryOrRelation(atoms.left) || isBinaryOrRelation(atoms.right)))
            return true;
    }
    return false;
}

std::string parenthesized(const Row& row) {
    return '(' + textOf(row) + ')';
}

std::string factor(const Row& row) {
    return isSingle(row) ? textOf(row) : parenthesized(row);
}

/// A sum or a function reaches to the end of the denominator by itself.
bool startsWithOperator(const Row& row) {
    return !row.empty() && resolveAtoms(row).front().left == Atom::Operator;
}

std::string textOf(const Fraction& fraction) {
    const Row& above = fraction.numerator;
    const Row& below = fraction.denominator;
    const bool openBelow =
        !hasOuterOperator(below) && (isSingle(below) || startsWithOperator(below));
    return (hasOuterOperator(above) ? parenthesized(above) : textOf(above)) + " / " +
           (openBelow ? textOf(below) : parenthesized(below));
}

std::string script(const Row& row, std::string_view mark,
                   std::optional<std::string> (*convert)(std::string_view)) {
    if (row.empty())
        return {};
    const std::string text = textOf(row, true);
    if (auto converted = convert(text))
        return *converted;
    const bool single = base::characterLength(text) == text.size();
    return std::string(mark) + (single ? text : '(' + text + ')');
}

std::string textOf(const Scripts& scripts) {
    return factor(scripts.base) + script(scripts.subscript, "_", toSubscript) +
           script(scripts.superscript, "^", toSuperscript);
}

std::string textOf(const Root& root) {
    if (root.degree.empty())
        return "√" + factor(root.radicand);
    return script(root.degree, "", toSuperscript) + "√" + factor(root.radicand);
}

std::string_view combiningMark(AccentMark mark) {
    switch (mark) {
        case AccentMark::Hat:
        case AccentMark::WideHat:
            return "\u0302";
        case AccentMark::Bar:
            return "\u0304";
        case AccentMark::Overline:
            return "\u0305";
        case AccentMark::Tilde:
        case AccentMark::WideTilde:
            return "\u0303";
        case AccentMark::Dot:
            return "\u0307";
        case AccentMark::DoubleDot:
            return "\u0308";
        case AccentMark::Vector:
        case AccentMark::RightArrow:
            return "\u20D7";
        case AccentMark::LeftArrow:
            return "\u20D6";
    }
    return {};
}

/// Unicode puts the mark behind the letter that carries it.
std::string textOf(const Accent& accent) {
    const std::string base = factor(accent.base);
    const std::size_t first = base::characterLength(base).value_or(0);
    return base.substr(0, first) + std::string(combiningMark(accent.mark)) + base.substr(first);
}

std::string textOf(const Brace& brace) {
    if (brace.label.empty())
        return textOf(brace.base);
    return textOf(brace.base) + " (" + textOf(brace.label) + ')';
}

std::pair<std::string_view, std::string_view> tableBrackets(TableKind kind) {
    switch (kind) {
        case TableKind::Plain:
        case TableKind::Aligned:
            return {"", ""};
        case TableKind::Parentheses:
            return {"(", ")"};
        case TableKind::Brackets:
            return {"[", "]"};
        case TableKind::Braces:
            return {"{", "}"};
        case TableKind::Bars:
            return {"|", "|"};
        case TableKind::Cases:
            return {"{ ", ""};
    }
    return {};
}

std::string textOf(const Table& table) {
    const auto [left, right] = tableBrackets(table.kind);
    std::string result(left);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        result += r == 0 ? "" : "; ";
        for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
            result += c == 0 ? "" : table.kind == TableKind::Cases ? ": " : " ";
            result += textOf(table.rows[r][c]);
        }
    }
    return result + std::string(right);
}

std::string textOf(const Symbol& symbol) {
    if (symbol.atom == Atom::Operator && symbol.text == "∑")
        return "Σ";
    if (symbol.atom == Atom::Operator && symbol.text == "∏")
        return "Π";
    return symbol.alphabet == Alphabet::DoubleStruck ? toDoubleStruck(symbol.text) : symbol.text;
}

std::string textOf(const Node& node) {
    return std::visit(Overloaded{[](const SizedBracket& n) { return n.text; },
                                 [](const Text& n) { return n.text; },
                                 [](const Space& n) { return std::string(n.mu > 5 ? " " : ""); },
                                 [](const OpenIndex& n) {
                                     return std::string{'@', n.letter};
                                 },
                                 [](const Group& n) { return textOf(n.body); },
                                 [](const Fenced& n) { return n.left + textOf(n.body) + n.right; },
                                 [](const Step& n) { return textOf(n.body); },
                                 [](const Coloured& n) { return textOf(n.body); },
                                 [](const auto& n) { return textOf(n); }},
                      node.value);
}

bool isFactor(const Node& node, Atom side, Atom bracket) {
    const auto* sign = node.as<Symbol>();
    if (node.as<Space>() || (sign && sign->atom == Atom::Binary))
        return false;
    return side == Atom::Ordinary || side == Atom::Operator || side == Atom::Inner ||
           side == bracket;
}

/// A fraction that is multiplied with a neighbour needs parentheses on one line.
bool isMultiplied(const Row& row, std::size_t at, const std::vector<NodeAtoms>& atoms) {
    if (!row[at].as<Fraction>())
        return false;
    return (at > 0 && isFactor(row[at - 1], atoms[at - 1].right, Atom::Closing)) ||
           (at + 1 < row.size() && isFactor(row[at + 1], atoms[at + 1].left, Atom::Opening));
}

bool wantsSpace(Atom left, Atom right) {
    return left != Atom::Inner && right != Atom::Inner ? spaceBetween(left, right, false) > 0
                                                       : spaceBetween(left, right, false) > 3;
}

/// What one side of a node is as a factor of a product.
enum class Factor { None, Number, Letter };
enum class Side { Left, Right };

Factor factorOf(const Node& node, Side side);

/// Spaces at the end are passed over.
Factor factorOf(const Row& row, Side side) {
    const auto visible = [](const Node& node) { return !node.as<Space>(); };
    if (side == Side::Left) {
        const auto first = std::ranges::find_if(row, visible);
        return first == row.end() ? Factor::None : factorOf(*first, side);
    }
    const auto last = std::find_if(row.rbegin(), row.rend(), visible);
    return last == row.rend() ? Factor::None : factorOf(*last, side);
}

Factor factorOf(const Symbol& symbol) {
    if (symbol.atom != Atom::Ordinary || symbol.text.empty() || !takesAlphabet(symbol.text))
        return Factor::None;
    const char first = symbol.text.front();
    return first == '.' || (first >= '0' && first <= '9') ? Factor::Number : Factor::Letter;
}

Factor factorOf(const Node& node, Side side) {
    return std::visit(
        Overloaded{[](const Symbol& n) { return factorOf(n); },
                   [](const OpenIndex&) { return Factor::Letter; },
                   [](const Accent&) { return Factor::Letter; },
                   [&](const Scripts& n) { return factorOf(n.base, side); },
                   [&](const Root&) { return side == Side::Left ? Factor::None : Factor::Letter; },
                   [&](const Group& n) { return factorOf(n.body, side); },
                   [&](const Step& n) { return factorOf(n.body, side); },
                   [&](const Coloured& n) { return factorOf(n.body, side); },
                   [](const auto&) { return Factor::None; }},
        node.value);
}

/// "W s" is a product and "Ws" would be a name; "2x" is clear.
bool readsAsOneName(Factor left, Factor right) {
    return left != Factor::None && right != Factor::None &&
           !(left == Factor::Number && right == Factor::Letter);
}

/// Letters side by side in a script are indices, elsewhere factors.
std::string textOf(const Row& row, bool inScript) {
    const std::vector<NodeAtoms> atoms = resolveAtoms(row);
    std::string result;
    Factor before = Factor::None;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string text =
            isMultiplied(row, i, atoms) ? '(' + textOf(row[i]) + ')' : textOf(row[i]);
        if (const auto* space = row[i].as<Space>()) {
            result += text;
            before = text.empty() && space->mu >= 0 ? before : Factor::None;
            continue;
        }
        const bool meets = i > 0 && !atoms[i - 1].isSpace;
        if ((meets && wantsSpace(atoms[i - 1].right, atoms[i].left)) ||
            (!inScript && readsAsOneName(before, factorOf(row[i], Side::Left))))
            result += ' ';
        result += text;
        before = factorOf(row[i], Side::Right);
    }
    return result;
}

}  // namespace

std::string toPlainText(const Row& row) {
    return toPlainText(Formula{row});
}

std::string toPlainText(const Formula& formula) {
    return textOf(substitute(formula, {}).row);
}

}  // namespace lab::notation
