// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/trace.h"

namespace lab::gui {

/// What the columns and rows of a sentence's matrices are, as people read it.
struct SideNames {
    QString source;  ///< "English", or "source" where nobody has said which language it is
    QString target;
};

/// Of the translator of a trace; null: of those that ship.
SideNames sideNames(const models::Trace* trace);

}  // namespace lab::gui
