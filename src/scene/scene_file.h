// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "scene/scene.h"

namespace lab::scene {

/// Writes the scene as JSON text (docs/formats.md), wholly or not at all.
/// Throws formats::FormatError that names the path when the file cannot be written.
void saveScene(const Scene& scene, const QString& path);

/// Reads what `saveScene` wrote, at most 4 MiB. Throws formats::FormatError when the file cannot
/// be read, SceneError when it is no scene; both name the path.
Scene loadScene(const QString& path);

}  // namespace lab::scene
