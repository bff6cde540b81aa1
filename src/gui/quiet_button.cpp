// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/quiet_button.h"

namespace lab::gui {

QToolButton* quietButton(const QString& text, const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace lab::gui
