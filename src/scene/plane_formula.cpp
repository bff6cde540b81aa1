// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/plane_formula.h"

#include <QString>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "notation/latex.h"
#include "notation/substitution.h"
#include "notation/traversal.h"
#include "scene/number_text.h"

namespace lab::scene {
namespace {

using notation::Node;
using notation::OpenIndex;
using notation::Row;
using notation::Scripts;
using notation::Symbol;

constexpr int digits = 3;
constexpr double nothing = 1e-12;

bool isLetter(const Row& row, std::string_view letter) {
    const auto* symbol = row.size() == 1 ? row.front().as<Symbol>() : nullptr;
    return symbol != nullptr && symbol->text == letter;
}

bool isOpen(const Node& node, char letter) {
    const auto* index = node.as<OpenIndex>();
    return index != nullptr && index->letter == letter;
}

/// Without the target position, and without the comma behind it.
void dropTarget(Row& subscript) {
    if (subscript.empty() || !(isOpen(subscript.front(), 't') || isOpen(subscript.front(), 'q'))) {
        return;
    }
    const auto behind = std::find_if(subscript.begin() + 1, subscript.end(), [](const Node& node) {
        const auto* symbol = node.as<Symbol>();
        return symbol == nullptr || symbol->text != ",";
    });
    subscript.erase(subscript.begin(), behind);
}

void rename(Row& base, std::string_view from, const char* to) {
    if (isLetter(base, from)) {
        Symbol letter = *base.front().as<Symbol>();
        letter.text = to;
        base.front() = letter;
    }
}

/// s becomes q, h becomes k, and nothing has a target position.
void inLettersOfThePlane(Row& row) {
    for (Node& node : row) {
        notation::forEachRow(node, inLettersOfThePlane);
        auto* scripts = std::get_if<Scripts>(&node.value);
        if (scripts == nullptr) {
            continue;
        }
        rename(scripts->base, "s", "q");
        rename(scripts->base, "h", "k");
        const bool hadSubscript = !scripts->subscript.empty();
        dropTarget(scripts->subscript);
        if (hadSubscript && scripts->subscript.empty() && scripts->superscript.empty() &&
            scripts->base.size() == 1) {
            node = Node(scripts->base.front());
        }
    }
}

/// What is blended has a letter and a colour of its own.
void nameValues(Row& row) {
    for (Node& node : row) {
        const auto* step = node.as<notation::Step>();
        if (step == nullptr || step->name != "states") {
            notation::forEachRow(node, nameValues);
            continue;
        }
        Row body = step->body;
        if (auto* scripts = body.empty() ? nullptr : std::get_if<Scripts>(&body.front().value)) {
            rename(scripts->base, "k", "v");
        }
        node = notation::Coloured{notation::Role::Context, std::move(body)};
    }
}

/// What is left of a 0 by rounding is a 0.
QString number(double value) {
    return numberLatex(std::abs(value) < nothing ? 0 : value, digits);
}

QString factor(double value) {
    return value < 0 ? QStringLiteral("(%1)").arg(number(value)) : number(value);
}

QString inRole(const char* role, const QString& latex) {
    return QStringLiteral("\\role{%1}{%2}").arg(QLatin1String(role), latex);
}

QString product(const Arrow& query, const Arrow& key) {
    const auto term = [](const QString& left, double right) {
        return inRole("decoder", left) + QStringLiteral(" \\cdot ") +
               inRole("encoder", factor(right));
    };
    return term(number(query.x), key.x) + QStringLiteral(" + ") + term(factor(query.y), key.y);
}

QString pair(const Arrow& arrow) {
    return QStringLiteral("(%1,\\, %2)").arg(number(arrow.x), number(arrow.y));
}

/// As the mechanism combines the numbers that it compares.
QString substituted(const Playground& playground, const PlaneAnswer& answer, const Arrow& key) {
    const QString sum = product(answer.comparedQuery, key);
    switch (playground.mechanism) {
        case PlaneMechanism::ScaledDot:
            return QStringLiteral("\\frac{%1}{\\sqrt{2}}").arg(sum);
        case PlaneMechanism::Cosine:
            return QStringLiteral("%1 \\cdot (%2)").arg(number(playground.beta), sum);
        case PlaneMechanism::General:
            return QStringLiteral("%1^\\top %2 = %3")
                .arg(inRole("decoder", QStringLiteral("q")), inRole("encoder", pair(key)), sum);
        case PlaneMechanism::Dot:
            break;
    }
    return sum;
}

QString exponential(const Playground& playground, double score) {
    const QString divided = playground.temperature == 1
                                ? QString()
                                : QStringLiteral(" / %1").arg(number(playground.temperature));
    return QStringLiteral("\\exp(%1%2)").arg(inRole("score", number(score)), divided);
}

notation::Formula parsed(const QString& latex) {
    return notation::parseLatex(latex.toStdString());
}

}  // namespace

notation::Formula planeFormula(const attention::Description& mechanism, std::string_view step,
                               int key, bool ownValues) {
    const auto label = std::ranges::find(mechanism.steps, step,
                                         [](const tape::StepLabel* each) { return each->name; });
    if (label == mechanism.steps.end()) {
        return {};
    }
    notation::Formula formula = notation::parseLatex((*label)->formula);
    inLettersOfThePlane(formula.row);
    if (ownValues && step == "context") {
        nameValues(formula.row);
    }
    return notation::substitute(formula, {.t = {}, .i = key + 1, .j = {}, .k = {}});
}

notation::Formula scoreNumbers(const Playground& playground, const PlaneAnswer& answer, int key) {
    const auto k = static_cast<std::size_t>(key);
    return parsed(QStringLiteral("= %1 = %2")
                      .arg(substituted(playground, answer, answer.comparedKeys[k]),
                           inRole("score", number(answer.scores[k]))));
}

notation::Formula weightNumbers(const Playground& playground, const PlaneAnswer& answer, int key) {
    const auto k = static_cast<std::size_t>(key);
    QStringList sum;
    for (const double score : answer.scores) {
        sum << exponential(playground, score);
    }
    return parsed(QStringLiteral("= \\frac{%1}{%2} = %3")
                      .arg(exponential(playground, answer.scores[k]),
                           sum.join(QStringLiteral(" + ")), number(answer.weights[k])));
}

notation::Formula contextNumbers(const Playground& playground, const PlaneAnswer& answer) {
    QStringList sum;
    for (std::size_t k = 0; k < answer.weights.size(); ++k) {
        const QString blended = playground.ownValues
                                    ? inRole("context", QStringLiteral("v_%1").arg(k + 1))
                                    : inRole("encoder", QStringLiteral("k_%1").arg(k + 1));
        sum << QStringLiteral("%1\\, %2").arg(number(answer.weights[k]), blended);
    }
    return parsed(
        QStringLiteral("= %1 = %2")
            .arg(sum.join(QStringLiteral(" + ")), inRole("context", pair(answer.context))));
}

}  // namespace lab::scene
