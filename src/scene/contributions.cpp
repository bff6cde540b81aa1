// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/contributions.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "scene/origin.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using models::Trace;
using notation::Row;
using tape::Explanation;
using tape::Term;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Contributions)
};

/// Terms whose factors come from the same nodes, as one product of vectors.
struct Product {
    explicit Product(const Term& term) : first(&term), factors(term.factors.size()) { add(term); }

    void add(const Term& term) {
        for (std::size_t k = 0; k < factors.size(); ++k) {
            factors[k].add(term.factors[k].element);
        }
    }
    [[nodiscard]] bool takes(const Term& term) const {
        return std::ranges::equal(
            first->factors, term.factors, {},
            [](const auto& factor) { return factor.element.node; },
            [](const auto& factor) { return factor.element.node; });
    }

    const Term* first;
    std::vector<Cover> factors;
};

std::vector<Product> productsOf(const Explanation& sum) {
    std::vector<Product> products;
    for (const Term& term : sum.terms) {
        const auto product =
            std::ranges::find_if(products, [&](const Product& each) { return each.takes(term); });
        if (product == products.end()) {
            products.emplace_back(term);
        } else {
            product->add(term);
        }
    }
    return products;
}

Row symbolOfProducts(const Trace& trace, const std::vector<Product>& products) {
    Row row;
    for (const Product& product : products) {
        if (!row.empty()) {
            row.push_back(notation::Symbol{"+", notation::Atom::Binary});
        }
        for (std::size_t k = 0; k < product.factors.size(); ++k) {
            if (k > 0) {
                row.push_back(notation::Symbol{"⊙", notation::Atom::Binary});
            }
            const Quantity vector = product.factors[k].quantities(trace).front();
            const Row symbol = symbolOf(trace, vector).row;
            row.insert(row.end(), symbol.begin(), symbol.end());
        }
    }
    return row;
}

}  // namespace

Contributions contributionsTo(const Trace& trace, const Quantity& asked) {
    const Quantity quantity = normalised(trace, asked);
    if (!quantity.isElement()) {
        return {};
    }
    const Explanation origin = originOf(trace, {quantity.node, quantity.row, quantity.column});
    if (origin.rule != tape::Rule::Sum || origin.terms.size() <= fewTerms) {
        return {};
    }
    Contributions result;
    for (const Term& term : origin.terms) {
        result.terms.push_back(
            tape::evaluate(term, [&](const tape::Element& each) { return trace.valueOf(each); }));
    }
    result.symbol = {symbolOfProducts(trace, productsOf(origin))};
    result.caption = Words::tr("%1: the %n terms that add up to %2", nullptr,
                               static_cast<int>(result.terms.size()))
                         .arg(plainText(result.symbol), plainText(symbolOf(trace, quantity)));
    return result;
}

}  // namespace lab::scene
