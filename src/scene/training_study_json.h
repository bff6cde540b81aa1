// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "scene/json_reader.h"
#include "scene/training_study.h"

namespace lab::scene {

QJsonObject toJson(const TrainingStudy& study);
/// Missing keys keep their defaults; wrong ones throw SceneError.
TrainingStudy trainingStudyFromJson(const JsonReader& reader);

}  // namespace lab::scene
