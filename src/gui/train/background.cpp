// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/background.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace lab::gui {

void giveWay() {
#ifdef Q_OS_LINUX
    // Against POSIX, which has one niceness a process, Linux has one a thread, and new threads have
    // that of their maker. QThread's priorities do nothing under its usual scheduling.
    constexpr int niceness = 10;
    setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

}  // namespace lab::gui
