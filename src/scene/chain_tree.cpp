// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/chain_tree.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "scene/gradient_text.h"
#include "scene/origin.h"
#include "scene/quantity_of.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::ChainTerm;
using tape::Element;
using Kind = ProvenanceNode::Kind;

/// So many terms have rows of their own before the others.
constexpr std::size_t mostTerms = 12;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChainRule)
};

double gradientAt(const Trace& trace, const Quantity& quantity) {
    return static_cast<double>(trace.gradient(quantity.node)(quantity.row, quantity.column));
}

bool isNamelessCopy(const Trace& trace, const Element& element) {
    return !hasName(trace, element.node) && trace.explain(element).rule == tape::Rule::Copy;
}

/// Adds the term to those of the same consumer.
void merge(std::vector<ChainTerm>& terms, const ChainTerm& term) {
    const auto same = std::ranges::find(terms, term.consumer, &ChainTerm::consumer);
    if (same == terms.end()) {
        terms.push_back(term);
    } else {
        same->derivative += term.derivative;
    }
}

/// A copy passes on all it gets: its own terms stand in its place.
void collect(const Trace& trace, const Element& x, std::vector<ChainTerm>& terms) {
    for (const ChainTerm& term : trace.chainTerms(x)) {
        const bool goesOn = term.derivative == 1 && isNamelessCopy(trace, term.consumer) &&
                            !trace.consumers(term.consumer.node).empty();
        if (goesOn) {
            collect(trace, term.consumer, terms);
        } else {
            merge(terms, term);
        }
    }
}

std::vector<ChainTerm> termsOf(const Trace& trace, const Quantity& quantity) {
    std::vector<ChainTerm> terms;
    collect(trace, {quantity.node, quantity.row, quantity.column}, terms);
    std::ranges::stable_sort(terms, std::ranges::greater{},
                             [](const ChainTerm& term) { return std::abs(term.product()); });
    return terms;
}

QString inBrackets(const QString& number) {
    return number.startsWith(QChar(0x2212)) ? QStringLiteral("(%1)").arg(number) : number;
}

ProvenanceNode nodeOf(const Trace& trace, const ChainTerm& term) {
    const Quantity consumer{term.consumer.node, term.consumer.row, term.consumer.column};
    const QuantityText text = describe(trace, consumer);
    ProvenanceNode node{.kind = Kind::Chain, .quantity = consumer, .role = text.role};
    node.latex = QStringLiteral("\\text{%1 }%2").arg(Words::tr("via"), text.latex);
    node.name = Words::tr("via %1").arg(text.name);
    node.value = slopeText(term.product());
    node.number = term.product();
    node.explanation = Words::tr("%1 · %2: its gradient times its slope")
                           .arg(slopeText(term.gradient), inBrackets(slopeText(term.derivative)));
    return node;
}

ProvenanceNode restOf(const Quantity& quantity, const std::vector<ChainTerm>& terms) {
    ProvenanceNode node{.kind = Kind::ChainRest, .quantity = quantity};
    double sum = 0;
    for (std::size_t k = mostTerms; k < terms.size(); ++k) {
        sum += terms[k].product();
    }
    const auto count = static_cast<int>(terms.size() - mostTerms);
    node.name = Words::tr("%n others", nullptr, count);
    node.latex = QStringLiteral("\\text{%1}").arg(node.name);
    node.value = slopeText(sum);
    node.number = sum;
    node.explanation = Words::tr("the smaller terms together");
    return node;
}

}  // namespace

std::optional<ProvenanceNode> chainRoot(const Trace& trace, const Quantity& quantity) {
    if (!quantity.isElement() || trace.gradient(quantity.node).size() == 0) {
        return std::nullopt;
    }
    const QuantityText text = describe(trace, quantity);
    ProvenanceNode node{.kind = Kind::Chain, .quantity = quantity, .role = text.role};
    node.latex = QStringLiteral("\\partial L / \\partial %1").arg(text.latex);
    node.name = QStringLiteral("∂L/∂%1").arg(text.name);
    node.number = gradientAt(trace, quantity);
    node.value = slopeText(*node.number, 4);
    node.explanation = hasChainTerms(trace, node)
                           ? Words::tr("what it adds to everything computed from it, added up")
                           : Words::tr("the loss does not depend on it");
    return node;
}

bool hasChainTerms(const Trace& trace, const ProvenanceNode& node) {
    return gradientAt(trace, node.quantity) != 0 && !trace.consumers(node.quantity.node).empty();
}

std::vector<ProvenanceNode> chainNodes(const Trace& trace, const ProvenanceNode& node) {
    const std::vector<ChainTerm> terms = termsOf(trace, node.quantity);
    const bool rest = node.kind == Kind::ChainRest;
    const std::size_t first = rest ? mostTerms : 0;
    const std::size_t last = rest ? terms.size() : std::min(terms.size(), mostTerms);
    std::vector<ProvenanceNode> nodes;
    for (std::size_t k = first; k < last; ++k) {
        nodes.push_back(nodeOf(trace, terms[k]));
    }
    if (!rest && terms.size() > mostTerms) {
        nodes.push_back(restOf(node.quantity, terms));
    }
    return nodes;
}

}  // namespace lab::scene
