// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/plane_sentence.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "scene/number_text.h"

namespace lab::scene {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlaneSentence)
};

constexpr int digits = 3;
constexpr double nothing = 1e-12;
/// Scores that differ by less, in parts of the largest, read the same.
constexpr double alike = 0.0005;
/// From this weight on one key all but has all.
constexpr double nearlyAll = 0.95;

QString subscript(int key) {
    return QString(QChar(0x2081 + key));
}

QString keyName(int key) {
    return symbolOf({Handle::Kind::Key, key});
}

QString blendedName(const Playground& playground, int key) {
    return symbolOf({playground.ownValues ? Handle::Kind::Value : Handle::Kind::Key, key});
}

QString weightName(int key) {
    return QStringLiteral("α") + subscript(key);
}

/// What is left of a 0 by rounding is a 0.
QString text(double number) {
    return numberText(std::abs(number) < nothing ? 0 : number, digits);
}

QString scoreName(PlaneMechanism mechanism, int key) {
    switch (mechanism) {
        case PlaneMechanism::ScaledDot:
            return Words::tr("q·%1/√2").arg(keyName(key));
        case PlaneMechanism::Cosine:
            return Words::tr("β cos(q, %1)").arg(keyName(key));
        case PlaneMechanism::General:
            return Words::tr("q·W %1").arg(keyName(key));
        case PlaneMechanism::Dot:
            break;
    }
    return Words::tr("q·%1").arg(keyName(key));
}

/// The keys with the largest score, as far as numbers are told apart.
std::vector<int> winners(const PlaneAnswer& answer) {
    const double most = *std::ranges::max_element(answer.scores);
    const auto bySize = [](double a, double b) { return std::abs(a) < std::abs(b); };
    const double size = std::abs(*std::ranges::max_element(answer.scores, bySize));
    std::vector<int> found;
    for (std::size_t k = 0; k < answer.scores.size(); ++k) {
        if (answer.scores[k] >= most - alike * std::max(size, 1.0)) {
            found.push_back(static_cast<int>(k));
        }
    }
    return found;
}

QString oneWinner(const Playground& playground, const PlaneAnswer& answer, int key) {
    const auto k = static_cast<std::size_t>(key);
    const QString said = Words::tr("%1 = %2 is the largest score, so %3 = %4")
                             .arg(scoreName(playground.mechanism, key), text(answer.scores[k]),
                                  weightName(key), text(answer.weights[k]));
    return answer.weights[k] >= nearlyAll ? Words::tr("%1: the context is nearly %2 alone.")
                                                .arg(said, blendedName(playground, key))
                                          : said + u'.';
}

QString allAlike(const Playground& playground, const PlaneAnswer& answer) {
    const QString share = text(answer.weights.front());
    return playground.query == Arrow()
               ? Words::tr(
                     "The query has no length, so no key fits better than another: every "
                     "weight is %1.")
                     .arg(share)
               : Words::tr("All scores are %1, so every weight is %2.")
                     .arg(text(answer.scores.front()), share);
}

QString whoWins(const Playground& playground, const PlaneAnswer& answer) {
    const std::vector<int> first = winners(answer);
    if (first.size() == 1) {
        return oneWinner(playground, answer, first.front());
    }
    if (first.size() == answer.scores.size()) {
        return allAlike(playground, answer);
    }
    const auto k = static_cast<std::size_t>(first[0]);
    return Words::tr(
               "%1 and %2 have the same largest score, %3: they share the attention, %4 = %5 "
               "= %6.")
        .arg(keyName(first[0]), keyName(first[1]), text(answer.scores[k]), weightName(first[0]),
             weightName(first[1]), text(answer.weights[k]));
}

QString subject(PlaneMechanism mechanism) {
    switch (mechanism) {
        case PlaneMechanism::ScaledDot:
            return Words::tr("The scaled dot product");
        case PlaneMechanism::Cosine:
            return Words::tr("The cosine");
        case PlaneMechanism::General:
            return Words::tr("General");
        case PlaneMechanism::Dot:
            break;
    }
    return Words::tr("The dot product");
}

QString reason(PlaneMechanism mechanism, PlaneMechanism chosen) {
    if (chosen == PlaneMechanism::General) {
        return Words::tr("it compares with k itself, not with W k");
    }
    switch (mechanism) {
        case PlaneMechanism::Cosine:
            return Words::tr("it sees directions, not lengths");
        case PlaneMechanism::General:
            return Words::tr("it compares with W k instead of k");
        case PlaneMechanism::Dot:
        case PlaneMechanism::ScaledDot:
            break;
    }
    return Words::tr("there a longer key counts for more");
}

/// With the unit matrix General is the dot product.
bool isDotProduct(const Playground& playground) {
    return playground.columns == Playground().columns;
}

/// Others that would choose another key, the first for each key. Dot product and scaled dot product
/// always choose the same.
QString whoDiffers(const Playground& playground, const PlaneAnswers& answers) {
    const auto own = winners(answers[static_cast<std::size_t>(playground.mechanism)]);
    QStringList said;
    std::vector<int> named;
    for (std::size_t m = 0; m < answers.size(); ++m) {
        const PlaneMechanism mechanism = planeMechanisms[m].value;
        const auto theirs = winners(answers[m]);
        const int key = theirs.front();
        const bool both = std::ranges::find(own, key) != own.end();
        const bool known = std::ranges::find(named, key) != named.end() ||
                           mechanism == PlaneMechanism::ScaledDot ||
                           (mechanism == PlaneMechanism::General && isDotProduct(playground));
        if (known || both || theirs.size() > 1) {
            continue;
        }
        named.push_back(key);
        said << Words::tr("%1 would choose %2 (%3 = %4): %5.")
                    .arg(subject(mechanism), keyName(key), weightName(key),
                         text(answers[m].weights[static_cast<std::size_t>(key)]),
                         reason(mechanism, playground.mechanism));
    }
    return said.join(u' ');
}

/// What the division does, where there is nothing else to say.
QString whatScalingDoes(const Playground& playground, const PlaneAnswers& answers) {
    const bool dot = playground.mechanism == PlaneMechanism::Dot;
    if (!dot && playground.mechanism != PlaneMechanism::ScaledDot) {
        return {};
    }
    const int key = answers.front().largest();
    const PlaneMechanism other = dot ? PlaneMechanism::ScaledDot : PlaneMechanism::Dot;
    const QString weight =
        text(answers[static_cast<std::size_t>(other)].weights[static_cast<std::size_t>(key)]);
    return dot ? Words::tr("Divided by √2, as the scaled dot product does, %1 would be %2.")
                     .arg(weightName(key), weight)
               : Words::tr("Without the division by √2 %1 would be %2.")
                     .arg(weightName(key), weight);
}

}  // namespace

QString planeSentence(const Playground& playground, const PlaneAnswers& answers) {
    const PlaneAnswer& own = answers[static_cast<std::size_t>(playground.mechanism)];
    QStringList said{whoWins(playground, own)};
    const QString differs = whoDiffers(playground, answers);
    const bool undecided = winners(own).size() == own.scores.size();
    if (!differs.isEmpty()) {
        said << differs;
    } else if (!undecided) {
        said << whatScalingDoes(playground, answers);
    }
    said.removeAll(QString());
    return said.join(u' ');
}

}  // namespace lab::scene
