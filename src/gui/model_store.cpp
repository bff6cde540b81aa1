// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/model_store.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>

#include "models/checkpoint.h"

namespace lab::gui {
namespace {

std::shared_ptr<const models::Model> read(const ModelEntry& entry,
                                          const attention::Registry& registry) {
    QFile file(entry.file);
    if (!file.open(QIODevice::ReadOnly)) {
        throw models::CheckpointError(
            QCoreApplication::translate("ModelStore",
                                        "%1 cannot be read (%2): install the program again")
                .arg(entry.file, file.errorString())
                .toStdString());
    }
    const QByteArray bytes = file.readAll();
    const auto* first = reinterpret_cast<const std::byte*>(bytes.constData());
    return models::decodeCheckpoint({first, static_cast<std::size_t>(bytes.size())},
                                    entry.file.toStdString(), registry);
}

}  // namespace

ModelStore::ModelStore(attention::Registry registry, std::vector<ModelEntry> entries)
    : registry_(std::move(registry)), entries_(std::move(entries)) {}

std::shared_ptr<const models::Model> ModelStore::load(const QString& id) const {
    const std::lock_guard lock(mutex_);
    if (const auto found = loaded_.find(id); found != loaded_.end()) {
        return found->second;
    }
    const auto entry =
        std::ranges::find_if(entries_, [&](const ModelEntry& each) { return each.id == id; });
    if (entry == entries_.end()) {
        throw models::CheckpointError(
            QCoreApplication::translate("ModelStore",
                                        "there is no model “%1”: choose one in the top bar")
                .arg(id)
                .toStdString());
    }
    return loaded_.emplace(id, read(*entry, registry_)).first->second;
}

std::vector<ModelEntry> shippedModels() {
    return {{.id = QStringLiteral("english-french"),
             .name = QCoreApplication::translate("ModelStore", "English → French"),
             .mechanism = QStringLiteral("additive"),
             .file = QStringLiteral(":/models/additive.safetensors")}};
}

}  // namespace lab::gui
