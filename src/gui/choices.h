// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace lab::gui {

/// Combo boxes whose items carry an enumerator.
template <typename E>
void addChoice(QComboBox& box, const QString& text, E value) {
    box.addItem(text, static_cast<int>(value));
}

template <typename E>
void choose(QComboBox& box, E value) {
    box.setCurrentIndex(box.findData(static_cast<int>(value)));
}

template <typename E>
[[nodiscard]] E chosen(const QComboBox& box) {
    return static_cast<E>(box.currentData().toInt());
}

void fillColourMaps(QComboBox& box);
void fillThemes(QComboBox& box);

}  // namespace lab::gui
