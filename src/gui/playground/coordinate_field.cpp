// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/playground/coordinate_field.h"

#include <QSignalBlocker>

#include "gui/playground/playground_session.h"

namespace lab::gui {

CoordinateField::CoordinateField(PlaygroundSession& session, scene::Handle handle, Axis axis,
                                 QWidget* parent)
    : NumberField(parent), session_(session), handle_(handle), axis_(axis) {
    const QString name =
        tr("%1 of %2").arg(axis == Axis::X ? tr("x") : tr("y"), scene::symbolOf(handle));
    setAccessibleName(name);
    setObjectName(QStringLiteral("%1.%2").arg(
        scene::symbolOf(handle), axis == Axis::X ? QStringLiteral("x") : QStringLiteral("y")));
    setRange(-scene::planeEdge, scene::planeEdge);
    setToolTip(tr("%1, from %2").arg(name, rangeText()));
    setDecimals(2);
    setSingleStep(0.1);
    connect(this, &QDoubleSpinBox::valueChanged, this, &CoordinateField::apply);
    connect(&session_, &PlaygroundSession::changed, this, &CoordinateField::showNumber);
    showNumber();
}

bool CoordinateField::exists() const {
    return handle_.kind == scene::Handle::Kind::Query ||
           handle_.kind == scene::Handle::Kind::Column ||
           handle_.index < static_cast<int>(session_.playground().keys.size());
}

void CoordinateField::showNumber() {
    if (!exists()) {
        return;
    }
    const scene::Arrow arrow = scene::arrowOf(session_.playground(), handle_);
    const QSignalBlocker still(this);
    setValue(axis_ == Axis::X ? arrow.x : arrow.y);
}

void CoordinateField::apply(double number) {
    if (!exists()) {
        return;  // typed, but the arrow went before the number was taken
    }
    scene::Arrow arrow = scene::arrowOf(session_.playground(), handle_);
    (axis_ == Axis::X ? arrow.x : arrow.y) = number;
    session_.move(handle_, arrow);
}

}  // namespace lab::gui
