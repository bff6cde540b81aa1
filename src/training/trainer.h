// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/model.h"
#include "training/adam.h"
#include "training/batches.h"
#include "training/reinforce.h"

namespace lab::training {

/// How a translator is trained; the defaults make the weights that ship.
struct TrainingOptions {
    int steps = 10000;
    std::size_t batch = 64;
    std::uint64_t seed = 1;
    int threads = 2;      ///< data-parallel workers, each with its part of the batch
    float rate = 0.003F;  ///< Adam's, falling to a hundredth along a cosine
    float clip = 1.0F;    ///< largest norm of the gradient of the loss a token
};

/// What one step did.
struct StepReport {
    int step = 0;              ///< from 1
    double loss = 0;           ///< mean over target tokens, natural logarithm
    double gradientNorm = 0;   ///< before it was clipped
    double parameterNorm = 0;  ///< of all parameters after the step
    std::size_t tokens = 0;    ///< target tokens in the batch
};

/// All that the next step depends on beside options and sentences.
struct TrainerState {
    int steps = 0;  ///< that were taken
    tape::Parameters<float>::Flat parameters;
    Adam::State adam;
    Batches::Place batches;
    Baseline baseline;
};

/// Trains a translator by teacher forcing, step by step; what draws positions also learns from how
/// well they did (training/reinforce.h). The same options give the same
/// weights to the bit, for any fixed number of threads. Owned by one thread, which calls it;
/// the workers live inside a step.
class Trainer {
  public:
    /// `pairs` must outlive the trainer. Parameters are initialised from the seed.
    Trainer(const models::TranslatorConfig& config,
            std::shared_ptr<const attention::Mechanism> mechanism,
            const std::vector<models::EncodedPair>& pairs, const TrainingOptions& options);

    /// Begins with these parameters instead. Throws std::invalid_argument when they are not those
    /// of such a translator, by names and shapes.
    void startFrom(const tape::Parameters<float>& parameters);

    /// Where it stands, and to go on from there: with equal options and sentences every further
    /// step is the same to the bit. Throws std::invalid_argument for the state of another network
    /// or of other sentences, and is then as it was.
    [[nodiscard]] TrainerState state() const;
    void resume(const TrainerState& state);

    /// One batch: forward, backward, clip, Adam. Throws tape::TapeError that names the node
    /// when a value is not finite; the parameters are then those before the step.
    StepReport step();

    [[nodiscard]] int steps() const { return steps_; }
    [[nodiscard]] bool finished() const { return steps_ >= options_.steps; }
    [[nodiscard]] const tape::Parameters<float>& parameters() const { return parameters_; }
    [[nodiscard]] const models::Translator& translator() const { return translator_; }

  private:
    struct Worker {
        tape::Tape<float> tape;
        Adam::Flat gradient;
        double loss = 0;
    };

    void runWorker(Worker& worker, std::span<const models::EncodedPair* const> pairs,
                   std::size_t first, float weight);
    [[nodiscard]] attention::Uniform draws(std::size_t first) const;
    [[nodiscard]] float rate() const;

    TrainingOptions options_;
    tape::Parameters<float> parameters_;
    models::Translator translator_;
    Batches batches_;
    Adam adam_;
    Baseline baseline_;
    std::vector<std::unique_ptr<Worker>> workers_;
    int steps_ = 0;
};

}  // namespace lab::training
