// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "attention/registry.h"
#include "models/model.h"

namespace lab::gui {

/// Weights that can be chosen: a model with a mechanism.
struct ModelEntry {
    QString id;            ///< of the model, as in a scene: "english-french"
    QString name;          ///< of the model, as people read it: "English → French"
    QString mechanism;     ///< id of the mechanism that it was trained with
    QString file;          ///< a path or a Qt resource
    QString variant = {};  ///< what sets the model apart from the usual one: "LSTM"; else empty
    bool listed =
        true;  ///< whether lists of models show it; what is not can be loaded all the same

    friend bool operator==(const ModelEntry&, const ModelEntry&) = default;
};

/// The models of the program, with each mechanism that there are weights for; each file read when
/// it is first asked for, and again when it has been written anew or not been asked for for long.
/// Models that the user makes come and go in groups. Lives on the GUI thread; its const functions
/// are usable from any.
class ModelStore final : public QObject {
    Q_OBJECT

  public:
    /// `entries`: those that are always there.
    ModelStore(attention::Registry registry, std::vector<ModelEntry> entries);

    /// Replaces the group of this name; does nothing where it is the same.
    void setGroup(const QString& name, const std::vector<ModelEntry>& entries);

    [[nodiscard]] const attention::Registry& registry() const { return registry_; }
    /// The listed entries of each model's first mechanism: what a list of models shows.
    [[nodiscard]] std::vector<ModelEntry> models() const;
    /// The mechanisms that a model has weights for, in the registry's order.
    [[nodiscard]] std::vector<std::shared_ptr<const attention::Mechanism>> mechanisms(
        const QString& model) const;

    /// Throws a std::runtime_error of one line when there is no such model or mechanism, when the
    /// one has no weights for the other, or when the weights are unusable or of another mechanism.
    [[nodiscard]] std::shared_ptr<const models::Model> load(const QString& model,
                                                            const QString& mechanism) const;

    /// Of the file with these weights, SHA-256; empty where there is none that can be read.
    [[nodiscard]] QByteArray checksum(const QString& model, const QString& mechanism) const;
    [[nodiscard]] bool has(const QString& model, const QString& mechanism) const;

  signals:
    /// Other models than before, or other names.
    void changed();

  private:
    /// A model in memory, and the file's time when it was read.
    struct Loaded {
        qint64 written = 0;
        std::shared_ptr<const models::Model> model;
        std::uint64_t asked = 0;  ///< when it was last asked for, counted in asks
    };

    [[nodiscard]] std::vector<ModelEntry> entries() const;
    [[nodiscard]] std::shared_ptr<const models::Model> remembered(const ModelEntry& entry,
                                                                  qint64 written) const;
    void remember(const ModelEntry& entry, const Loaded& loaded) const;
    [[nodiscard]] ModelEntry find(const QString& model, const QString& mechanism) const;

    attention::Registry registry_;
    std::vector<ModelEntry> fixed_;
    mutable std::mutex mutex_;  ///< of what follows
    std::map<QString, std::vector<ModelEntry>> groups_;
    mutable std::map<QString, Loaded> loaded_;  ///< by file
    mutable std::uint64_t asks_ = 0;
};

/// The weights in a folder (or Qt resource) of the model English → French: MECHANISM.safetensors.
/// Those of a folder in it, such as lstm/, are another model, english-french/lstm.
std::vector<ModelEntry> modelsIn(const QString& folder);

/// The models that ship inside the program.
std::vector<ModelEntry> shippedModels();

}  // namespace lab::gui
