// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/provenance.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>

#include "scene/chain_tree.h"
#include "scene/contributions.h"
#include "scene/gradient_text.h"
#include "scene/node_explanation.h"
#include "scene/number_text.h"
#include "scene/origin.h"
#include "scene/quantity_of.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::Element;
using tape::Explanation;
using tape::Rule;
using tape::Term;
using Kind = ProvenanceNode::Kind;
using Nodes = std::vector<ProvenanceNode>;

/// Vectors up to this length can be opened number by number.
constexpr std::size_t maxListed = 4096;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Provenance)
};

Quantity quantityAt(const Element& element) {
    return {element.node, element.row, element.column};
}

Element elementAt(const Quantity& quantity) {
    return {quantity.node, quantity.row, quantity.column};
}

ProvenanceNode nodeOf(const Trace& trace, const Element& element) {
    return provenanceOf(trace, quantityAt(element));
}

Nodes nodesOf(const Trace& trace, const std::vector<Element>& elements) {
    Nodes nodes;
    for (const Element& element : elements) {
        nodes.push_back(nodeOf(trace, element));
    }
    return nodes;
}

/// The elements in an explanation, each once, in order.
std::vector<Element> elementsIn(const Explanation& explanation) {
    std::vector<Element> elements;
    std::set<std::tuple<tape::NodeId, tape::Index, tape::Index>> seen;
    for (const Term& term : explanation.terms) {
        for (const tape::Factor& factor : term.factors) {
            const Element& element = factor.element;
            if (seen.emplace(element.node, element.row, element.column).second) {
                elements.push_back(element);
            }
        }
    }
    return elements;
}

ProvenanceNode termsNode(const Quantity& quantity, const Contributions& contributions,
                         const QString& sum) {
    ProvenanceNode node{.kind = Kind::Terms, .quantity = quantity};
    const int count = static_cast<int>(contributions.terms.size());
    node.latex = latexOf(contributions.symbol);
    node.name = plainText(contributions.symbol);
    node.value = Words::tr("%n terms", nullptr, count);
    node.explanation = Words::tr("they add up to %1").arg(sum);
    node.strip = contributions.terms;
    return node;
}

ProvenanceNode valuesNode(const Trace& trace, const Quantity& quantity,
                          const std::vector<Element>& elements, const notation::Formula& symbol) {
    ProvenanceNode node{.kind = Kind::Values, .quantity = quantity};
    node.name = plainText(symbol);
    node.latex = latexOf(symbol);
    const int count = static_cast<int>(elements.size());
    node.value = count == 1 ? Words::tr("1 number") : Words::tr("%n numbers", nullptr, count);
    for (const Element& element : elements) {
        node.strip.push_back(trace.valueOf(element));
    }
    return node;
}

/// What the elements are taken from, as vectors.
Nodes vectorsIn(const Trace& trace, const Explanation& origin) {
    Cover cover;
    for (const Element& element : elementsIn(origin)) {
        cover.add(element);
    }
    Nodes nodes;
    for (const Quantity& quantity : cover.quantities(trace)) {
        nodes.push_back(provenanceOf(trace, quantity));
    }
    return nodes;
}

/// Few terms: the numbers in them. Many: the vectors they are taken from, then the terms.
Nodes childrenOfSum(const Trace& trace, const ProvenanceNode& node, const Explanation& origin) {
    if (origin.terms.size() <= fewTerms) {
        return nodesOf(trace, elementsIn(origin));
    }
    Nodes nodes = vectorsIn(trace, origin);
    nodes.push_back(termsNode(node.quantity, contributionsTo(trace, node.quantity), node.name));
    return nodes;
}

/// The arguments one by one, or as vectors where there are many.
Nodes childrenOfFunction(const Trace& trace, const Explanation& origin) {
    const std::vector<Element> arguments = elementsIn(origin);
    return arguments.size() <= fewTerms ? nodesOf(trace, arguments) : vectorsIn(trace, origin);
}

Nodes childrenOfSoftmax(const Trace& trace, const ProvenanceNode& node, const Explanation& origin) {
    const Element own = origin.terms[origin.own].factors.front().element;
    Nodes nodes{nodeOf(trace, own)};
    if (origin.terms.size() > 1) {
        const std::vector<Element> all = elementsIn(origin);
        Cover cover;
        std::ranges::for_each(all, [&](const Element& each) { cover.add(each); });
        const notation::Formula symbol = symbolOf(trace, cover.quantities(trace).front());
        nodes.push_back(valuesNode(trace, node.quantity, all, symbol));
        nodes.back().explanation = Words::tr("all that enter the sum below, largest first");
    }
    return nodes;
}

Nodes childrenOfNumber(const Trace& trace, const ProvenanceNode& node) {
    const Explanation origin = originOf(trace, elementAt(node.quantity));
    switch (origin.rule) {
        case Rule::Leaf:
            return {};
        case Rule::Copy:
            return nodesOf(trace, elementsIn(origin));
        case Rule::Apply:
        case Rule::LogLikelihood:
            return childrenOfFunction(trace, origin);
        case Rule::Sum:
            return childrenOfSum(trace, node, origin);
        case Rule::Softmax:
            return childrenOfSoftmax(trace, node, origin);
    }
    return {};
}

