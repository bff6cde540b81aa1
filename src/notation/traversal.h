// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notation/formula.h"

namespace lab::notation {

/// Overloads for std::visit.
template <typename... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

/// Calls visit(Row&) for each row directly inside the node, in reading order.
template <typename Visit>
void forEachRow(Node& node, Visit visit) {
    std::visit(Overloaded{[&](Scripts& n) {
                              visit(n.base);
                              visit(n.subscript);
                              visit(n.superscript);
                          },
                          [&](Fraction& n) {
                              visit(n.numerator);
                              visit(n.denominator);
                          },
                          [&](Root& n) {
                              visit(n.degree);
                              visit(n.radicand);
                          },
                          [&](Brace& n) {
                              visit(n.base);
                              visit(n.label);
                          },
                          [&](Table& n) {
                              for (auto& cells : n.rows)
                                  for (Row& cell : cells)
                                      visit(cell);
                          },
                          [&](auto& n) {
                              if constexpr (requires { n.body; })
                                  visit(n.body);
                              else if constexpr (requires { n.base; })
                                  visit(n.base);
                          }},
               node.value);
}

}  // namespace lab::notation
