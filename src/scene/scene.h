// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include "models/heads.h"
#include "scene/comparison.h"
#include "scene/page.h"
#include "scene/playground.h"
#include "scene/training_study.h"
#include "scene/what_if.h"

namespace lab::scene {

enum class DecodingMode { Greedy, Beam, Forced };
enum class ColourMapName { Viridis, Cividis, Grey, Print };
enum class ThemeName { System, Light, Dark };

/// What stands for a number in pictures: itself, its gradient, or both.
enum class ShownNumbers { Value, Gradient, Both };

/// How things are shown; nothing here changes a number.
struct ViewOptions {
    ColourMapName colourMap = ColourMapName::Viridis;
    ThemeName theme = ThemeName::System;
    bool showEos = true;
    bool showValues = true;                       ///< weights written into the matrix cells
    models::Heads heads = models::Heads::Chosen;  ///< what the matrix shows of several heads
    int stepsPerMinute = 60;                      ///< playing speed
    bool eachHead = false;                        ///< of several heads each has a matrix of its own
    ShownNumbers numbers = ShownNumbers::Value;   ///< gradients: of the words' losses
    int sampleCount = 1000;  ///< how many draws are averaged, of a mechanism that draws positions

    friend bool operator==(const ViewOptions&, const ViewOptions&) = default;
};

/// What is on screen, as one small document: saved as JSON, opened from a file, restored at the
/// next start. Widgets hold no state of their own that matters.
struct Scene {
    QString model = QStringLiteral("english-french");
    QString mechanism = QStringLiteral("additive");
    QString sentence = QStringLiteral("he doesn't like the red apples.");
    DecodingMode decoding = DecodingMode::Greedy;
    int beamWidth = 4;
    QString forcedTarget;
    int step = 0;           ///< position on the timeline, from 0
    bool backward = false;  ///< the timeline runs from the loss back
    int source = -1;        ///< chosen source position, -1: the one with the largest weight
    int head = 0;           ///< which of several heads is looked at, from 0; beyond them: the last
    int draw = 1;           ///< which draw it is, of a mechanism that draws positions, from 1
    WhatIf whatIf;          ///< what the reader has changed in the run
    Page page = Page::Explore;
    Comparison comparison;
    LengthStudy lengths;
    TrainingStudy training;
    Playground playground;
    ViewOptions view;

    friend bool operator==(const Scene&, const Scene&) = default;
};

/// Whether the gradients of the words' losses have to be computed.
inline bool needsGradients(const Scene& scene) {
    return scene.backward || scene.view.numbers != ShownNumbers::Value;
}

/// The scene as JSON, format version 1 (docs/formats.md).
QJsonObject toJson(const Scene& scene);

/// Reads what `toJson` wrote. Unknown keys are ignored, missing ones keep their defaults; wrong
/// types, unknown names and numbers out of range throw SceneError (one line, names the key).
Scene sceneFromJson(const QJsonObject& json);

}  // namespace lab::scene
