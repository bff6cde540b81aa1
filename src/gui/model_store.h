// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "attention/registry.h"
#include "models/model.h"

namespace lab::gui {

/// A model that can be chosen by name.
struct ModelEntry {
    QString id;         ///< as in a scene: "english-french"
    QString name;       ///< as people read it: "English → French"
    QString mechanism;  ///< id of the mechanism that it was trained with
    QString file;       ///< a path or a Qt resource
};

/// The models of the program, each read once and when it is first asked for. Usable from any
/// thread.
class ModelStore {
  public:
    ModelStore(attention::Registry registry, std::vector<ModelEntry> entries);

    [[nodiscard]] const std::vector<ModelEntry>& entries() const { return entries_; }
    [[nodiscard]] const attention::Registry& registry() const { return registry_; }

    /// Throws a std::runtime_error of one line when there is no such model or it is unusable.
    [[nodiscard]] std::shared_ptr<const models::Model> load(const QString& id) const;

  private:
    attention::Registry registry_;
    std::vector<ModelEntry> entries_;
    mutable std::mutex mutex_;
    mutable std::map<QString, std::shared_ptr<const models::Model>> loaded_;
};

/// The models that ship inside the program.
std::vector<ModelEntry> shippedModels();

}  // namespace lab::gui
