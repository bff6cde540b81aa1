// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "models/config.h"

namespace lab::scene {

/// What the left chart of the page Train shows.
enum class TrainingChart { Loss, Norms };

/// So many sentences are watched at most.
inline constexpr int mostProbes = 12;

/// What the page Train trains and shows. What training has come to is no part of the document.
struct TrainingStudy {
    QString data = QStringLiteral("english-french");  ///< id of a data set
    /// Mechanism, cells and sizes; how many words there are is the data's business.
    models::TranslatorConfig translator;
    int steps = 3000;
    int batch = 64;
    double rate = 0.006;
    int seed = 1;
    int threads = 2;
    /// Sentences whose alignment is watched; none: some of the data's own.
    QStringList probes;
    int probe = 0;   ///< the one that is looked at
    int shown = -1;  ///< the step whose snapshot all pages show; -1: the newest
    TrainingChart chart = TrainingChart::Loss;

    friend bool operator==(const TrainingStudy&, const TrainingStudy&) = default;
};

}  // namespace lab::scene
