// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "figures/glyph_boxes.h"
#include "figures/typesetter.h"

namespace lab::figures {

using namespace notation;

namespace {

/// LaTeX's array strut: each row is at least as tall as a line.
constexpr double strutAscent = 0.84;
constexpr double strutDescent = 0.36;
constexpr double minRowGap = 0.1;

struct Grid {
    std::vector<std::vector<MathBox>> rows;
    std::vector<double> columnWidths;
};

double cellWidth(const MathBox& cell) {
    return cell.width + cell.italic;
}

std::vector<double> columnWidths(const std::vector<std::vector<MathBox>>& rows) {
    std::vector<double> widths;
    for (const auto& cells : rows) {
        if (widths.size() < cells.size())
            widths.resize(cells.size());
        for (std::size_t c = 0; c < cells.size(); ++c)
            widths[c] = std::max(widths[c], cellWidth(cells[c]));
    }
    return widths;
}

/// Where in its column a cell stands: 0 left, 1/2 centre, 1 right.
double alignment(TableKind kind, std::size_t column) {
    if (kind == TableKind::Cases)
        return 0;
    if (kind == TableKind::Aligned)
        return column % 2 == 0 ? 1 : 0;
    return 0.5;
}

/// The space before a column, in em.
double columnGap(TableKind kind, std::size_t column) {
    if (column == 0)
        return 0;
    if (kind == TableKind::Aligned)
        return column % 2 == 1 ? 0 : 2;
    return 1;
}

}  // namespace

MathBox Typesetter::grid(const Table& table, Context context) {
    const double size = em(context.style);
    const bool aligned = table.kind == TableKind::Aligned;
    const double jot = aligned ? 0.3 * size : 0;
    std::vector<std::vector<MathBox>> rows;
    for (const auto& cells : table.rows) {
        auto& boxes = rows.emplace_back();
        for (const Row& cell : cells) {
            // An operator at the start of a right column relates to the column before it.
            Row content = cell;
            if (aligned && boxes.size() % 2 == 1)
                content.insert(content.begin(), Node(Group{}));
            boxes.push_back(row(content, aligned ? context : context.in(context.style.textForm())));
        }
    }

    const std::vector<double> widths = columnWidths(rows);
    MathBox result;
    double y = 0;
    double bottom = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        double ascent = strutAscent * size;
        double descent = strutDescent * size;
        for (const MathBox& cell : rows[r]) {
            ascent = std::max(ascent, cell.ascent + minRowGap * size / 2);
            descent = std::max(descent, cell.descent + minRowGap * size / 2);
        }
        y = r == 0 ? 0 : bottom + jot + ascent;
        bottom = y + descent;
        if (r == 0)
            result.ascent = ascent;
        double x = 0;
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            x += columnGap(table.kind, c) * size;
            const double slack = widths[c] - cellWidth(rows[r][c]);
            result.place(std::move(rows[r][c]), {x + slack * alignment(table.kind, c), y});
            x += widths[c];
        }
    }
    result.descent = std::max(result.descent, bottom);
    double width = 0;
    for (std::size_t c = 0; c < widths.size(); ++c)
        width += columnGap(table.kind, c) * size + widths[c];
    result.width = width;
    centreOnAxis(result, font_, size);
    return result;
}

}  // namespace lab::figures
