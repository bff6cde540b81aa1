// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/cost.h"

#include <algorithm>
#include <chrono>
#include <limits>

#include "models/decode.h"

namespace lab::training {

namespace {

std::int64_t countWeights(const models::Trace& trace) {
    std::int64_t count = 0;
    for (const tape::Step& step : trace.steps()) {
        count += step.label->name == "weights" ? trace.value(step.node).size() : 0;
    }
    return count;
}

}  // namespace

Clock steadyClock() {
    return [] {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration<double>(now).count();
    };
}

double fastestRun(const std::function<void()>& work, int runs, const Clock& clock) {
    double fastest = std::numeric_limits<double>::infinity();
    for (int run = 0; run < runs; ++run) {
        const double start = clock();
        work();
        fastest = std::min(fastest, clock() - start);
    }
    return fastest;
}

std::int64_t multiplyAdds(const models::Model& model, int sources, int targets) {
    const models::TranslatorConfig& config = model.translator.config();
    const attention::Description& mechanism = model.translator.mechanism().description();
    return mechanism.multiplyAdds({.sizes = models::attentionSizes(config),
                                   .settings = models::settingsOf(config, mechanism),
                                   .sources = sources,
                                   .targets = targets});
}

SentenceCost measureCost(const std::shared_ptr<const models::Model>& model,
                         const language::SentencePair& pair, int runs, const Clock& clock) {
    const models::Decoding decoding{.mode = models::Decoding::Mode::Forced,
                                    .forced = model->target.encode(pair.target)};
    std::shared_ptr<const models::Trace> trace;
    SentenceCost cost;
    cost.seconds =
        fastestRun([&] { trace = models::translate(model, pair.source, decoding); }, runs, clock);
    cost.source = trace->sourcePositions();
    cost.target = trace->targetPositions();
    cost.weights = countWeights(*trace);
    cost.multiplyAdds = multiplyAdds(*model, cost.source, cost.target);
    return cost;
}

std::vector<SentenceCost> measureCosts(
    const std::shared_ptr<const models::Model>& model,
    const std::vector<language::SentencePair>& pairs, int runs,
    const std::function<bool(const std::vector<SentenceCost>&)>& progress) {
    std::vector<SentenceCost> costs;
    for (const language::SentencePair& pair : pairs) {
        costs.push_back(measureCost(model, pair, runs));
        if (progress && !progress(costs)) {
            break;
        }
    }
    return costs;
}

}  // namespace lab::training
