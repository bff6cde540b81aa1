// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

#include "scene/playground.h"

namespace lab::gui {

class PlaygroundSession;

/// One coordinate of an arrow of the playground, to be read and typed.
class CoordinateField final : public QDoubleSpinBox {
    Q_OBJECT

  public:
    enum class Axis { X, Y };

    CoordinateField(PlaygroundSession& session, scene::Handle handle, Axis axis,
                    QWidget* parent = nullptr);

    /// A field whose arrow there is not now keeps its number.
    void showNumber();

  private:
    void apply(double number);
    [[nodiscard]] bool exists() const;

    PlaygroundSession& session_;
    scene::Handle handle_;
    Axis axis_;
};

}  // namespace lab::gui
