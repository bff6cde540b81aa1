// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scene_files.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <functional>

#include "gui/sessions.h"
#include "gui/style.h"
#include "scene/scene_file.h"

namespace lab::gui {
namespace {

/// A dialog that does not block the window.
QFileDialog& askForFile(QWidget& window, const QString& title,
                        std::function<void(const QString& path)> take) {
    auto* dialog = new QFileDialog(&window, title, QString(),
                                   SceneFiles::tr("Scenes (*.json);;All files (*)"));
    takeOverTheme(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, std::move(take));
    return *dialog;
}

}  // namespace

SceneFiles::SceneFiles(Sessions& sessions, QWidget& window)
    : QObject(&window), sessions_(sessions), window_(window) {}

void SceneFiles::addActions(QMenu& menu) {
    // The window has the keys; a second action with the same ones would make them ambiguous.
    const auto add = [&](const QString& text, const char* keys, const QString& tip, auto run) {
        QAction* action = menu.addAction(text + QLatin1Char('\t') + QLatin1String(keys));
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, run);
    };
    add(tr("Save scene…"), "Ctrl+Shift+S", tr("All that is on screen, as a file to open again"),
        &SceneFiles::askWhereToSave);
    add(tr("Open scene…"), "Ctrl+Shift+O", tr("What was saved as a scene, as it was"),
        &SceneFiles::askWhichToOpen);
}

void SceneFiles::askWhereToSave() {
    QFileDialog& dialog =
        askForFile(window_, tr("Save scene"), [this](const QString& path) { save(path); });
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("json"));
    dialog.selectFile(tr("scene") + QStringLiteral(".json"));
    dialog.open();
}

void SceneFiles::askWhichToOpen() {
    QFileDialog& dialog =
        askForFile(window_, tr("Open scene"), [this](const QString& path) { open(path); });
    dialog.setFileMode(QFileDialog::ExistingFile);
    dialog.open();
}

void SceneFiles::save(const QString& path) {
    try {
        scene::saveScene(sessions_.explore.scene(), path);
        sessions_.explore.note(tr("Saved as %1").arg(path));
    } catch (const std::exception& error) {
        sessions_.explore.showMessage(QString::fromUtf8(error.what()));
    }
}

void SceneFiles::open(const QString& path) {
    ExploreSession& session = sessions_.explore;
    try {
        const scene::Scene opened = scene::loadScene(path);
        session.showMessage({});
        // Without a run the cursor is not moved to what comes nearest in the next one.
        scene::Scene blank = session.scene();
        blank.sentence.clear();
        session.setScene(blank);
        session.setScene(opened);
        session.history().clear();
        sessions_.playground.history().clear();
        session.note(tr("Opened %1").arg(path));
    } catch (const std::exception& error) {
        session.showMessage(QString::fromUtf8(error.what()));
    }
}

}  // namespace lab::gui
