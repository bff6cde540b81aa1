// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal_alignment.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "cli/printable.h"
#include "figures/colour_tables.h"

namespace lab::cli {
namespace {

constexpr std::size_t leastCell = 4;
constexpr std::size_t widestLabel = 16;
constexpr float leastShown = 0.05F;  ///< smaller weights are colour only

struct Colour {
    int red;
    int green;
    int blue;
};

Colour viridis(float weight) {
    const auto& table = figures::viridisTable;
    const float place = std::clamp(weight, 0.0F, 1.0F) * static_cast<float>(table.size() - 1);
    const std::uint32_t rgb = table[static_cast<std::size_t>(std::lround(place))];
    return {static_cast<int>(rgb >> 16U & 255U), static_cast<int>(rgb >> 8U & 255U),
            static_cast<int>(rgb & 255U)};
}

/// xterm's 6 x 6 x 6 cube has the levels 0, 95, 135, 175, 215 and 255.
int cubeLevel(int channel) {
    return channel < 48 ? 0 : std::clamp((channel - 35) / 40, 1, 5);
}

std::string background(const Colour& colour, bool trueColour) {
    if (trueColour) {
        return "48;2;" + std::to_string(colour.red) + ';' + std::to_string(colour.green) + ';' +
               std::to_string(colour.blue);
    }
    const int cube =
        16 + 36 * cubeLevel(colour.red) + 6 * cubeLevel(colour.green) + cubeLevel(colour.blue);
    return "48;5;" + std::to_string(cube);
}

/// Black or white by the colour's lightness (weights of ITU-R BT.601), from the cube so that no
/// theme of the terminal changes them.
std::string ink(const Colour& colour) {
    const int lightness = (299 * colour.red + 587 * colour.green + 114 * colour.blue) / 1000;
    return lightness > 128 ? "38;5;16" : "38;5;231";
}

std::string cellText(float weight, std::size_t width) {
    const std::string percent =
        weight < leastShown ? "" : std::to_string(std::lround(100 * weight));
    const std::size_t left = width - std::min(width, percent.size());
    return std::string(left - left / 2, ' ') + percent + std::string(left / 2, ' ');
}

/// How wide each source column is, and how many fit beside one another.
struct Widths {
    std::size_t label = 0;
    std::vector<std::size_t> cells;
};

std::size_t total(const Widths& widths) {
    std::size_t sum = widths.label;
    for (const std::size_t cell : widths.cells) {
        sum += cell;
    }
    return sum;
}

Widths fit(const TerminalAlignment& alignment, std::size_t columns) {
    Widths widths;
    for (const std::string& word : alignment.target) {
        widths.label = std::max(widths.label, displayWidth(oneLine(word)) + 1);
    }
    widths.label = std::min(widths.label, widestLabel);
    for (const std::string& word : alignment.source) {
        widths.cells.push_back(std::clamp(displayWidth(oneLine(word)) + 1, leastCell, widestLabel));
    }
    for (std::size_t most = widestLabel - 1; total(widths) > columns && most >= leastCell; --most) {
        for (std::size_t& cell : widths.cells) {
            cell = std::min(cell, most);
        }
    }
    return widths;
}

}  // namespace

void printAlignment(std::ostream& out, const TerminalAlignment& alignment, std::size_t columns,
                    bool trueColour) {
    const Widths widths = fit(alignment, columns);
    std::size_t first = 0;
    while (first < alignment.source.size()) {
        std::size_t last = first;
        std::size_t used = widths.label;
        while (last < alignment.source.size() &&
               (last == first || used + widths.cells[last] <= columns)) {
            used += widths.cells[last++];
        }
        out << std::string(widths.label, ' ');
        for (std::size_t i = first; i < last; ++i) {
            out << fitted(alignment.source[i], widths.cells[i] - 1) << ' ';
        }
        out << '\n';
        for (std::size_t t = 0; t < alignment.target.size(); ++t) {
            out << fitted(alignment.target[t], widths.label - 1) << ' ';
            for (std::size_t i = first; i < last; ++i) {
                const float weight =
                    alignment.weights(static_cast<Eigen::Index>(t), static_cast<Eigen::Index>(i));
                const Colour colour = viridis(weight);
                out << "\x1b[" << background(colour, trueColour) << ';' << ink(colour) << 'm'
                    << cellText(weight, widths.cells[i]) << "\x1b[0m";
            }
            out << '\n';
        }
        first = last;
        if (first < alignment.source.size()) {
            out << '\n';
        }
    }
}

}  // namespace lab::cli
