// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/own_models.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>
#include <algorithm>
#include <stdexcept>

#include "formats/atomic_file.h"
#include "formats/read_file.h"
#include "gui/models/model_file.h"
#include "gui/paths.h"
#include "models/checkpoint.h"

namespace lab::gui {
namespace {

using Then = OrderedWorker::Then;

const auto groupName = QStringLiteral("own");
const auto prefix = QStringLiteral("own/");
const auto ending = QStringLiteral(".safetensors");

[[noreturn]] void fail(const QString& line) {
    throw std::runtime_error(line.toStdString());
}

QString newId() {
    return prefix + QUuid::createUuid().toString(QUuid::Id128).left(12);
}

QString requireName(const QString& name) {
    const QString tidied = tidyModelName(name);
    if (tidied.isEmpty()) {
        fail(OwnModels::tr("a model needs a name: type one"));
    }
    return tidied;
}

OwnModel ownModel(const QString& id, const ModelFacts& facts, const QString& otherwise) {
    return {.id = id,
            .name = facts.name.isEmpty() ? otherwise : facts.name,
            .mechanism = facts.mechanism,
            .about = facts.about};
}

}  // namespace

OwnModels::OwnModels(ModelStore& store, QString folder, QObject* parent)
    : QObject(parent),
      store_(store),
      folder_(std::move(folder)),
      worker_([this](const QString& problem) { tell(problem); }) {
    readFolder();
    offer();
}

QString OwnModels::fileOf(const QString& folder, const QString& id) {
    const QString base = id.startsWith(prefix) ? id.mid(prefix.size()) : QString();
    return base.isEmpty() || base.contains(u'/') ? QString() : folder + u'/' + base + ending;
}

QString OwnModels::pathOf(const QString& id) const {
    return fileOf(folder_, id);
}

void OwnModels::readFolder() {
    const QDir folder(folder_);
    for (const QString& file :
         folder.entryList({QLatin1Char('*') + ending}, QDir::Files, QDir::Name)) {
        const QString base = file.chopped(ending.size());
        try {
            models_.push_back(ownModel(
                prefix + base, readModelFacts(folder.filePath(file), store_.registry()), base));
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

/// The name, or the name with a number: models are told apart by it.
QString OwnModels::freeName(const QString& name) const {
    QString free = name;
    for (int number = 2; std::ranges::find(models_, free, &OwnModel::name) != models_.end();
         ++number) {
        const QString end = tr(" (%1)").arg(number);
        free = name.left(longestModelName - end.size()) + end;
    }
    return free;
}

void OwnModels::keep(const OwnModel& model) {
    OwnModel kept = model;
    kept.name = freeName(model.name);
    models_.push_back(kept);
    offer();
    emit saved(kept.id, kept.name);
    if (kept.name != model.name) {
        rename(kept.id, kept.name);
    }
}

void OwnModels::showName(const QString& id, const QString& name) {
    const auto renamed = std::ranges::find(models_, id, &OwnModel::id);
    if (renamed != models_.end()) {
        renamed->name = name;
        offer();
    }
}

void OwnModels::forget(const QString& id) {
    std::erase_if(models_, [&](const OwnModel& model) { return model.id == id; });
    offer();
}

void OwnModels::work(OrderedWorker::Job job) {
    worker_.add(std::move(job));
    emit busyChanged();
}

void OwnModels::tell(const QString& problem) {
    emit busyChanged();
    if (!problem.isEmpty()) {
        emit failed(problem);
    }
}

const OwnModel& OwnModels::find(const QString& id) const {
    const auto found = std::ranges::find(models_, id, &OwnModel::id);
    if (found == models_.end()) {
        fail(tr("there is no own model “%1”: it may have been removed").arg(id));
    }
    return *found;
}

/// In the worker.
void OwnModels::write(const models::Model& model, const OwnModel& as) const {
    if (!QDir().mkpath(folder_)) {
        fail(tr("%1 cannot be created: check the folder's permissions").arg(folder_));
    }
    writeModel(pathOf(as.id), model, as.name);
}

QString OwnModels::save(std::shared_ptr<const models::Model> model, const QString& name) {
    OwnModel kept = ownModel(newId(), factsOf(*model), {});
    kept.name = requireName(name);
    work([this, kept, model = std::move(model)]() -> Then {
        write(*model, kept);
        return [this, kept] { keep(kept); };
    });
    return kept.id;
}

QString OwnModels::open(const QString& path) {
    const QString id = newId();
    work([this, id, path]() -> Then {
        const auto model = models::loadCheckpoint(nativePath(path), store_.registry());
        const QString fileName = QFileInfo(path).completeBaseName();
        OwnModel kept = ownModel(id, factsOf(*model), fileName);
        kept.name = requireName(kept.name);
        write(*model, kept);
        return [this, kept] { keep(kept); };
    });
    return id;
}

void OwnModels::rename(const QString& id, const QString& name) {
    const QString tidied = requireName(name);
    work([this, id = find(id).id, tidied]() -> Then {
        renameModelFile(pathOf(id), tidied);
        return [this, id, tidied] { showName(id, tidied); };
    });
}

void OwnModels::remove(const QString& id) {
    work([this, id = find(id).id]() -> Then {
        QFile file(pathOf(id));
        if (!file.remove()) {
            fail(tr("%1 cannot be removed (%2): check the folder's permissions")
                     .arg(file.fileName(), file.errorString()));
        }
        return [this, id] { forget(id); };
    });
}

void OwnModels::copyTo(const QString& id, const QString& path) {
    work([from = pathOf(find(id).id), path]() -> Then {
        const std::string bytes = formats::readFile(nativePath(from));
        formats::writeFileAtomically(nativePath(path), std::string_view(bytes));
        return {};
    });
}

}  // namespace lab::gui
