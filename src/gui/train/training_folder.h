// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QTemporaryDir>
#include <filesystem>
#include <memory>

#include "training/snapshot_folder.h"

namespace lab::gui {

/// Where the snapshots of the user's training are: in one folder, as long as no other window of
/// the program has it. Two that wrote there would take each other's snapshots away: the second has
/// a folder of its own, which goes with it.
class TrainingFolder {
  public:
    explicit TrainingFolder(const std::filesystem::path& folder);

    [[nodiscard]] training::SnapshotFolder snapshots() const {
        return training::SnapshotFolder(folder_);
    }
    /// Whether what is trained is there at the next start.
    [[nodiscard]] bool lasts() const { return own_ == nullptr; }

  private:
    QLockFile lock_;
    std::unique_ptr<QTemporaryDir> own_;
    std::filesystem::path folder_;
};

}  // namespace lab::gui
