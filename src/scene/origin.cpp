// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/origin.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace lab::scene {

using models::Trace;
using tape::Element;
using tape::Explanation;
using tape::Rule;

namespace {

const Element& copied(const Explanation& copy) {
    return copy.terms.front().factors.front().element;
}

bool hasSourceColumns(const Trace& trace, tape::NodeId node) {
    const tape::Step* step = trace.stepOf(node);
    return step != nullptr && step->label->columns == tape::Axis::Source;
}

/// Walks from elements to the nearest named ones.
class OperandSearch {
  public:
    explicit OperandSearch(const Trace& trace) : trace_(trace) {}

    void from(const Element& element) {
        if (!seen_.insert(element).second || addRowOfProduct(pastCopies(element))) {
            return;
        }
        for (const tape::Term& term : originOf(trace_, element).terms) {
            for (const tape::Factor& factor : term.factors) {
                visit(factor.element);
            }
        }
    }
    [[nodiscard]] const Cover& found() const { return found_; }

  private:
    /// What a row of a product alone has: of A x + b the row of A and the number of b.
    struct RowOfProduct {
        Element first;
        std::optional<Element> added = {};
    };
    using Column = std::pair<tape::NodeId, tape::Index>;

    [[nodiscard]] bool isProduct(tape::NodeId node) const {
        const std::string_view op = trace_.opName(node);
        return op == "affine" || op == "matmul";
    }

    /// The element that originOf() explains.
    [[nodiscard]] Element pastCopies(Element element) const {
        while (!isProduct(element.node)) {
            const Explanation explanation = trace_.explain(element);
            if (explanation.rule != Rule::Copy || hasName(trace_, copied(explanation).node)) {
                break;
            }
            element = copied(explanation);
        }
        return element;
    }

    /// Of a column of a product only the first row is searched whole, which has hundreds of terms:
    /// the others differ from it in nothing but the above. False if the whole is to be searched.
    bool addRowOfProduct(const Element& at) {
        if (!isProduct(at.node)) {
            return false;
        }
        const auto [known, isFirst] = products_.try_emplace({at.node, at.column});
        if (isFirst) {
            known->second = rowOf(trace_.explain(at));
            return false;
        }
        const auto inThisRow = [&](Element element) {
            element.row = at.row;
            return resolve(trace_, element);
        };
        const Element first = inThisRow(known->second.first);
        if (!hasName(trace_, first.node)) {
            return false;
        }
        found_.add(first);
        if (known->second.added) {
            visit(inThisRow(*known->second.added));
        }
        return true;
    }

    static RowOfProduct rowOf(const Explanation& product) {
        RowOfProduct row{product.terms.front().factors[0].element};
        if (const tape::Factors& last = product.terms.back().factors; last.size() == 1) {
            row.added = last[0].element;
        }
        return row;
    }

    void visit(const Element& element) {
        if (hasName(trace_, element.node) || trace_.explain(element).rule == Rule::Leaf) {
            found_.add(element);
        } else {
            from(element);
        }
    }

    struct Hash {
        std::size_t operator()(const Element& element) const {
            const auto node = static_cast<std::size_t>(element.node);
            const auto place = static_cast<std::size_t>(element.row + (element.column << 20));
            return (node << 40) ^ place;
        }
    };

    const Trace& trace_;
    std::unordered_set<Element, Hash> seen_;
    std::map<Column, RowOfProduct> products_;
    Cover found_;
};

}  // namespace

bool hasName(const Trace& trace, tape::NodeId node) {
    return trace.stepOf(node) != nullptr || trace.parameterOf(node) != nullptr;
}

Element resolve(const Trace& trace, Element element) {
    while (!hasName(trace, element.node)) {
        const Explanation explanation = trace.explain(element);
        if (explanation.rule != Rule::Copy) {
            break;
        }
        element = copied(explanation);
    }
    return element;
}

Explanation originOf(const Trace& trace, const Element& element) {
    Explanation origin = trace.explain(element);
    while (origin.rule == Rule::Copy && !hasName(trace, copied(origin).node)) {
        Explanation next = trace.explain(copied(origin));
        if (next.rule == Rule::Leaf) {
            break;
        }
        origin = std::move(next);
    }
    for (tape::Term& term : origin.terms) {
        for (tape::Factor& factor : term.factors) {
            factor.element = resolve(trace, factor.element);
        }
    }
    return origin;
}

void Cover::add(const Element& element) {
    const auto range = std::ranges::find_if(
        ranges_, [&](const Range& each) { return each.first.node == element.node; });
    if (range == ranges_.end()) {
        ranges_.push_back({element});
        return;
    }
    range->manyRows = range->manyRows || element.row != range->first.row;
    range->manyColumns = range->manyColumns || element.column != range->first.column;
}

std::vector<Quantity> Cover::quantities(const Trace& trace) const {
    std::vector<Quantity> result;
    for (const Range& range : ranges_) {
        const Quantity quantity{range.first.node, range.manyRows ? -1 : range.first.row,
                                range.manyColumns ? -1 : range.first.column};
        result.push_back(normalised(trace, quantity));
    }
    std::ranges::stable_partition(result, [&](const Quantity& quantity) {
        return trace.parameterOf(quantity.node) == nullptr;
    });
    return result;
}

std::vector<Quantity> operandsOf(const Trace& trace, const Quantity& quantity) {
    OperandSearch search(trace);
    for (const Element& element : elementsOf(trace, quantity)) {
        search.from(element);
    }
    return search.found().quantities(trace);
}

std::vector<Element> elementsOf(const Trace& trace, const Quantity& quantity) {
    const auto value = trace.value(quantity.node);
    const bool allRows = quantity.row < 0;
    const bool allColumns = quantity.column < 0;
    const tape::Index rows = allRows ? value.rows() : 1;
    const tape::Index columns = allColumns ? value.cols() : 1;
    std::vector<Element> elements;
    elements.reserve(static_cast<std::size_t>(rows * columns));
    for (tape::Index column = 0; column < columns; ++column) {
        for (tape::Index row = 0; row < rows; ++row) {
            elements.push_back({quantity.node, allRows ? row : quantity.row,
                                allColumns ? column : quantity.column});
        }
    }
    return elements;
}

Quantity normalised(const Trace& trace, Quantity quantity) {
    const bool oneColumn = trace.value(quantity.node).cols() == 1;
    if (oneColumn && quantity.row >= 0) {
        quantity.column = 0;
    } else if (oneColumn && !hasSourceColumns(trace, quantity.node)) {
        quantity.column = -1;
    }
    return quantity;
}

}  // namespace lab::scene
