// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <vector>

#include "scene/name.h"

namespace lab::scene {

/// An arrow of the plane, from the origin to this point.
struct Arrow {
    double x = 0;
    double y = 0;

    friend bool operator==(const Arrow&, const Arrow&) = default;
};

/// The mechanisms of the page Playground: those whose scores can be followed by eye.
enum class PlaneMechanism { Dot, ScaledDot, Cosine, General };

/// Spelled as the ids of the registry; in the order in which they are shown.
inline constexpr std::array<Name<PlaneMechanism>, 4> planeMechanisms{
    {{"dot", PlaneMechanism::Dot},
     {"scaled-dot", PlaneMechanism::ScaledDot},
     {"cosine", PlaneMechanism::Cosine},
     {"general", PlaneMechanism::General}}};

inline constexpr std::size_t fewestKeys = 2;
inline constexpr std::size_t mostKeys = 3;
/// Every coordinate is from minus this to this, in hundredths.
inline constexpr double planeEdge = 3;

/// What the page Playground shows: attention in the plane, with no model.
struct Playground {
    PlaneMechanism mechanism = PlaneMechanism::Dot;
    Arrow query{1.5, 1};
    std::vector<Arrow> keys{{1.8, 1.2}, {-1, 1.5}, {0.6, -1.2}};  ///< fewestKeys to mostKeys
    /// One for each key; they count with `ownValues` only, else the keys are the values.
    std::vector<Arrow> values{{2, 0}, {0, 2}, {-2, 0}};
    bool ownValues = false;
    std::array<Arrow, 2> columns{{{1, 0}, {0, 1}}};  ///< of General's matrix W
    double beta = 4;                                 ///< of Cosine
    double temperature = 1;                          ///< scores are divided by it
    QString example = QStringLiteral("along");       ///< id of the one that it began with

    friend bool operator==(const Playground&, const Playground&) = default;

    /// What is blended.
    [[nodiscard]] const std::vector<Arrow>& blended() const { return ownValues ? values : keys; }
};

/// One of the arrows that can be moved.
struct Handle {
    enum class Kind { Query, Key, Value, Column };
    Kind kind = Kind::Query;
    int index = 0;  ///< from 0

    friend bool operator==(const Handle&, const Handle&) = default;
};

/// All that can be moved now, in the order of Tab: values where they are their own, columns of W
/// where General is looked at.
std::vector<Handle> handlesOf(const Playground& playground);

/// REQUIRES a handle of the playground; so do the others.
Arrow arrowOf(const Playground& playground, Handle handle);

/// The playground with this arrow at another place, on the nearest hundredth within the plane.
Playground moved(Playground playground, Handle handle, Arrow to);

/// "q", "k₁", "v₂", "W₁".
QString symbolOf(Handle handle);

/// With a third key (and its value) or without.
Playground withThirdKey(Playground playground, bool third);

}  // namespace lab::scene
