// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "training/snapshot.h"

namespace lab::training {

/// The snapshots of one training, a file each: step-0000412.safetensors. A file is there wholly or
/// not at all, also after a power cut (formats/atomic_file.h). Other files in the folder are left
/// alone. A value; usable from any thread, the folder itself by one writer.
class SnapshotFolder {
  public:
    explicit SnapshotFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// The steps that there are snapshots of, rising; none where there is no folder.
    [[nodiscard]] std::vector<int> steps() const;
    [[nodiscard]] std::filesystem::path file(int step) const;
    /// Makes the folder if need be. Throws formats::FormatError or std::filesystem_error.
    void save(const Snapshot& snapshot) const;
    /// Throws as decodeSnapshot does.
    [[nodiscard]] Snapshot load(int step, const attention::Registry& registry) const;
    /// Removes one, if it is there. Throws std::filesystem_error.
    void remove(int step) const;
    /// Removes the snapshots of later steps; -1: all. Throws std::filesystem_error.
    void removeAfter(int step) const;

  private:
    std::filesystem::path folder_;
};

}  // namespace lab::training
