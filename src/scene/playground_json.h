// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/json_reader.h"
#include "scene/playground.h"

namespace lab::scene {

/// The member "playground" of a scene (docs/formats.md).
QJsonObject toJson(const Playground& playground);
/// Throws SceneError as sceneFromJson does.
Playground playgroundFromJson(const JsonReader& reader);

}  // namespace lab::scene
