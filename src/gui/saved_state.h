// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <filesystem>
#include <vector>

#include "gui/lengths/length_file.h"
#include "scene/scene.h"

namespace lab::gui {

/// Where the window and its splitters stood.
struct WindowLayout {
    QByteArray geometry;
    QByteArray columns;
    QByteArray rightPanels;
};

/// What is kept from one start to the next: the scene as JSON, the window's layout, and what was
/// measured by length, in one folder. What cannot be read is reported and otherwise as if it had
/// never been there.
class SavedState {
  public:
    explicit SavedState(QString folder) : folder_(std::move(folder)) {}
    /// The folder for this user, as the system has it.
    static QString standardFolder();

    /// Where the snapshots of a training are kept, and the user's own data.
    [[nodiscard]] std::filesystem::path snapshotFolder() const;
    [[nodiscard]] QString dataFolder() const;

    struct Loaded {
        scene::Scene scene;
        QString problem;  ///< one line, or empty
    };
    [[nodiscard]] Loaded loadScene() const;
    [[nodiscard]] WindowLayout loadLayout() const;
    struct LoadedLengths {
        std::vector<KeptLength> results;
        QString problem;  ///< one line, or empty
    };
    [[nodiscard]] LoadedLengths loadLengths() const;

    /// These two wholly or not at all. Throws std::runtime_error when the folder cannot be written.
    void saveScene(const scene::Scene& scene) const;
    void saveLengths(const std::vector<KeptLength>& results) const;
    /// Throws std::runtime_error when the folder cannot be written.
    void saveLayout(const WindowLayout& layout) const;

  private:
    void makeFolder() const;
    [[nodiscard]] QString scenePath() const;
    [[nodiscard]] QString layoutPath() const;
    [[nodiscard]] QString lengthsPath() const;

    QString folder_;
};

}  // namespace lab::gui
