// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/environment.h"
#include "models/trace.h"
#include "scene/scene.h"

namespace lab::cli {

/// A scene file and what the window shows of it.
struct SceneRun {
    scene::Scene scene;
    std::shared_ptr<const models::Trace> trace;
};

/// The scene's sentence with its model, decoding and everything that was changed. A model of the
/// user's own or a snapshot of a training is the one that the window keeps; `weights`: a file to
/// read instead of the scene's model. Throws std::runtime_error and formats::FormatError, of one
/// line that names the file, when it is no scene or cannot be translated.
SceneRun runScene(const std::string& path, const std::optional<std::string>& weights,
                  const Environment& environment);

}  // namespace lab::cli
