// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace lab::gui {

/// A button without a frame beside what matters more. `name` is what it does, for screen readers
/// and, until another is set, as its tool tip.
QToolButton* quietButton(const QString& text, const QString& name, QWidget* parent = nullptr);

}  // namespace lab::gui
