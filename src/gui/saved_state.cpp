// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/saved_state.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <stdexcept>

#include "formats/atomic_file.h"
#include "formats/read_file.h"
#include "gui/paths.h"
#include "scene/scene_file.h"

namespace lab::gui {
namespace {

constexpr std::size_t mostLengthBytes = std::size_t{4} << 20U;
const QString kGeometry = QStringLiteral("window/geometry");
const QString kColumns = QStringLiteral("window/columns");
const QString kRightPanels = QStringLiteral("window/rightPanels");

}  // namespace

QString SavedState::standardFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

QString SavedState::scenePath() const {
    return QDir(folder_).filePath(QStringLiteral("scene.json"));
}

QString SavedState::layoutPath() const {
    return QDir(folder_).filePath(QStringLiteral("window.ini"));
}

QString SavedState::lengthsPath() const {
    return QDir(folder_).filePath(QStringLiteral("lengths.json"));
}

SavedState::LoadedLengths SavedState::loadLengths() const {
    if (!QFileInfo::exists(lengthsPath())) {
        return {};
    }
    try {
        const std::string path = QFile::encodeName(lengthsPath()).toStdString();
        return {.results = lengthsFrom(formats::readFile(path, mostLengthBytes),
                                       lengthsPath().toStdString()),
                .problem = {}};
    } catch (const std::exception& error) {
        return {.results = {},
                .problem = QCoreApplication::translate("SavedState",
                                                       "What was measured by length is lost: %1")
                               .arg(QString::fromUtf8(error.what()))};
    }
}

void SavedState::saveLengths(const std::vector<KeptLength>& results) const {
    makeFolder();
    formats::writeFileAtomically(QFile::encodeName(lengthsPath()).toStdString(),
                                 lengthsText(results));
}

SavedState::Loaded SavedState::loadScene() const {
    if (!QFileInfo::exists(scenePath())) {
        return {};
    }
    try {
        return {.scene = scene::loadScene(scenePath()), .problem = {}};
    } catch (const std::exception& error) {
        return {.scene = {},
                .problem = QCoreApplication::translate("SavedState",
                                                       "The last session could not be restored: %1")
                               .arg(QString::fromUtf8(error.what()))};
    }
}

WindowLayout SavedState::loadLayout() const {
    const QSettings settings(layoutPath(), QSettings::IniFormat);
    return {.geometry = settings.value(kGeometry).toByteArray(),
            .columns = settings.value(kColumns).toByteArray(),
            .rightPanels = settings.value(kRightPanels).toByteArray()};
}

std::filesystem::path SavedState::snapshotFolder() const {
    return nativePath(folder_ + QStringLiteral("/training"));
}

QString SavedState::dataFolder() const {
    return folder_ + QStringLiteral("/data");
}

void SavedState::makeFolder() const {
    if (!QDir().mkpath(folder_)) {
        throw std::runtime_error(
            QCoreApplication::translate("SavedState",
                                        "%1 cannot be created: check the folder's permissions")
                .arg(folder_)
                .toStdString());
    }
}

void SavedState::saveScene(const scene::Scene& scene) const {
    makeFolder();
    scene::saveScene(scene, scenePath());
}

void SavedState::saveLayout(const WindowLayout& layout) const {
    makeFolder();
    QSettings settings(layoutPath(), QSettings::IniFormat);
    settings.setValue(kGeometry, layout.geometry);
    settings.setValue(kColumns, layout.columns);
    settings.setValue(kRightPanels, layout.rightPanels);
}

}  // namespace lab::gui
