// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wheel_scrolls.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace lab::gui {
namespace {

/// Ignored, the wheel goes on to what the field stands in.
class WheelFilter final : public QObject {
  public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        const auto* field = qobject_cast<QWidget*>(watched);
        if (event->type() != QEvent::Wheel || field == nullptr || field->hasFocus()) {
            return false;
        }
        event->ignore();
        return true;
    }
};

}  // namespace

void letWheelScroll(QWidget& panel) {
    auto* filter = new WheelFilter(&panel);
    const auto guard = [filter](QWidget* field) {
        if (field->focusPolicy() == Qt::WheelFocus) {
            field->setFocusPolicy(Qt::StrongFocus);
        }
        field->installEventFilter(filter);
    };
    for (QComboBox* field : panel.findChildren<QComboBox*>()) {
        guard(field);
    }
    for (QAbstractSpinBox* field : panel.findChildren<QAbstractSpinBox*>()) {
        guard(field);
    }
    for (QAbstractSlider* field : panel.findChildren<QAbstractSlider*>()) {
        if (qobject_cast<QScrollBar*>(field) == nullptr) {
            guard(field);
        }
    }
}

}  // namespace lab::gui
