// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/back_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <optional>

#include "scene/blame.h"
#include "scene/gradient_text.h"
#include "scene/moment_quantity.h"
#include "scene/number_text.h"
#include "scene/quantity_of.h"
#include "scene/quantity_words.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::Stage;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BackText)
};

QString nameOf(const Trace& trace, const Quantity& quantity) {
    return describe(trace, quantity).name;
}

QString symbol(const Trace& trace, const Quantity& quantity) {
    return latexOf(symbolOf(trace, quantity));
}

/// dL / d quantity.
QString slope(const Trace& trace, const Quantity& quantity) {
    return QStringLiteral("\\frac{\\partial L}{\\partial %1}").arg(symbol(trace, quantity));
}

/// "∂L/∂α₆,₇ = −0.0021", "|∂L/∂c₆| = 0.12".
QString gradientIs(const Trace& trace, const Quantity& of, double size, bool isNumber) {
    const QString form = isNumber ? QStringLiteral("∂L/∂%1 = %2") : QStringLiteral("|∂L/∂%1| = %2");
    return form.arg(nameOf(trace, of), slopeText(size));
}

QString inBrackets(const QString& latex) {
    return latex.startsWith(QLatin1Char('-')) ? QStringLiteral("(%1)").arg(latex) : latex;
}

/// "s₆ (0.12), c₆ (0.08) and 2 more": the largest ones.
QString listed(const Trace& trace, std::vector<BlameShare> shares) {
    constexpr std::size_t most = 3;
    std::ranges::stable_sort(shares, std::ranges::greater{},
                             [](const BlameShare& share) { return std::abs(share.size); });
    QStringList names;
    for (std::size_t k = 0; k < std::min(most, shares.size()); ++k) {
        names << Words::tr("%1 (%2)").arg(nameOf(trace, shares[k].to), slopeText(shares[k].size));
    }
    const QString list = names.join(QStringLiteral(", "));
    return shares.size() <= most
               ? list
               : Words::tr("%1 and %n more", nullptr, static_cast<int>(shares.size() - most))
                     .arg(list);
}

/// The share of the group that has the largest gradient, of those `of` says; null for none.
template <typename Of>
const BlameShare* largest(const BlameGroup& group, Of of) {
    const BlameShare* best = nullptr;
    for (const BlameShare& share : group.shares) {
        if (of(share) && (best == nullptr || std::abs(share.size) > std::abs(best->size))) {
            best = &share;
        }
    }
    return best;
}

BackText lossText(const Trace& trace, const Moment& moment) {
    const auto t = static_cast<std::size_t>(moment.target);
    const int word = trace.targetIds()[t];
    const Quantity loss = quantityAt(trace, moment, -1);
    const Quantity logit{trace.find("logits", moment.target)->node, word, 0};
    const Quantity chance{trace.find("probabilities", moment.target)->node, word, 0};
    const double p = trace.valueOf({chance.node, chance.row, 0});
    const auto gradient = static_cast<double>(trace.gradient(logit.node)(word, 0));
    BackText text;
    text.formula = QStringLiteral("%1 = %2 - 1").arg(slope(trace, logit), symbol(trace, chance));
    text.numbers = QStringLiteral("= %1 - 1 = %2").arg(numberLatex(p), slopeLatex(gradient));
    text.sentence =
        Words::tr(
            "The way back begins at the loss of %1: %2 = %3 of %4 in all. A higher score of the "
            "word itself would make it smaller, a higher score of any other word larger, by that "
            "word's probability.")
            .arg(quoted(trace.target()[t]), nameOf(trace, loss),
                 slopeText(trace.valueOf({loss.node, 0, 0})), slopeText(trace.loss()));
    return text;
}

/// D(x) = (dy/dx)^T D(y), with the lengths.
void addChain(const Trace& trace, const BlameGroup& group, const BlameShare& share,
              BackText& text) {
    const QString from = symbol(trace, group.from);
    const QString to = symbol(trace, share.to);
    text.formula =
        QStringLiteral("%1 \\leftarrow \\left(\\frac{\\partial %2}{\\partial %3}\\right)^\\top %4")
            .arg(slope(trace, share.to), from, to, slope(trace, group.from));
    text.numbers = QStringLiteral("\\quad \\text{%1 } %2")
                       .arg(share.isNumber ? Words::tr("adds") : Words::tr("adds a length of"),
                            slopeLatex(share.size));
}

