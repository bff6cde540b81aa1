// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <numbers>
#include <stdexcept>

#include "models/draws.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/softmax.h"

namespace lab::training {
namespace {

constexpr int warmUpSteps = 50;
constexpr float lastRateShare = 0.01F;

std::size_t targetTokens(std::span<const models::EncodedPair* const> pairs) {
    std::size_t tokens = 0;
    for (const auto* pair : pairs) {
        tokens += pair->target.size();
    }
    return tokens;
}

}  // namespace

Trainer::Trainer(const models::TranslatorConfig& config,
                 std::shared_ptr<const attention::Mechanism> mechanism,
                 const std::vector<models::EncodedPair>& pairs, const TrainingOptions& options)
    : options_(options),
      translator_(config, std::move(mechanism), parameters_),
      batches_(pairs, options.batch, options.seed),
      adam_(static_cast<tape::Index>(parameters_.count())) {
    if (options.threads < 1 || options.steps < 1) {
        throw std::invalid_argument("training: needs at least one thread and one step");
    }
    base::Random random(options.seed);
    translator_.initialise(parameters_, random);
    for (int k = 0; k < options.threads; ++k) {
        workers_.push_back(std::make_unique<Worker>());
        workers_.back()->gradient.resize(static_cast<tape::Index>(parameters_.count()));
    }
}

float Trainer::rate() const {
    const float warm = std::min(1.0F, static_cast<float>(steps_ + 1) / warmUpSteps);
    const float done = static_cast<float>(steps_) / static_cast<float>(options_.steps);
    const float cosine = 0.5F * (1 + std::cos(std::numbers::pi_v<float> * std::min(1.0F, done)));
    return options_.rate * warm * (lastRateShare + (1 - lastRateShare) * cosine);
}

void Trainer::startFrom(const tape::Parameters<float>& parameters) {
    const auto sameEntry = [](const auto& a, const auto& b) {
        return a.name == b.name && a.shape == b.shape;
    };
    if (!std::ranges::equal(parameters.entries(), parameters_.entries(), sameEntry)) {
        throw std::invalid_argument(
            "training: the weights to start from are of another kind of translator, use the same "
            "order, cell, directions and sizes");
    }
    parameters_.flat() = parameters.flat();
}

TrainerState Trainer::state() const {
    return {steps_, parameters_.flat(), adam_.state(), batches_.place(), baseline_};
}

void Trainer::resume(const TrainerState& state) {
    if (state.parameters.size() != parameters_.flat().size() || state.steps < 0) {
        throw std::invalid_argument("training: the state is of another network");
    }
    Batches batches = batches_;
    batches.resume(state.batches);
    adam_.resume(state.adam);
    batches_ = std::move(batches);
    parameters_.flat() = state.parameters;
    baseline_ = state.baseline;
    steps_ = state.steps;
}

/// Numbers of this step for sentences from `first` of its batch on, however they are shared out.
attention::Uniform Trainer::draws(std::size_t first) const {
    const auto all =
        models::drawsOf(base::Random(options_.seed).next() + static_cast<std::uint64_t>(steps_));
    return
        [all, first](int t, tape::Index b) { return all(t, b + static_cast<tape::Index>(first)); };
}

void Trainer::runWorker(Worker& worker, std::span<const models::EncodedPair* const> pairs,
                        std::size_t first, float weight) {
    worker.gradient.setZero();
    worker.tape.clear();
    worker.loss = 0;
    if (pairs.empty()) {
        return;
    }
    tape::Run<float> run(worker.tape, parameters_, &worker.gradient);
    const models::Batch batch = models::makeBatch(pairs);
    const auto forced = translator_.force(run, batch, draws(first));
    auto loss = tape::crossEntropy(forced.logits, batch.target);
    worker.loss = static_cast<double>(loss.value()(0, 0) * weight);
    if (!std::isfinite(worker.loss)) {
        worker.tape.requireFinite();
    }
    if (translator_.mechanism().description().samples) {
        loss = tape::add(loss, drawingLoss(forced, batch, baseline_.value()));
    }
    worker.tape.backward(tape::scale(loss, weight));
}

StepReport Trainer::step() {
    const auto pairs = batches_.next();
    const std::span<const models::EncodedPair* const> all(pairs);
    const std::size_t tokens = targetTokens(all);
    const float weight = 1.0F / static_cast<float>(tokens);
    const std::size_t share = (all.size() + workers_.size() - 1) / workers_.size();
    const auto run = [&](std::size_t k) {
        const std::size_t first = std::min(k * share, all.size());
        runWorker(*workers_[k], all.subspan(first, std::min(share, all.size() - first)), first,
                  weight);
    };

    std::vector<std::future<void>> others;
    for (std::size_t k = 1; k < workers_.size(); ++k) {
        others.push_back(std::async(std::launch::async, [&run, k] { run(k); }));
    }
    run(0);
    Adam::Flat& gradient = workers_.front()->gradient;
    double loss = workers_.front()->loss;
    for (std::size_t k = 1; k < workers_.size(); ++k) {
        others[k - 1].get();
        gradient += workers_[k]->gradient;
        loss += workers_[k]->loss;
    }
    const float norm = clipNorm(gradient, options_.clip);
    if (!std::isfinite(norm)) {
        throw tape::TapeError("training: the gradient is not finite at step " +
                              std::to_string(steps_ + 1) + ", lower the learning rate");
    }
    baseline_.add(static_cast<float>(-loss));
    adam_.step(parameters_.flat(), gradient, rate());
    ++steps_;
    return {.step = steps_,
            .loss = loss,
            .gradientNorm = static_cast<double>(norm),
            .parameterNorm = static_cast<double>(parameters_.flat().norm()),
            .tokens = tokens};
}

}  // namespace lab::training
