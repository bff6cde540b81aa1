// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

namespace lab::gui {

/// An application whose event loop survives exceptions: what a handler throws becomes one line.
class Application final : public QApplication {
    Q_OBJECT

  public:
    Application(int& argc, char** argv);

    bool notify(QObject* receiver, QEvent* event) override;

  signals:
    void failed(const QString& line);
};

/// Tells Qt the names by which it finds the user's folders; needs no application.
void nameProgram();

/// Whether a window can be shown: a display is named, or a platform is asked for. Asked before
/// the application exists, since Qt aborts without one.
bool hasDisplay();

}  // namespace lab::gui
