// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtual_display.h"

#ifdef Q_OS_LINUX
#include <sys/prctl.h>

#include <csignal>
#endif

namespace lab::bench {
namespace {

constexpr int patienceMs = 10000;

}  // namespace

VirtualDisplay::VirtualDisplay() {
#ifdef Q_OS_LINUX
    // The server ends with this program, however that ends.
    server_.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    server_.start(QStringLiteral("Xvfb"),
                  {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                   QStringLiteral("0"), QStringLiteral("1920x1200x24"), QStringLiteral("-nolisten"),
                   QStringLiteral("tcp")});
    // The server says its number when it is ready.
    if (server_.waitForStarted() && server_.waitForReadyRead(patienceMs)) {
        number_ = QString::fromUtf8(server_.readLine()).trimmed();
    }
}

VirtualDisplay::~VirtualDisplay() {
    server_.terminate();
    server_.waitForFinished();
}

QProcessEnvironment VirtualDisplay::environment() const {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    if (number_.isEmpty()) {
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    } else {
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.insert(QStringLiteral("DISPLAY"), u':' + number_);
    }
    return environment;
}

QString VirtualDisplay::name() const {
    return number_.isEmpty() ? QStringLiteral("offscreen") : QStringLiteral("Xvfb");
}

}  // namespace lab::bench
