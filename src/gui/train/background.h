// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab::gui {

/// The calling thread, and those that it starts from now on, give way to all others: whoever uses
/// the program does not wait for them. Where the system has no such thing, nothing happens.
void giveWay();

}  // namespace lab::gui
