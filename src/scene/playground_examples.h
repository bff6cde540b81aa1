// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scene/playground.h"

namespace lab::scene {

/// Arrows to start a class with.
struct PlaygroundExample {
    QString name;   ///< "Query along key 1"
    QString about;  ///< what to see, one line
    Playground start;
};

/// In the order in which a class may take them; the first is the usual playground. Each has an id
/// of its own in `start.example`.
std::vector<PlaygroundExample> playgroundExamples();

/// Where the example that a playground began with begins; of an unknown one: the first.
Playground startOf(const Playground& playground);

}  // namespace lab::scene
