// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <ostream>
#include <string>
#include <vector>

namespace lab::cli {

/// An alignment for a terminal.
struct TerminalAlignment {
    std::vector<std::string> source;  ///< M words, the columns
    std::vector<std::string> target;  ///< T words, the rows
    Eigen::MatrixXf weights;          ///< (T, M), 0 to 1
};

/// Prints the weights as blocks of colour (viridis) with their percentages, at most `columns`
/// wide: words are cut where they must be, and what is still too wide goes on below.
/// `trueColour`: 24-bit colours, else the nearest of xterm's 256.
void printAlignment(std::ostream& out, const TerminalAlignment& alignment, std::size_t columns,
                    bool trueColour);

}  // namespace lab::cli
