// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <optional>

#include "notation/latex.h"
#include "notation/plain_text.h"
#include "notation/substitution.h"
#include "notation/traversal.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using notation::Node;
using notation::Row;

/// The end mark is a sign here as on every axis, not the name that the vocabulary gives it.
std::string_view shownWord(std::string_view word) {
    return word == "<eos>" ? "‹end›" : word;
}

/// Writes the word wherever @k stands.
void putWord(Row& row, std::string_view word) {
    for (Node& node : row) {
        const auto* open = node.as<notation::OpenIndex>();
        if (open != nullptr && open->letter == 'k') {
            node = notation::Text{std::string(word)};
        } else {
            notation::forEachRow(node, [&](Row& child) { putWord(child, word); });
        }
    }
}

std::optional<int> numberIn(const Node& node) {
    const auto* symbol = node.as<notation::Symbol>();
    int number = 0;
    if (symbol == nullptr) {
        return {};
    }
    const char* const end = symbol->text.data() + symbol->text.size();
    const auto [stop, error] = std::from_chars(symbol->text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

/// "7 - 1" and "7 + 1" as they come from "@i-1" and "@i+1".
void addUp(Row& row) {
    if (row.size() == 3) {
        const auto* sign = row[1].as<notation::Symbol>();
        const auto left = numberIn(row[0]);
        const auto right = numberIn(row[2]);
        if (sign != nullptr && left && right && (sign->text == "−" || sign->text == "+")) {
            row = {notation::Symbol{
                std::to_string(sign->text == "+" ? *left + *right : *left - *right)}};
        }
    }
    for (Node& node : row) {
        notation::forEachRow(node, [](Row& child) { addUp(child); });
    }
}

std::optional<int> fromOne(int position) {
    return position < 0 ? std::nullopt : std::optional(position + 1);
}

}  // namespace

notation::Formula formulaAt(std::string_view latex, const tape::Place& place, int source, int unit,
                            std::string_view word) {
    notation::Formula formula = notation::parseLatex(latex);
    if (!word.empty()) {
        putWord(formula.row, shownWord(word));
    }
    formula = notation::substitute(formula, {.t = fromOne(place.target),
                                             .i = fromOne(place.source < 0 ? source : place.source),
                                             .j = {},
                                             .k = fromOne(unit),
                                             .n = fromOne(place.head),
                                             .l = fromOne(place.layer),
                                             .r = fromOne(place.hop),
                                             .lag = place.lag});
    addUp(formula.row);
    return formula;
}

QString latexOf(const notation::Formula& formula) {
    return QString::fromStdString(notation::toLatex(formula));
}

QString plainText(const notation::Formula& formula) {
    return QString::fromStdString(notation::toPlainText(formula));
}

}  // namespace lab::scene
