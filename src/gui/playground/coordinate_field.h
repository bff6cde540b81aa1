// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/number_field.h"
#include "scene/playground.h"

namespace lab::gui {

class PlaygroundSession;

/// One coordinate of an arrow of the playground, to be read and typed.
class CoordinateField final : public NumberField {
    Q_OBJECT

  public:
    enum class Axis { X, Y };

    CoordinateField(PlaygroundSession& session, scene::Handle handle, Axis axis,
                    QWidget* parent = nullptr);

    /// A field whose arrow there is not now keeps its number, and moves nothing.
    void showNumber();

  private:
    void apply(double number);
    [[nodiscard]] bool exists() const;

    PlaygroundSession& session_;
    scene::Handle handle_;
    Axis axis_;
};

}  // namespace lab::gui
