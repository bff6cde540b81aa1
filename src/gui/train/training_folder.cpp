// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/training_folder.h"

#include <QDir>
#include <QFileInfo>

namespace lab::gui {
namespace {

QString lockBeside(const std::filesystem::path& folder) {
    const QString path = QString::fromStdString(folder.string());
    QDir().mkpath(QFileInfo(path).path());
    return path + QStringLiteral(".lock");
}

}  // namespace

TrainingFolder::TrainingFolder(const std::filesystem::path& folder)
    : lock_(lockBeside(folder)), folder_(folder) {
    lock_.setStaleLockTime(0);  // a training may take hours; a lock of who has died is no lock
    if (lock_.tryLock(0) || lock_.error() != QLockFile::LockFailedError) {
        return;  // where nothing can be written, saving a snapshot says so
    }
    own_ = std::make_unique<QTemporaryDir>();
    folder_ = own_->path().toStdString();
}

}  // namespace lab::gui
