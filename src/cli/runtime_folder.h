// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QTemporaryDir;

namespace lab::cli {

/// A folder for Qt's sockets and locks where the system gives it none (XDG_RUNTIME_DIR is not set,
/// as in a container): else Qt would make one that stays, and say so on standard error. It goes
/// with this object. Make it before the application, on the thread that makes that.
class RuntimeFolder {
  public:
    RuntimeFolder();
    RuntimeFolder(const RuntimeFolder&) = delete;
    RuntimeFolder& operator=(const RuntimeFolder&) = delete;
    ~RuntimeFolder();

  private:
    std::unique_ptr<QTemporaryDir> own_;  ///< none where the system has one
};

}  // namespace lab::cli