BackText otherText(const Trace& trace, const std::vector<BlameGroup>& groups) {
    BackText text;
    const auto handing = std::ranges::find_if(
        groups, [](const BlameGroup& group) { return !group.shares.empty() && group.size != 0; });
    if (handing == groups.end()) {
        text.sentence = Words::tr("No blame comes this way: the loss does not depend on it.");
        return text;
    }
    const BlameGroup& group = *handing;
    if (const BlameShare* most = largest(group, [](const BlameShare&) { return true; })) {
        addChain(trace, group, *most, text);
    }
    text.sentence = Words::tr("%1. It is handed on to %2.")
                        .arg(gradientIs(trace, group.from, group.size, group.isNumber),
                             listed(trace, group.shares));
    const auto others = groups.end() - handing - 1;
    if (others > 0) {
        const BlameGroup& last = groups.back();
        if (!last.shares.empty() && last.size != 0) {
            text.sentence +=
                QLatin1Char(' ') + Words::tr("Last here %1: it goes to %2.")
                                       .arg(gradientIs(trace, last.from, last.size, last.isNumber),
                                            listed(trace, last.shares));
        }
    }
    return text;
}

/// A context that was blended: to the states by their weights, to the weights by the states.
BackText contextText(const Trace& trace, const Moment& moment, int source,
                     const std::vector<BlameGroup>& groups) {
    const tape::Step* weights = trace.find("weights", moment.place());
    const auto isWeight = [&](const BlameShare& share) {
        return weights != nullptr && share.to.node == weights->node;
    };
    const auto isState = [](const BlameShare& share) { return !share.isNumber; };
    const auto blended = std::ranges::find_if(groups, [&](const BlameGroup& group) {
        return largest(group, isWeight) != nullptr && largest(group, isState) != nullptr;
    });
    if (blended == groups.end()) {
        return otherText(trace, groups);
    }
    const int position = sourceAt(trace, moment, source);
    const auto own = std::ranges::find_if(blended->shares, [&](const BlameShare& share) {
        return isWeight(share) && share.to.row == position;
    });
    const auto state = std::ranges::find_if(blended->shares, [&](const BlameShare& share) {
        return isState(share) && share.to.column == position;
    });
    BackText text;
    if (own != blended->shares.end() && state != blended->shares.end()) {
        text.formula =
            QStringLiteral("%1 = %2^\\top %3")
                .arg(slope(trace, own->to), symbol(trace, state->to), slope(trace, blended->from));
        text.numbers = QStringLiteral("= %1").arg(slopeLatex(own->size));
    }
    const BlameShare& most = *largest(*blended, isState);
    const BlameShare& told = *largest(*blended, isWeight);
    text.sentence =
        Words::tr(
            "%1 goes two ways. Each vector that was blended gets it times its weight: %2 the most, "
            "a length of %3. Each weight gets its vector times it: most is told to %4, %5.")
            .arg(gradientIs(trace, blended->from, blended->size, false), nameOf(trace, most.to),
                 slopeText(most.size), nameOf(trace, told.to), slopeText(told.size));
    return text;
}

/// The factor that the Jacobian has beside that of a softmax at temperature 1; none where it is not
/// one of a softmax alone.
std::optional<double> temperatureOf(const Trace& trace, const SoftmaxJacobian& jacobian) {
    const Eigen::VectorXd alpha = trace.value(jacobian.weights).col(0).cast<double>();
    const Eigen::MatrixXd plain = Eigen::MatrixXd(alpha.asDiagonal()) - alpha * alpha.transpose();
    const double strength = plain.squaredNorm();
    if (strength < 1e-12 || plain.rows() != jacobian.slopes.rows() ||
        plain.cols() != jacobian.slopes.cols()) {
        return std::nullopt;
    }
    const double factor = plain.cwiseProduct(jacobian.slopes).sum() / strength;
    const bool same = (jacobian.slopes - factor * plain).norm() < 1e-3 * jacobian.slopes.norm();
    return same && factor > 0 ? std::optional(1 / factor) : std::nullopt;
}

