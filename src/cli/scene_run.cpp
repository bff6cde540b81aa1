// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scene_run.h"

#include <stdexcept>

#include "gui/model_store.h"
#include "gui/paths.h"
#include "gui/translation.h"
#include "scene/scene_file.h"

namespace lab::cli {

std::shared_ptr<const models::Trace> traceOfScene(const std::string& path,
                                                  const Environment& environment) {
    const scene::Scene scene = scene::loadScene(QString::fromStdString(path));
    const auto request =
        gui::requestOf(scene, gui::readSentence(scene.sentence, gui::Side::Source, nullptr),
                       gui::readSentence(scene.forcedTarget, gui::Side::Target, nullptr));
    if (!request) {
        throw std::runtime_error(path +
                                 ": its sentence is empty or too long, type another in the window");
    }
    const gui::ModelStore models(environment.registry, gui::shippedModels());
    const auto result = gui::attemptWithOriginal(gui::translateWith(models), *request);
    if (result.trace == nullptr) {
        throw std::runtime_error(path + ": " + result.problem.toStdString());
    }
    return result.trace;
}

}  // namespace lab::cli
