// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/inside_table.h"

#include "language/bottom_up_order.h"

namespace lab::language {

InsideTable::InsideTable(const Grammar& grammar, int longest, const Weight& weight) {
    const auto columns = static_cast<std::size_t>(longest) + 1;
    inside_.assign(grammar.categories().size(), std::vector<double>(columns, 0.0));
    rest_.resize(grammar.rules().size());
    for (std::size_t i = 0; i < rest_.size(); ++i) {
        const std::size_t symbols = grammar.rules()[i].source.size();
        rest_[i].assign(symbols + 1, std::vector<double>(columns, 0.0));
        rest_[i][symbols][0] = 1;
    }
    const std::vector<int> order = categoriesBottomUp(grammar);
    for (int words = 1; words <= longest; ++words) {
        const auto column = static_cast<std::size_t>(words);
        for (const int category : order) {
            double sum = 0;
            for (const int number : grammar.rulesOf(category)) {
                const auto i = static_cast<std::size_t>(number);
                const Rule& rule = grammar.rules()[i];
                rest_[i][0][column] = sumFrom(rule, i, 0, words);
                sum += weight(rule) * rest_[i][0][column];
            }
            inside_[static_cast<std::size_t>(category)][column] = sum;
        }
        // The later dots may need a category at this very length, so they wait for all of them.
        for (std::size_t i = 0; i < rest_.size(); ++i) {
            const Rule& rule = grammar.rules()[i];
            for (std::size_t dot = 1; dot < rule.source.size(); ++dot) {
                rest_[i][dot][column] = sumFrom(rule, i, dot, words);
            }
        }
    }
}

double InsideTable::sumFrom(const Rule& rule, std::size_t number, std::size_t dot,
                            int words) const {
    const std::vector<double>& rest = rest_[number][dot + 1];
    if (rule.source[dot].isWord) {
        return rest[static_cast<std::size_t>(words - 1)];
    }
    const std::vector<double>& first = inside_[static_cast<std::size_t>(rule.source[dot].id)];
    double sum = 0;
    for (int own = 1; own <= words; ++own) {
        sum += first[static_cast<std::size_t>(own)] * rest[static_cast<std::size_t>(words - own)];
    }
    return sum;
}

std::vector<int> categoriesBottomUp(const Grammar& grammar) {
    Edges unary(grammar.categories().size());
    for (std::size_t category = 0; category < unary.size(); ++category) {
        for (const int number : grammar.rulesOf(static_cast<int>(category))) {
            const Rule& rule = grammar.rules()[static_cast<std::size_t>(number)];
            if (rule.isUnary()) {
                unary[category].push_back(rule.source[0].id);
            }
        }
    }
    return bottomUpOrder(unary).nodes;
}

}  // namespace lab::language
