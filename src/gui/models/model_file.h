// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "attention/registry.h"
#include "models/model.h"

namespace lab::gui {

/// What is told of a model in a list.
struct ModelFacts {
    QString name;  ///< as its user calls it; empty where nobody has named it
    QString mechanism;
    QString about;  ///< what it learnt from and how long, in one line
};

inline constexpr qsizetype longestModelName = 60;

/// A name as it is kept: in one line and not too long; may be empty.
QString tidyModelName(const QString& name);

/// Of a model in memory.
ModelFacts factsOf(const models::Model& model);

/// Of a file of weights, by its header: the numbers are neither read nor checked. These functions
/// throw a std::runtime_error of one line that names the file. Any thread.
ModelFacts readModelFacts(const QString& path, const attention::Registry& registry);

/// Writes a file of weights with this name, wholly or not at all.
void writeModel(const QString& path, const models::Model& model, const QString& name);

/// Gives a file of weights another name, wholly or not at all.
void renameModelFile(const QString& path, const QString& name);

}  // namespace lab::gui
