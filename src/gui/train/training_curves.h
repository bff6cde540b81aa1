// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/curve_figure.h"
#include "gui/train/training_moment.h"
#include "scene/training_study.h"

namespace lab::gui {

/// The loss, or the norms of parameters and gradients, of each step; `shown` is marked. Long
/// trainings are drawn as means over neighbouring steps. Without a training an empty frame.
figures::CurveFigure lossCurves(const TrainingMoment* moment, int shown,
                                scene::TrainingChart chart);

/// The shares of held-out sentences that are exactly right and of words that look at the right one.
/// Drawn as means where there are many.
figures::CurveFigure heldOutCurves(const TrainingMoment* moment, int shown);

}  // namespace lab::gui
