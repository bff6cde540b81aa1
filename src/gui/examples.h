// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace lab::gui {

/// A sentence to start from and what it shows.
struct Example {
    QString sentence;
    QString shows;
};

std::vector<Example> exampleSentences();

}  // namespace lab::gui
