// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <stop_token>
#include <vector>

#include "figures/comparison_figure.h"
#include "gui/model_store.h"
#include "gui/train/references.h"
#include "models/model.h"

namespace lab::gui {

/// A translator at one step of its training.
struct ProbedModel {
    int step = 0;
    /// The translator itself where it is at hand; else its snapshot is read from the store.
    std::shared_ptr<const models::Model> model = nullptr;
};

/// One sentence, asked of a translator at several steps of its training.
struct ProbeRequest {
    QString sentence;  ///< as it was typed
    QString data;      ///< id of the data set, which may know the right translation
    QString mechanism;
    std::vector<ProbedModel> models;  ///< by step, rising; 1 to figures::mostPanels
};

/// A panel for each model: its alignment while all say the same words, which are the reference or,
/// where nobody knows one, what the last of them says; below it what it says by itself. The figure
/// has no panels if the sentence has no words. A model that cannot has a problem instead. Throws
/// models::Stopped.
figures::ComparisonFigure probe(const ProbeRequest& request, const ModelStore& models,
                                References& references, const std::stop_token& stop);

}  // namespace lab::gui