/// "= (-0.12) \cdot 0.3 + ... = 0.02", the largest terms first.
QString jacobianNumbers(const SoftmaxJacobian& jacobian, int column) {
    std::vector<Eigen::Index> order;
    for (Eigen::Index i = 0; i < jacobian.above.size(); ++i) {
        order.push_back(i);
    }
    const auto term = [&](Eigen::Index i) {
        return std::abs(jacobian.slopes(i, column) * jacobian.above(i));
    };
    std::ranges::stable_sort(order, std::ranges::greater{}, term);
    QStringList terms;
    for (std::size_t k = 0; k < std::min<std::size_t>(2, order.size()); ++k) {
        terms << QStringLiteral("%1 \\cdot %2")
                     .arg(inBrackets(slopeLatex(jacobian.slopes(order[k], column))),
                          inBrackets(slopeLatex(jacobian.above(order[k]))));
    }
    if (order.size() > 2) {
        terms << QStringLiteral("\\ldots");
    }
    return QStringLiteral("= %1 = %2")
        .arg(terms.join(QStringLiteral(" + ")), slopeLatex(jacobian.below(column)));
}

BackText softmaxText(const Trace& trace, const Moment& moment, int source,
                     const std::vector<BlameGroup>& groups) {
    const auto jacobian = jacobianAt(trace, moment);
    if (!jacobian) {
        return otherText(trace, groups);
    }
    BackText text;
    const int position = std::max(0, sourceAt(trace, moment, source));
    if (position >= jacobian->below.size()) {
        return otherText(trace, groups);
    }
    const Quantity score{jacobian->scores, position, 0};
    const auto temperature = temperatureOf(trace, *jacobian);
    text.formula = QStringLiteral(
                       "%1 = \\sum_{j} \\frac{\\partial \\alpha_j}{\\partial %2} "
                       "\\frac{\\partial L}{\\partial \\alpha_j}")
                       .arg(slope(trace, score), symbol(trace, score));
    text.numbers = jacobianNumbers(*jacobian, position);
    if (jacobian->above.isZero(0)) {
        text.sentence =
            trace.find("sample", moment.place()) != nullptr
                ? Words::tr(
                      "A draw has no derivative: no blame comes back through it, and weights and "
                      "scores get nothing. Training estimates their gradient from draws instead, "
                      "see Draws.")
                : Words::tr("No blame comes this way: the loss does not depend on the weights.");
        return text;
    }
    const QString how =
        !temperature ? Words::tr("what lies between weights and scores is in it too")
        : std::abs(*temperature - 1) < 1e-3
            ? Words::tr("the Jacobian of a softmax, diag(α) − α αᵀ")
            : Words::tr("the Jacobian of a softmax, diag(α) − α αᵀ, over the temperature %1")
                  .arg(slopeText(*temperature));
    text.sentence =
        Words::tr(
            "%1 is multiplied by a matrix to the scores' gradient, %2: %3. A higher score takes "
            "weight from the others; what the scores get adds up to %4.")
            .arg(gradientIs(trace, {jacobian->weights}, jacobian->above.norm(), false),
                 gradientIs(trace, score, jacobian->below(position), true), how,
                 std::abs(jacobian->below.sum()) < 1e-5 * (1 + jacobian->below.norm())
                     ? QStringLiteral("0")
                     : slopeText(jacobian->below.sum()));
    return text;
}

BackText parametersText(const Trace& trace) {
    const std::vector<BlameShare> shares = parameterGradients(trace);
    BackText text;
    if (shares.empty()) {
        return text;
    }
    const Quantity most = shares.front().to;
    text.formula = QStringLiteral("%1 = \\sum_{t} \\frac{\\partial L_{t}}{\\partial %2}")
                       .arg(slope(trace, most), symbol(trace, most));
    text.numbers = QStringLiteral("\\quad \\text{%1 } %2")
                       .arg(Words::tr("has a length of"), slopeLatex(shares.front().size));
    text.sentence =
        Words::tr(
            "The way back ends at what is learnt. Every use of a parameter adds to its gradient; "
            "the longest are those of %1. Training moves each parameter a little against its "
            "gradient.")
            .arg(listed(trace, shares));
    return text;
}

}  // namespace

BackText backText(const Trace& trace, const Moment& moment, int source) {
    if (moment.back == Back::Loss) {
        return lossText(trace, moment);
    }
    if (moment.back == Back::Parameters) {
        return parametersText(trace);
    }
    const std::vector<BlameGroup> groups = blameAt(trace, moment);
    const tape::StepLabel* label = mainStep(trace, moment.stage);
    if (moment.back == Back::Stage && moment.target >= 0 && label != nullptr) {
        if (label->name == "weights") {
            return softmaxText(trace, moment, source, groups);
        }
        if (moment.stage == Stage::Context || label->name == "context") {
            return contextText(trace, moment, source, groups);
        }
    }
    return otherText(trace, groups);
}

}  // namespace lab::scene
