// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "attention/description.h"
#include "figures/theme.h"
#include "scene/plane_answer.h"
#include "scene/scene.h"

namespace lab::figures {

/// Attention in the plane, as a value: the arrows, what each mechanism makes of them, and what is
/// explained. Laid out by layOut(), painted by paintPlayground(), exported by exportable().
struct PlaygroundFigure {
    scene::Playground arrows;
    scene::PlaneAnswers answers;
    /// What is said of the mechanisms, in the order of scene::planeMechanisms; none is null.
    std::array<const attention::Description*, scene::planeMechanisms.size()> mechanisms{};
    Theme theme = Theme::light();
    scene::ColourMapName colourMap = scene::ColourMapName::Viridis;
    std::optional<int> explained = {};         ///< a key, from 0; else the one attended to most
    std::optional<scene::Handle> marked = {};  ///< the arrow that the keyboard moves
    bool forScreen = false;                    ///< handles can be taken hold of

    [[nodiscard]] std::size_t chosen() const { return static_cast<std::size_t>(arrows.mechanism); }
    [[nodiscard]] const scene::PlaneAnswer& answer() const { return answers[chosen()]; }
    [[nodiscard]] const attention::Description& mechanism() const { return *mechanisms[chosen()]; }
    /// The key whose numbers are shown.
    [[nodiscard]] int explainedKey() const;
};

/// With the answers and texts of the registry's mechanisms. Throws AttentionError where it lacks
/// one of the plane.
PlaygroundFigure playgroundFigure(const attention::Registry& registry,
                                  const scene::Playground& arrows);

/// A row for each key: its arrow, then score and weight of each mechanism; then the query and the
/// context of each.
std::string playgroundCsv(const PlaygroundFigure& figure);

}  // namespace lab::figures
