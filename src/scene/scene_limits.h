// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// What the numbers and texts of a scene may be; documents and dialogs keep to the same.
namespace lab::scene::limits {

inline constexpr int formatVersion = 1;
inline constexpr int minBeamWidth = 1;
inline constexpr int maxBeamWidth = 64;
inline constexpr int maxPosition = 1'000'000;  ///< steps and source positions
inline constexpr int minStepsPerMinute = 1;
inline constexpr int maxStepsPerMinute = 1'000;
inline constexpr int maxSampleCount = 100'000;
inline constexpr double minTemperature = 0.01;
inline constexpr double maxTemperature = 100;
inline constexpr double maxBeta = 100;        ///< of the mechanism cosine, on the page Playground
inline constexpr qsizetype maxText = 10'000;  ///< UTF-16 units of a sentence
inline constexpr qsizetype maxId = 100;       ///< of the id of a model or mechanism
inline constexpr int maxLayerUnits = 1024;
inline constexpr int maxTrainingSteps = 1'000'000;
inline constexpr int maxBatch = 4096;
inline constexpr double minRate = 1e-6;
inline constexpr double maxRate = 1;
inline constexpr int maxSeed = 1'000'000'000;
inline constexpr int maxThreads = 64;

}  // namespace lab::scene::limits
