// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/comparison_figure.h"
#include "gui/compare/contest.h"
#include "gui/model_store.h"
#include "scene/comparison.h"

namespace lab::gui {

/// The mechanism's name, with what sets the contender apart from the usual: "Additive",
/// "Additive · LSTM · temperature 0.5". An unknown mechanism is named by its id.
QString contenderTitle(const scene::Contender& contender, const ModelStore& models);

/// What a contender made of the sentence, as a panel of the figure: the mean where it has heads.
figures::ComparisonPanel comparisonPanel(const QString& title, const Contested& result);

}  // namespace lab::gui
