// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/compare/compare_session.h"
#include "gui/data/data_session.h"
#include "gui/explore_session.h"
#include "gui/lengths/length_session.h"
#include "gui/models/own_models.h"
#include "gui/playground/playground_session.h"
#include "gui/saved_state.h"
#include "gui/train/train_session.h"
#include "gui/train/training_folder.h"

namespace lab::gui {

/// What the pages show, and the document behind all of them, made in order. The stores must
/// outlive it.
struct Sessions {
    Sessions(ModelStore& models, const GrammarStore& grammar, DataStore& dataSets,
             const SavedState& saved, const Translate& translate)
        : ownModels(models, saved.modelFolder()),
          explore(translate),
          playground(explore, models.registry()),
          compare(explore, models, contestWith(translate, grammar)),
          lengths(explore, models, measureWith(models, grammar)),
          lengthStamp(stampWith(models, grammar)),
          trainingFolder(saved.snapshotFolder()),
          train(explore, models, dataSets, trainingFolder),
          data(dataSets) {}

    OwnModels ownModels;
    ExploreSession explore;
    PlaygroundSession playground;
    CompareSession compare;
    LengthSession lengths;
    LengthStamp lengthStamp;  ///< says which measurements are stale
    TrainingFolder trainingFolder;
    TrainSession train;
    DataSession data;
};

}  // namespace lab::gui
