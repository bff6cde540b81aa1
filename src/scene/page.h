// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/name.h"

namespace lab::scene {

/// The page that the window shows.
enum class Page { Playground, Explore, Compare, Lengths, Train, Data };

inline constexpr std::array<Name<Page>, 6> pageNames{{{"playground", Page::Playground},
                                                      {"explore", Page::Explore},
                                                      {"compare", Page::Compare},
                                                      {"lengths", Page::Lengths},
                                                      {"train", Page::Train},
                                                      {"data", Page::Data}}};

}  // namespace lab::scene
