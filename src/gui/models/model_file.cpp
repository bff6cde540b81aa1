// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/model_file.h"

#include <QCoreApplication>
#include <QStringList>
#include <map>
#include <string>

#include "formats/format_error.h"
#include "formats/json.h"
#include "formats/safetensors.h"
#include "gui/paths.h"
#include "models/checkpoint.h"

namespace lab::gui {
namespace {

using Texts = std::map<std::string, std::string>;

/// Where a file has the name that its user gave it.
constexpr auto nameKey = "about.name";

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OwnModels)
};

QString textOf(const Texts& texts, const std::string& key) {
    const auto found = texts.find(key);
    return found == texts.end() ? QString() : QString::fromStdString(found->second);
}

ModelFacts factsFrom(const std::string& mechanism, const Texts& notes) {
    QStringList parts;
    if (const QString corpus = textOf(notes, "corpus"); !corpus.isEmpty()) {
        parts << corpus;
    }
    if (const QString steps = textOf(notes, "steps"); !steps.isEmpty()) {
        parts << Words::tr("%1 steps").arg(steps);
    }
    return {.name = tidyModelName(textOf(notes, "name")),
            .mechanism = QString::fromStdString(mechanism),
            .about = parts.join(Words::tr(" · "))};
}

/// One that the registry has.
std::string mechanismIn(const Texts& metadata, const std::string& file,
                        const attention::Registry& registry) {
    const auto format = metadata.find("format");
    const auto config = metadata.find("config");
    if (format == metadata.end() || format->second != models::checkpointFormat ||
        config == metadata.end()) {
        throw models::CheckpointError(
            file + ": this is no translator, use a file that attention-lab train wrote");
    }
    const std::string where = file + ": config";
    const formats::Json json = formats::parseJson(config->second, where);
    const std::string mechanism = formats::JsonObject(json, where).text("mechanism");
    try {
        (void)registry.find(mechanism);
    } catch (const attention::AttentionError& error) {
        throw models::CheckpointError(file + ": " + error.what());
    }
    return mechanism;
}

}  // namespace

QString tidyModelName(const QString& name) {
    return name.simplified().left(longestModelName);
}

ModelFacts factsOf(const models::Model& model) {
    return factsFrom(model.translator.config().mechanism, model.about);
}

ModelFacts readModelFacts(const QString& path, const attention::Registry& registry) {
    const Texts metadata = formats::readSafetensorsMetadata(nativePath(path));
    return factsFrom(mechanismIn(metadata, nativePath(path).string(), registry),
                     models::notesIn(metadata));
}

void writeModel(const QString& path, const models::Model& model, const QString& name) {
    formats::SafetensorsFile file = models::checkpointFile(model);
    file.metadata[nameKey] = name.toStdString();
    formats::writeSafetensors(nativePath(path), file);
}

void renameModelFile(const QString& path, const QString& name) {
    formats::SafetensorsFile file = formats::readSafetensors(nativePath(path));
    file.metadata[nameKey] = name.toStdString();
    formats::writeSafetensors(nativePath(path), file);
}

}  // namespace lab::gui
