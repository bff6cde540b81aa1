// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "attention/registry.h"
#include "formats/bytes.h"
#include "formats/safetensors.h"
#include "models/model.h"

namespace lab::models {

/// Weights that cannot be used: one line, what, where and what to do. Control characters, which a
/// file may hold in names, are escaped.
class CheckpointError : public std::runtime_error {
  public:
    explicit CheckpointError(std::string_view message);
};

/// A model as a safetensors file: tensors by parameter name, and in the metadata everything
/// needed to rebuild the network and its vocabularies (docs/formats.md).
formats::Bytes encodeCheckpoint(const Model& model);

/// The same before it is bytes, for whoever adds to it.
formats::SafetensorsFile checkpointFile(const Model& model);

/// What the metadata says under "format".
inline constexpr std::string_view checkpointFormat = "attention-lab translator 1";
/// Notes of a model stand in the metadata under keys that begin with this.
inline constexpr std::string_view notePrefix = "about.";

/// The notes in a file's metadata, without the prefix: Model::about.
std::map<std::string, std::string> notesIn(const std::map<std::string, std::string>& metadata);

/// Tensors whose names begin with this are no part of the model: what training remembers beside
/// it (training/snapshot.h).
inline constexpr std::string_view trainingPrefix = "training.";

/// The model of such a file. Throws CheckpointError or formats::FormatError that contains
/// `name` when the file is damaged, of another kind, has wrong shapes or non-finite weights,
/// or names an unknown mechanism.
std::shared_ptr<const Model> decodeCheckpoint(formats::ByteView file, std::string_view name,
                                              const attention::Registry& registry);

std::shared_ptr<const Model> modelOf(const formats::SafetensorsFile& file, std::string_view name,
                                     const attention::Registry& registry);

/// By path; the file is replaced as a whole or not at all.
void saveCheckpoint(const std::filesystem::path& path, const Model& model);
std::shared_ptr<const Model> loadCheckpoint(const std::filesystem::path& path,
                                            const attention::Registry& registry);

}  // namespace lab::models
