// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

#include "figures/picture_export.h"

class QObject;

namespace lab::gui {

/// Runs the job in a worker thread and then, on the GUI thread, `done` with one line that says
/// what went wrong, or an empty one. The file is written even if `context` goes first; then nobody
/// is told.
void writeInWorker(QObject& context, figures::FileJob job,
                   std::function<void(const QString& problem)> done);

}  // namespace lab::gui
