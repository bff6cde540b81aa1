// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scene_run.h"

#include <QFileInfo>
#include <stdexcept>

#include "gui/model_store.h"
#include "gui/models/own_models.h"
#include "gui/paths.h"
#include "gui/saved_state.h"
#include "gui/snapshot_id.h"
#include "gui/translation.h"
#include "scene/scene_file.h"
#include "training/snapshot_folder.h"

namespace lab::cli {
namespace {

/// Of a model that the window keeps for the user; empty for all others.
QString usersFile(const QString& model, const Environment& environment) {
    const std::string folder = environment.usersFolder();
    if (folder.empty()) {
        return {};
    }
    const gui::SavedState saved(QString::fromStdString(folder));
    if (const int step = gui::snapshotStep(model); step >= 0) {
        const training::SnapshotFolder snapshots(saved.snapshotFolder());
        return QString::fromStdString(snapshots.file(step).string());
    }
    return gui::OwnModels::fileOf(saved.modelFolder(), model);
}

std::vector<gui::ModelEntry> modelsFor(const scene::Scene& scene,
                                       const std::optional<std::string>& weights,
                                       const Environment& environment) {
    const QString file =
        weights ? QString::fromStdString(*weights) : usersFile(scene.model, environment);
    if (!weights && !QFileInfo::exists(file)) {
        return gui::shippedModels();
    }
    return {{.id = scene.model, .name = scene.model, .mechanism = scene.mechanism, .file = file}};
}

}  // namespace

SceneRun runScene(const std::string& path, const std::optional<std::string>& weights,
                  const Environment& environment) {
    SceneRun run{.scene = scene::loadScene(QString::fromStdString(path)), .trace = nullptr};
    const auto request =
        gui::requestOf(run.scene, gui::readSentence(run.scene.sentence, gui::Side::Source, nullptr),
                       gui::readSentence(run.scene.forcedTarget, gui::Side::Target, nullptr));
    if (!request) {
        throw std::runtime_error(path +
                                 ": its sentence is empty or too long, type another in the window");
    }
    const gui::ModelStore models(environment.registry, modelsFor(run.scene, weights, environment));
    const auto result = gui::attemptWithOriginal(gui::translateWith(models), *request);
    if (result.trace == nullptr) {
        throw std::runtime_error(path + ": " + result.problem.toStdString());
    }
    run.trace = result.trace;
    return run;
}

}  // namespace lab::cli
