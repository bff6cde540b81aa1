// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QWidget;

namespace lab::gui {

struct Sessions;

/// Saves what is on screen, on every page, as a scene file, and opens one again. What goes wrong
/// is one line in the session's message, and changes nothing. GUI thread.
class SceneFiles final : public QObject {
    Q_OBJECT

  public:
    /// `window`: what the dialogs stand over, its parent. The sessions must outlive it.
    SceneFiles(Sessions& sessions, QWidget& window);

    /// Both ask for the file, and return at once.
    void askWhereToSave();
    void askWhichToOpen();

    /// Wholly or not at all.
    void save(const QString& path);
    /// As the program starts with a scene: what was changed before cannot be undone afterwards.
    void open(const QString& path);

    /// "Save scene…" and "Open scene…" at its end.
    void addActions(QMenu& menu);

  private:
    Sessions& sessions_;
    QWidget& window_;
};

}  // namespace lab::gui
