// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

namespace lab::gui {

/// The wanted window, made no larger than the available part of a screen and moved into it: the
/// whole of it, with its frame of `frame` pixels above and 0 elsewhere, can be seen and reached.
QRect placedOn(const QRect& available, const QRect& wanted, int frame);

}  // namespace lab::gui
