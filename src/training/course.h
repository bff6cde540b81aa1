// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "attention/registry.h"
#include "models/model.h"
#include "training/data.h"
#include "training/held_out.h"
#include "training/log.h"
#include "training/snapshot.h"
#include "training/trainer.h"

namespace lab::training {

/// What is trained, on what and how. Equal plans and data give equal weights.
struct Plan {
    models::TranslatorConfig translator;  ///< its word counts are those of the data
    TrainingOptions options;
    std::string data;  ///< the id of a data set
};

/// The plan of the training that a snapshot is of.
Plan planOfSnapshot(const Snapshot& snapshot);

/// A training with everything that is watched of it: it steps, measures itself on held-out
/// sentences, and can be stopped at any step and gone on with from a snapshot as if it had never
/// stopped. Owned by one thread.
class Course {
  public:
    /// From random weights. Throws models::ConfigError and attention::AttentionError for a plan
    /// that cannot be, std::invalid_argument for data without a sentence.
    Course(const Plan& plan, const attention::Registry& registry,
           std::shared_ptr<const TrainingData> data);
    /// From where a snapshot was taken. Throws std::runtime_error of one line unless the data have
    /// the words that it was trained on.
    Course(const Snapshot& snapshot, const attention::Registry& registry,
           std::shared_ptr<const TrainingData> data);

    /// As Trainer::step.
    StepReport step();
    /// How well it does now on held-out sentences, if there are any; once a step.
    void measure();

    [[nodiscard]] int steps() const { return trainer_.steps(); }
    [[nodiscard]] bool finished() const { return trainer_.finished(); }
    [[nodiscard]] const Plan& plan() const { return plan_; }
    [[nodiscard]] const Log& log() const { return log_; }
    [[nodiscard]] const TrainingData& data() const { return *data_; }
    [[nodiscard]] const std::shared_ptr<const TrainingData>& sharedData() const { return data_; }
    /// The translator as it is now.
    [[nodiscard]] std::shared_ptr<const models::Model> model() const;
    [[nodiscard]] Snapshot snapshot() const;

  private:
    [[nodiscard]] std::map<std::string, std::string> notes() const;

    std::shared_ptr<const TrainingData> data_;
    Plan plan_;
    Trainer trainer_;
    HeldOut heldOut_;
    Log log_;
};

/// At which steps of so many a training is worth a look, 0 and the last among them: about `count`,
/// closer together in the beginning, when most happens.
std::vector<int> milestones(int steps, int count = 40);

}  // namespace lab::training
