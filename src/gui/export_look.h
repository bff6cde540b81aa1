// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include "figures/theme.h"

namespace lab::gui {

/// How an exported picture looks.
enum class ExportLook {
    Light,
    Dark,
    Print  ///< white ground, and the map in which white is none
};

/// The theme of a look, at scale 1.
figures::Theme themeOf(ExportLook look);

void fillLooks(QComboBox& box);

}  // namespace lab::gui
