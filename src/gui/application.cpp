// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/application.h"

#include <exception>

namespace lab::gui {

Application::Application(int& argc, char** argv) : QApplication(argc, argv) {
    nameProgram();
    setApplicationDisplayName(QStringLiteral("Attention Lab"));
    setStyle(QStringLiteral("Fusion"));
}

bool Application::notify(QObject* receiver, QEvent* event) {
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::exception& error) {
        emit failed(QString::fromUtf8(error.what()));
        return false;
    }
}

void nameProgram() {
    QCoreApplication::setApplicationName(QStringLiteral("attention-lab"));
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
}

bool hasDisplay() {
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    return true;
#else
    return !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#endif
}

}  // namespace lab::gui
