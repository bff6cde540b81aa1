// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/export_look.h"

#include <QCoreApplication>

#include "gui/choices.h"

namespace lab::gui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExportLook)
};

}  // namespace

figures::Theme themeOf(ExportLook look) {
    if (look == ExportLook::Dark) {
        return figures::Theme::dark();
    }
    figures::Theme theme = figures::Theme::light();
    if (look == ExportLook::Print) {
        theme.canvas = theme.surface = theme.surfaceRaised = theme.cursorSurface = Qt::white;
    }
    return theme;
}

void fillLooks(QComboBox& box) {
    addChoice(box, Words::tr("Light"), ExportLook::Light);
    addChoice(box, Words::tr("Dark"), ExportLook::Dark);
    addChoice(box, Words::tr("Print"), ExportLook::Print);
}

}  // namespace lab::gui
