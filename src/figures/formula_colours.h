// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <functional>
#include <map>
#include <optional>

#include "figures/formula_layout.h"
#include "notation/formula.h"

namespace lab::figures {

struct Theme;

/// The colours that a formula is painted in.
struct FormulaColours {
    QColor ink;
    std::map<notation::Role, QColor> roles;

    /// Which role a step's quantity has; nothing, or no function: plain ink.
    std::function<std::optional<notation::Role>(const QString& step)> roleOfStep;

    /// What a link is painted on; nothing for an invalid colour, or no function.
    std::function<QColor(const FormulaLayout::Link& link)> groundOfLink;

    /// Those of a theme: plain ink, and for each role the colour that it has in the figures.
    static FormulaColours of(const Theme& theme);
};

}  // namespace lab::figures
