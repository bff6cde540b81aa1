// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/name.h"

namespace lab::scene {

/// The page that the window shows.
enum class Page { Explore, Compare, Lengths, Train };

inline constexpr std::array<Name<Page>, 4> pageNames{{{"explore", Page::Explore},
                                                      {"compare", Page::Compare},
                                                      {"lengths", Page::Lengths},
                                                      {"train", Page::Train}}};

}  // namespace lab::scene
