// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/choices.h"

#include <QCoreApplication>

#include "scene/scene.h"

namespace lab::gui {

void fillColourMaps(QComboBox& box) {
    using scene::ColourMapName;
    addChoice(box, QCoreApplication::translate("Choices", "Viridis"), ColourMapName::Viridis);
    addChoice(box, QCoreApplication::translate("Choices", "Cividis"), ColourMapName::Cividis);
    addChoice(box, QCoreApplication::translate("Choices", "Grey"), ColourMapName::Grey);
    addChoice(box, QCoreApplication::translate("Choices", "Print"), ColourMapName::Print);
    const auto explain = [&box](ColourMapName map, const QString& text) {
        box.setItemData(box.findData(static_cast<int>(map)), text, Qt::ToolTipRole);
    };
    explain(ColourMapName::Grey,
            QCoreApplication::translate("Choices", "As in the paper: white is most"));
    explain(ColourMapName::Print,
            QCoreApplication::translate("Choices", "On paper: white is none"));
}

void fillThemes(QComboBox& box) {
    using scene::ThemeName;
    addChoice(box, QCoreApplication::translate("Choices", "System"), ThemeName::System);
    addChoice(box, QCoreApplication::translate("Choices", "Light"), ThemeName::Light);
    addChoice(box, QCoreApplication::translate("Choices", "Dark"), ThemeName::Dark);
}

}  // namespace lab::gui
