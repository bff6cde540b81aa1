// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/stacked.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace lab::figures {

namespace {

/// Items that stand against each other.
struct Pile {
    double sum = 0;  ///< of where each item would like the upper edge of the pile to be
    double height = 0;
    std::vector<std::size_t> items;
    double top = 0;

    void settle(double lowest, double highest) {
        const double wanted = sum / static_cast<double>(items.size());
        top = std::clamp(wanted, lowest, std::max(lowest, highest - height));
    }
};

/// The lower pile joins the upper one.
Pile joined(Pile upper, const Pile& lower) {
    upper.sum += lower.sum - upper.height * static_cast<double>(lower.items.size());
    upper.height += lower.height;
    upper.items.insert(upper.items.end(), lower.items.begin(), lower.items.end());
    return upper;
}

}  // namespace

std::vector<double> stacked(const std::vector<StackItem>& items, double top, double bottom) {
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return items[k].wanted; });
    std::vector<Pile> piles;
    for (const std::size_t k : order) {
        Pile pile{items[k].wanted - items[k].height / 2, items[k].height, {k}, 0};
        pile.settle(top, bottom);
        while (!piles.empty() && piles.back().top + piles.back().height > pile.top) {
            pile = joined(std::move(piles.back()), pile);
            pile.settle(top, bottom);
            piles.pop_back();
        }
        piles.push_back(std::move(pile));
    }
    std::vector<double> tops(items.size());
    for (const Pile& pile : piles) {
        double y = pile.top;
        for (const std::size_t k : pile.items) {
            tops[k] = y;
            y += items[k].height;
        }
    }
    return tops;
}

}  // namespace lab::figures
