// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace lab::gui {

class ExplorePage;
class ExploreSession;

/// Direct ways out: save the alignment in a format, copy a picture. They use the window's view
/// options; the dialog has all others. Also makes Ctrl+C copy the picture that has the focus.
void fillExportActions(QMenu& menu, ExploreSession& session, ExplorePage& page);

}  // namespace lab::gui
