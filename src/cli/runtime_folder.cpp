// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runtime_folder.h"

#include <QDir>
#include <QTemporaryDir>

namespace lab::cli {
namespace {

constexpr const char* variable = "XDG_RUNTIME_DIR";

}  // namespace

RuntimeFolder::RuntimeFolder() {
    if (!qEnvironmentVariableIsEmpty(variable)) {
        return;
    }
    own_ = std::make_unique<QTemporaryDir>(QDir::temp().filePath("attention-lab-XXXXXX"));
    if (own_->isValid()) {
        qputenv(variable, QFile::encodeName(own_->path()));
    }
}

RuntimeFolder::~RuntimeFolder() {
    if (own_ && own_->isValid()) {
        qunsetenv(variable);
    }
}

}  // namespace lab::cli
