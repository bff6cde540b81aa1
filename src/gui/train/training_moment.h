// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "language/sentence_pair.h"
#include "models/model.h"
#include "training/course.h"

namespace lab::gui {

/// How it goes with the training.
enum class TrainingState {
    None,      ///< there is none
    Reading,   ///< the data are read
    Running,   ///< steps are taken
    Paused,    ///< can go on
    Stopped,   ///< by the user, for good; snapshots can be gone on from
    Finished,  ///< all steps were taken
    Failed     ///< a step or the data could not be; snapshots can be gone on from
};

/// A training as it is at one moment. Immutable; shared between threads.
struct TrainingMoment {
    training::Plan plan;
    training::Log log;
    std::shared_ptr<const models::Model> model;
    /// A few held-out pairs of the data; none before they were read.
    std::vector<language::SentencePair> examples;

    [[nodiscard]] int step() const { return log.steps(); }
};

}  // namespace lab::gui
