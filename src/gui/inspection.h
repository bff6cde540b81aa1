// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "notation/formula.h"
#include "scene/timeline.h"

namespace lab::gui {

class ExploreSession;

/// What the inspector says of the inspected quantity.
struct Inspection {
    QString title;              ///< "Softmax · step 6 of 8", or what the chosen number means
    QString remark;             ///< the paper and equation
    notation::Formula formula;  ///< how it is computed
    notation::Formula numbers;  ///< what comes out: goes on where the formula ends
};

/// REQUIRES session.hasMoment().
Inspection inspectionOf(const ExploreSession& session);

/// "Softmax for “pommes”", "Softmax, head 2 for “pommes”", "Encode “he”".
QString momentName(const models::Trace& trace, const scene::Moment& moment);

}  // namespace lab::gui
