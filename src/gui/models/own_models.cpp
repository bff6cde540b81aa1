// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/own_models.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>
#include <algorithm>
#include <stdexcept>

#include "formats/atomic_file.h"
#include "formats/read_file.h"
#include "gui/paths.h"
#include "models/checkpoint.h"

namespace lab::gui {
namespace {

const auto groupName = QStringLiteral("own");
const auto prefix = QStringLiteral("own/");
const auto ending = QStringLiteral(".safetensors");
/// Where a file of weights has the name that its user gave it.
constexpr auto nameKey = "name";

[[noreturn]] void fail(const QString& line) {
    throw std::runtime_error(line.toStdString());
}

QString note(const models::Model& model, const char* key) {
    const auto found = model.about.find(key);
    return found == model.about.end() ? QString() : QString::fromStdString(found->second);
}

QString tidy(const QString& name) {
    return name.simplified().left(OwnModels::longestName);
}

OwnModel ownModel(const QString& id, const models::Model& model, const QString& otherwise) {
    const QString name = tidy(note(model, nameKey));
    QStringList parts;
    if (const QString corpus = note(model, "corpus"); !corpus.isEmpty()) {
        parts << corpus;
    }
    if (const QString steps = note(model, "steps"); !steps.isEmpty()) {
        parts << OwnModels::tr("%1 steps").arg(steps);
    }
    return {.id = id,
            .name = name.isEmpty() ? otherwise : name,
            .mechanism = QString::fromStdString(model.translator.config().mechanism),
            .about = parts.join(OwnModels::tr(" · "))};
}

}  // namespace

OwnModels::OwnModels(ModelStore& store, QString folder, QObject* parent)
    : QObject(parent), store_(store), folder_(std::move(folder)) {
    readFolder();
    offer();
}

QString OwnModels::pathOf(const QString& id) const {
    return folder_ + u'/' + id.mid(prefix.size()) + ending;
}

void OwnModels::readFolder() {
    const QDir folder(folder_);
    for (const QString& file :
         folder.entryList({QLatin1Char('*') + ending}, QDir::Files, QDir::Name)) {
        const QString base = file.chopped(ending.size());
        try {
            const auto model =
                models::loadCheckpoint(nativePath(folder.filePath(file)), store_.registry());
            models_.push_back(ownModel(prefix + base, *model, base));
        } catch (const std::exception& error) {
            problems_ << tr("A model could not be read: %1").arg(QString::fromUtf8(error.what()));
        }
    }
}

/// In order of their names, wherever models are listed.
void OwnModels::offer() {
    std::ranges::sort(models_, [](const OwnModel& a, const OwnModel& b) {
        const int names = QString::localeAwareCompare(a.name, b.name);
        return names != 0 ? names < 0 : a.id < b.id;
    });
    std::vector<ModelEntry> entries;
    for (const OwnModel& model : models_) {
        entries.push_back({.id = model.id,
                           .name = model.name,
                           .mechanism = model.mechanism,
                           .file = pathOf(model.id),
                           .variant = model.name});
    }
    store_.setGroup(groupName, entries);
    emit changed();
}

const OwnModel& OwnModels::find(const QString& id) const {
    const auto found = std::ranges::find(models_, id, &OwnModel::id);
    if (found == models_.end()) {
        fail(tr("there is no own model “%1”: it may have been removed").arg(id));
    }
    return *found;
}

void OwnModels::write(const QString& id, const models::Model& model, const QString& name) const {
    if (!QDir().mkpath(folder_)) {
        fail(tr("%1 cannot be created: check the folder's permissions").arg(folder_));
    }
    models::Model named = model;
    named.about[nameKey] = name.toStdString();
    models::saveCheckpoint(nativePath(pathOf(id)), named);
}

QString OwnModels::save(const models::Model& model, const QString& name) {
    const QString tidied = tidy(name);
    if (tidied.isEmpty()) {
        fail(tr("a model needs a name: type one"));
    }
    const QString id = prefix + QUuid::createUuid().toString(QUuid::Id128).left(12);
    write(id, model, tidied);
    OwnModel kept = ownModel(id, model, tidied);
    kept.name = tidied;
    models_.push_back(std::move(kept));
    offer();
    return id;
}

QString OwnModels::open(const QString& path) {
    const auto model = models::loadCheckpoint(nativePath(path), store_.registry());
    const QString name = tidy(note(*model, nameKey));
    return save(*model, name.isEmpty() ? QFileInfo(path).completeBaseName() : name);
}

void OwnModels::rename(const QString& id, const QString& name) {
    const QString tidied = tidy(name);
    if (tidied.isEmpty()) {
        fail(tr("a model needs a name: type one"));
    }
    const OwnModel known = find(id);
    write(id, *store_.load(id, known.mechanism), tidied);
    std::ranges::find(models_, id, &OwnModel::id)->name = tidied;
    offer();
}

void OwnModels::remove(const QString& id) {
    (void)find(id);
    QFile file(pathOf(id));
    if (!file.remove()) {
        fail(tr("%1 cannot be removed (%2): check the folder's permissions")
                 .arg(file.fileName(), file.errorString()));
    }
    std::erase_if(models_, [&](const OwnModel& model) { return model.id == id; });
    offer();
}

void OwnModels::copyTo(const QString& id, const QString& path) const {
    const std::string bytes = formats::readFile(nativePath(pathOf(find(id).id)));
    formats::writeFileAtomically(nativePath(path), std::string_view(bytes));
}

}  // namespace lab::gui
