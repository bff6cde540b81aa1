// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>

namespace lab::bench {

/// Where the windows that are timed appear: an X server without a screen (Xvfb) where it is
/// installed, else Qt's offscreen platform. Windows there disturb nobody and nobody disturbs them.
class VirtualDisplay {
  public:
    VirtualDisplay();
    VirtualDisplay(const VirtualDisplay&) = delete;
    VirtualDisplay& operator=(const VirtualDisplay&) = delete;
    VirtualDisplay(VirtualDisplay&&) = delete;
    VirtualDisplay& operator=(VirtualDisplay&&) = delete;
    ~VirtualDisplay();

    /// The environment of programs that shall appear on it.
    [[nodiscard]] QProcessEnvironment environment() const;
    /// "Xvfb" or "offscreen".
    [[nodiscard]] QString name() const;

  private:
    QProcess server_;
    QString number_;
};

}  // namespace lab::bench
