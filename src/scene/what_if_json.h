// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/json_reader.h"
#include "scene/what_if.h"

namespace lab::scene {

/// The member "whatIf" of a scene (docs/formats.md).
QJsonObject toJson(const WhatIf& whatIf);
/// Throws SceneError as sceneFromJson does.
WhatIf whatIfFromJson(const JsonReader& reader);

}  // namespace lab::scene
