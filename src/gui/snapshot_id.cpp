// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/snapshot_id.h"

namespace lab::gui {
namespace {

const auto prefix = QLatin1String("training@");

}  // namespace

QString snapshotId(int step) {
    return prefix + QString::number(step);
}

int snapshotStep(const QString& model) {
    bool isNumber = false;
    const int step = isSnapshot(model) ? model.mid(prefix.size()).toInt(&isNumber) : -1;
    return isNumber && step >= 0 ? step : -1;
}

bool isSnapshot(const QString& model) {
    return model.startsWith(prefix);
}

}  // namespace lab::gui