Nodes childrenOfVector(const Trace& trace, const ProvenanceNode& node) {
    const std::vector<Element> elements = elementsOf(trace, node.quantity);
    Nodes nodes;
    for (const Quantity& operand : operandsOf(trace, node.quantity)) {
        nodes.push_back(provenanceOf(trace, operand));
    }
    if (elements.size() <= maxListed) {
        const notation::Text title{Words::tr("number by number").toStdString()};
        nodes.push_back(valuesNode(trace, node.quantity, elements, {{title}}));
        nodes.back().explanation = Words::tr("the numbers of %1").arg(node.name);
    }
    return nodes;
}

ProvenanceNode termNode(const Trace& trace, const Quantity& sum, const Explanation& origin,
                        std::size_t index, double value) {
    const TermText text = termText(trace, origin.terms[index]);
    return {.kind = Kind::Term,
            .quantity = sum,
            .term = index,
            .latex = text.latex,
            .name = text.name,
            .value = numberText(value),
            .explanation = text.numbers,
            .number = value};
}

Nodes termNodes(const Trace& trace, const ProvenanceNode& node) {
    const Explanation origin = originOf(trace, elementAt(node.quantity));
    std::vector<std::size_t> order(origin.terms.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t k) { return std::abs(node.strip[k]); });
    Nodes nodes;
    for (const std::size_t k : order) {
        nodes.push_back(termNode(trace, node.quantity, origin, k, node.strip[k]));
    }
    return nodes;
}

Nodes factorNodes(const Trace& trace, const ProvenanceNode& node) {
    const Explanation origin = originOf(trace, elementAt(node.quantity));
    return nodesOf(trace, elementsIn({.rule = Rule::Sum, .terms = {origin.terms[node.term]}}));
}

/// The numbers of a vector in their order; those that a softmax shares among, largest first.
Nodes valueNodes(const Trace& trace, const ProvenanceNode& node) {
    if (!node.quantity.isElement()) {
        return nodesOf(trace, elementsOf(trace, node.quantity));
    }
    std::vector<Element> elements = elementsIn(originOf(trace, elementAt(node.quantity)));
    std::ranges::stable_sort(elements, std::ranges::greater{},
                             [&](const Element& each) { return trace.valueOf(each); });
    return nodesOf(trace, elements);
}

std::vector<double> stripOf(const Trace& trace, const Quantity& quantity) {
    const bool matrix =
        quantity.row < 0 && quantity.column < 0 && trace.value(quantity.node).cols() > 1;
    std::vector<double> numbers;
    if (!matrix) {
        for (const Element& element : elementsOf(trace, quantity)) {
            numbers.push_back(trace.valueOf(element));
        }
    }
    return numbers;
}

}  // namespace

ProvenanceNode provenanceOf(const Trace& trace, const Quantity& asked) {
    const Quantity quantity = normalised(trace, asked);
    const QuantityText text = describe(trace, quantity);
    ProvenanceNode node{.quantity = quantity,
                        .role = text.role,
                        .latex = text.latex,
                        .name = text.name,
                        .value = text.value,
                        .explanation = explanationText(trace, quantity, text)};
    if (const QString gradient = gradientText(trace, quantity); !gradient.isEmpty()) {
        node.explanation = Words::tr("%1 · %2").arg(gradient, node.explanation);
    }
    if (quantity.isElement()) {
        node.number = trace.valueOf(elementAt(quantity));
    } else {
        node.strip = stripOf(trace, quantity);
    }
    return node;
}

bool hasChildren(const Trace& trace, const ProvenanceNode& node) {
    if (node.kind == Kind::Chain) {
        return hasChainTerms(trace, node);
    }
    if (node.kind != Kind::Quantity) {
        return true;
    }
    if (node.quantity.isElement()) {
        return !originOf(trace, elementAt(node.quantity)).terms.empty();
    }
    const std::vector<Element> elements = elementsOf(trace, node.quantity);
    return !elements.empty() && trace.explain(elements.front()).rule != Rule::Leaf;
}

std::vector<ProvenanceNode> children(const Trace& trace, const ProvenanceNode& node) {
    if (!hasChildren(trace, node)) {
        return {};
    }
    switch (node.kind) {
        case Kind::Terms:
            return termNodes(trace, node);
        case Kind::Term:
            return factorNodes(trace, node);
        case Kind::Values:
            return valueNodes(trace, node);
        case Kind::Chain:
        case Kind::ChainRest:
            return chainNodes(trace, node);
        case Kind::Quantity:
            return node.quantity.isElement() ? childrenOfNumber(trace, node)
                                             : childrenOfVector(trace, node);
    }
    return {};
}

}  // namespace lab::scene
