// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "attention/registry.h"
#include "formats/bytes.h"
#include "models/model.h"
#include "training/log.h"
#include "training/trainer.h"

namespace lab::training {

/// A moment of a training: the model as it was, and all that is needed to go on from there.
struct Snapshot {
    std::shared_ptr<const models::Model> model;
    std::string data;  ///< what it learns from: the id of a data set
    TrainingOptions options;
    TrainerState state;  ///< its parameters are the model's
    Log log;             ///< up to this step
};

/// A checkpoint (docs/formats.md) that any program reads as a model, with what training remembers
/// in tensors and metadata of their own.
formats::Bytes encodeSnapshot(const Snapshot& snapshot);

/// What encodeSnapshot wrote. Throws what models::decodeCheckpoint does, also for a checkpoint
/// that is no snapshot.
Snapshot decodeSnapshot(formats::ByteView file, std::string_view name,
                        const attention::Registry& registry);

}  // namespace lab::training
