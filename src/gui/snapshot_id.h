// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab::gui {

/// The id of the snapshot of a step in the store of models: "training@412".
QString snapshotId(int step);
/// The step of such an id; -1 for any other model.
int snapshotStep(const QString& model);
/// Whether a model of the store is a snapshot of the training.
bool isSnapshot(const QString& model);

}  // namespace lab::gui
