// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <vector>

namespace lab::scene {

/// Weights that are compared: a model with a mechanism, at a temperature of its alignment softmax.
struct Contender {
    QString model = QStringLiteral("english-french");
    QString mechanism = QStringLiteral("additive");
    double temperature = 1;

    friend bool operator==(const Contender&, const Contender&) = default;
};

/// How alignments are drawn side by side.
enum class ComparisonView { Matrices, Lines };

/// So many can be told apart side by side.
inline constexpr std::size_t mostContenders = 6;

/// What the page Compare shows of the scene's sentence.
struct Comparison {
    /// 1 to mostContenders.
    std::vector<Contender> contenders = {
        {.mechanism = QStringLiteral("additive")},   {.mechanism = QStringLiteral("general")},
        {.mechanism = QStringLiteral("location")},   {.mechanism = QStringLiteral("local-p")},
        {.mechanism = QStringLiteral("multi-head")}, {.mechanism = QStringLiteral("none")}};
    ComparisonView view = ComparisonView::Matrices;
    int word = 0;     ///< target position of the cursor, from 0; beyond the words: the last
    int current = 0;  ///< the contender that is looked at
    /// The difference map: the weights of one contender minus those of another.
    int minuend = 4;
    int subtrahend = 0;

    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// How well a translation is judged.
enum class Quality { Exact, Bleu };
/// What a sentence costs.
enum class Cost { MultiplyAdds, Weights, Time };

/// What the page Why attention? measures and shows.
struct LengthStudy {
    /// 1 to mostContenders, each once, all of temperature 1.
    std::vector<Contender> contenders = {{.mechanism = QStringLiteral("additive")},
                                         {.mechanism = QStringLiteral("local-p")},
                                         {.mechanism = QStringLiteral("none")}};
    Quality quality = Quality::Exact;
    Cost cost = Cost::MultiplyAdds;

    friend bool operator==(const LengthStudy&, const LengthStudy&) = default;
};

}  // namespace lab::scene
