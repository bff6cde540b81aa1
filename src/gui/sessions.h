// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/compare/compare_session.h"
#include "gui/explore_session.h"
#include "gui/lengths/length_session.h"
#include "gui/playground/playground_session.h"

namespace lab::gui {

/// What the pages show, and the document behind all of them, made in order. The stores must
/// outlive it.
struct Sessions {
    Sessions(const ModelStore& models, const GrammarStore& grammar, const Translate& translate)
        : explore(translate),
          playground(explore, models.registry()),
          compare(explore, models, contestWith(translate, grammar)),
          lengths(explore, models, measureWith(models, grammar)),
          lengthStamp(stampWith(models, grammar)) {}

    ExploreSession explore;
    PlaygroundSession playground;
    CompareSession compare;
    LengthSession lengths;
    LengthStamp lengthStamp;  ///< says which measurements are stale
};

}  // namespace lab::gui
