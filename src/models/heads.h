// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab::models {

/// What one matrix shows of a mechanism with several heads.
enum class Heads {
    Chosen,  ///< one of them
    Mean,    ///< their mean, cell by cell
    Max      ///< the largest of them, cell by cell
};

}  // namespace lab::models
