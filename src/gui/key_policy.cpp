// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/key_policy.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QComboBox>
#include <QKeyEvent>
#include <QPlainTextEdit>

namespace lab::gui {
namespace {

bool isArrow(int key) {
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool movesInLists(int key) {
    // Not PageUp and PageDown: a clicker steps, wherever the focus is.
    return isArrow(key) || key == Qt::Key_Home || key == Qt::Key_End;
}

/// All that moves a text cursor, by words and selecting too.
bool movesInText(const QKeyEvent& key) {
    const bool pages = key.key() == Qt::Key_PageUp || key.key() == Qt::Key_PageDown;
    return (movesInLists(key.key()) || pages) && (key.modifiers() & Qt::AltModifier) == 0;
}

}  // namespace

bool keepsKey(const QWidget* focused, const QKeyEvent& key) {
    if (qobject_cast<const QPlainTextEdit*>(focused) != nullptr) {
        return movesInText(key);
    }
    if (focused == nullptr || (key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) {
        return false;
    }
    const int pressed = key.key();
    if (qobject_cast<const QAbstractItemView*>(focused) != nullptr) {
        return movesInLists(pressed);
    }
    if (qobject_cast<const QComboBox*>(focused) != nullptr) {
        const bool sideways = pressed == Qt::Key_Left || pressed == Qt::Key_Right;
        return pressed == Qt::Key_Space || (movesInLists(pressed) && !sideways);
    }
    if (qobject_cast<const QAbstractSlider*>(focused) != nullptr) {
        return movesInLists(pressed);
    }
    const auto* button = qobject_cast<const QAbstractButton*>(focused);
    return button != nullptr &&
           (pressed == Qt::Key_Space || (button->group() != nullptr && isArrow(pressed)));
}

}  // namespace lab::gui
