// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/metrics.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lab::training {
namespace {

using NgramCounts = std::map<Tokens, std::size_t>;

NgramCounts countNgrams(const Tokens& tokens, std::size_t order) {
    NgramCounts counts;
    for (std::size_t k = 0; k + order <= tokens.size(); ++k) {
        const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(k);
        ++counts[Tokens(first, first + static_cast<std::ptrdiff_t>(order))];
    }
    return counts;
}

std::size_t countShared(const AlignmentErrorRate::Links& a, const AlignmentErrorRate::Links& b) {
    return static_cast<std::size_t>(
        std::ranges::count_if(a, [&](const language::Link& link) { return b.contains(link); }));
}

double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void Bleu::add(const Tokens& hypothesis, const Tokens& reference) {
    hypothesisLength_ += hypothesis.size();
    referenceLength_ += reference.size();
    for (std::size_t order = 1; order <= orders; ++order) {
        const NgramCounts allowed = countNgrams(reference, order);
        for (const auto& [ngram, count] : countNgrams(hypothesis, order)) {
            const auto found = allowed.find(ngram);
            matches_[order - 1] += found == allowed.end() ? 0 : std::min(count, found->second);
            totals_[order - 1] += count;
        }
    }
}

double Bleu::score() const {
    double logSum = 0;
    for (std::size_t k = 0; k < orders; ++k) {
        if (matches_[k] == 0) {
            return 0;
        }
        logSum += std::log(ratio(matches_[k], totals_[k]));
    }
    const double shortness = ratio(referenceLength_, hypothesisLength_);
    const double brevity = shortness > 1 ? std::exp(1 - shortness) : 1;
    return 100 * brevity * std::exp(logSum / orders);
}

void AlignmentErrorRate::add(const Links& predicted, const Links& sure, const Links& possible) {
    Links allowed = possible;
    allowed.insert(sure.begin(), sure.end());
    predicted_ += predicted.size();
    sure_ += sure.size();
    predictedAndSure_ += countShared(predicted, sure);
    predictedAndPossible_ += countShared(predicted, allowed);
}

double AlignmentErrorRate::rate() const {
    return predicted_ + sure_ == 0
               ? 0
               : 1 - ratio(predictedAndSure_ + predictedAndPossible_, predicted_ + sure_);
}

double AlignmentErrorRate::precision() const {
    return ratio(predictedAndPossible_, predicted_);
}

double AlignmentErrorRate::recall() const {
    return ratio(predictedAndSure_, sure_);
}

}  // namespace lab::training
