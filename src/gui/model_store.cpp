// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/model_store.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

#include "models/checkpoint.h"

namespace lab::gui {
namespace {

using models::CheckpointError;

/// More than ship with the program, and a few of a training's snapshots.
constexpr std::size_t mostInMemory = 48;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelStore)
};

[[noreturn]] void fail(const QString& line) {
    throw CheckpointError(line.toStdString());
}

std::shared_ptr<const models::Model> read(const ModelEntry& entry,
                                          const attention::Registry& registry) {
    QFile file(entry.file);
    if (!file.open(QIODevice::ReadOnly)) {
        fail(Words::tr("%1 cannot be read (%2): install the program again")
                 .arg(entry.file, file.errorString()));
    }
    const QByteArray bytes = file.readAll();
    const auto* first = reinterpret_cast<const std::byte*>(bytes.constData());
    auto model = models::decodeCheckpoint({first, static_cast<std::size_t>(bytes.size())},
                                          entry.file.toStdString(), registry);
    const auto trained = QString::fromStdString(model->translator.config().mechanism);
    if (trained != entry.mechanism) {
        fail(Words::tr("%1 holds weights for “%2”: name the file after its mechanism")
                 .arg(entry.file, trained));
    }
    return model;
}

QString idOf(const attention::Mechanism& mechanism) {
    const std::string_view id = mechanism.description().id;
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

/// What sets the weights of a folder apart, as people read it.
QString variantName(const QString& folder) {
    if (folder == QLatin1String("lstm")) {
        return Words::tr("LSTM");
    }
    if (folder == QLatin1String("simple")) {
        return Words::tr("simple RNN");
    }
    return folder == QLatin1String("seed") ? Words::tr("another seed") : folder;
}

std::vector<ModelEntry> weightsIn(const QDir& folder, const QString& variant) {
    const QString model = QStringLiteral("english-french");
    const QString language = Words::tr("English → French");
    const QString ending = QStringLiteral(".safetensors");
    const QString name = variantName(variant);
    std::vector<ModelEntry> entries;
    for (const QFileInfo& file :
         folder.entryInfoList({QLatin1Char('*') + ending}, QDir::Files, QDir::Name)) {
        entries.push_back(
            {.id = variant.isEmpty() ? model : model + u'/' + variant,
             .name = name.isEmpty() ? language : Words::tr("%1, %2").arg(language, name),
             .mechanism = file.fileName().chopped(ending.size()),
             .file = file.filePath(),
             .variant = name});
    }
    return entries;
}

}  // namespace

ModelStore::ModelStore(attention::Registry registry, std::vector<ModelEntry> entries)
    : registry_(std::move(registry)), fixed_(std::move(entries)) {}

void ModelStore::setGroup(const QString& name, const std::vector<ModelEntry>& entries) {
    {
        const std::lock_guard lock(mutex_);
        std::vector<ModelEntry>& group = groups_[name];
        if (group == entries) {
            return;
        }
        for (const ModelEntry& before : group) {
            if (std::ranges::find(entries, before.file, &ModelEntry::file) == entries.end()) {
                loaded_.erase(before.file);
            }
        }
        group = entries;
    }
    emit changed();
}

std::vector<ModelEntry> ModelStore::entries() const {
    const std::lock_guard lock(mutex_);
    std::vector<ModelEntry> all = fixed_;
    for (const auto& [name, group] : groups_) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

std::vector<ModelEntry> ModelStore::models() const {
    std::vector<ModelEntry> models;
    for (const ModelEntry& entry : entries()) {
        if (entry.listed && std::ranges::find(models, entry.id, &ModelEntry::id) == models.end()) {
            models.push_back(entry);
        }
    }
    return models;
}

std::vector<std::shared_ptr<const attention::Mechanism>> ModelStore::mechanisms(
    const QString& model) const {
    std::vector<std::shared_ptr<const attention::Mechanism>> trained;
    const std::vector<ModelEntry> known = entries();
    std::ranges::copy_if(registry_.all(), std::back_inserter(trained), [&](const auto& mechanism) {
        return std::ranges::any_of(known, [&](const ModelEntry& entry) {
            return entry.id == model && entry.mechanism == idOf(*mechanism);
        });
    });
    return trained;
}

ModelEntry ModelStore::find(const QString& model, const QString& mechanism) const {
    const std::vector<ModelEntry> entries = this->entries();
    const auto ofModel = std::ranges::find(entries, model, &ModelEntry::id);
    if (ofModel == entries.end()) {
        fail(Words::tr("there is no model “%1”: choose one in the top bar").arg(model));
    }
    const bool known = std::ranges::any_of(
        registry_.all(), [&](const auto& each) { return idOf(*each) == mechanism; });
    if (!known) {
        fail(Words::tr("there is no mechanism “%1”: choose one in the top bar").arg(mechanism));
    }
    const auto entry = std::ranges::find_if(entries, [&](const ModelEntry& each) {
        return each.id == model && each.mechanism == mechanism;
    });
    if (entry == entries.end()) {
        fail(Words::tr("%1 has no weights for the mechanism “%2”: choose another in the top bar")
                 .arg(ofModel->name, mechanism));
    }
    return *entry;
}

std::shared_ptr<const models::Model> ModelStore::load(const QString& model,
                                                      const QString& mechanism) const {
    const ModelEntry entry = find(model, mechanism);
    const qint64 written = QFileInfo(entry.file).lastModified().toMSecsSinceEpoch();
    if (auto known = remembered(entry, written)) {
        return known;
    }
    auto read = gui::read(entry, registry_);  // without the lock: lists need not wait for a disk
    remember(entry, {.written = written, .model = read});
    return read;
}

std::shared_ptr<const models::Model> ModelStore::remembered(const ModelEntry& entry,
                                                            qint64 written) const {
    const std::lock_guard lock(mutex_);
    const auto found = loaded_.find(entry.file);
    if (found == loaded_.end() || found->second.written != written) {
        return nullptr;
    }
    found->second.asked = ++asks_;
    return found->second.model;
}

/// A training has many snapshots: those that nobody has asked for for the longest go first.
void ModelStore::remember(const ModelEntry& entry, const Loaded& loaded) const {
    const std::lock_guard lock(mutex_);
    Loaded& place = loaded_[entry.file];
    place = loaded;
    place.asked = ++asks_;
    if (loaded_.size() > mostInMemory) {
        loaded_.erase(std::ranges::min_element(loaded_, {},
                                               [](const auto& each) { return each.second.asked; }));
    }
}

QByteArray ModelStore::checksum(const QString& model, const QString& mechanism) const {
    if (!has(model, mechanism)) {
        return {};
    }
    QFile file(find(model, mechanism).file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

bool ModelStore::has(const QString& model, const QString& mechanism) const {
    const auto trained = mechanisms(model);
    return std::ranges::any_of(trained, [&](const auto& each) { return idOf(*each) == mechanism; });
}

std::vector<ModelEntry> modelsIn(const QString& folder) {
    const QDir root(folder);
    std::vector<ModelEntry> entries = weightsIn(root, {});
    for (const QString& variant : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const auto more = weightsIn(QDir(root.filePath(variant)), variant);
        entries.insert(entries.end(), more.begin(), more.end());
    }
    return entries;
}

std::vector<ModelEntry> shippedModels() {
    return modelsIn(QStringLiteral(":/models"));
}

}  // namespace lab::gui
