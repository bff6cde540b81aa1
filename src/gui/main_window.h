// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <map>
#include <memory>
#include <vector>

#include "figures/theme.h"
#include "gui/page_list.h"
#include "gui/saved_state.h"
#include "gui/scene_keeper.h"
#include "gui/shortcuts.h"

namespace Ui {
class MainWindow;
}
class QMenu;
class QStackedWidget;
class QTimer;
class QUndoStack;

namespace lab::gui {

class AboutDialog;
class ExplorePage;
class ExploreSession;
class MessageBar;
class ModelsDialog;
class ModelStore;
class Note;
class OwnModels;
class Page;
class SceneFiles;
struct Sessions;

/// The program's window: the top bar and the pages, each made when it is first shown. Sessions,
/// models and saved state must outlive it. `pages`: one of each kind, Explore among them.
class MainWindow final : public QMainWindow {
    Q_OBJECT

  public:
    MainWindow(Sessions& sessions, std::vector<PageEntry> pages, const ModelStore& models,
               const SavedState& saved, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Everything larger, on the whole screen.
    void setPresenting(bool presenting);
    [[nodiscard]] bool presenting() const { return presenting_; }
    [[nodiscard]] const figures::Theme& theme() const { return theme_; }
    [[nodiscard]] ExplorePage& explorePage() const { return *explore_; }
    /// The one that is shown.
    [[nodiscard]] Page& page() const;

  protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fillTopBar();
    void fillModels();
    void fillMechanisms();
    void showOwnModels();
    void chooseModel(const QString& model);
    void fillExportMenus();
    void connectTopBar();
    [[nodiscard]] std::vector<Shortcut> makeShortcuts();
    [[nodiscard]] std::vector<Shortcut> pageShortcuts();
    void restore();
    [[nodiscard]] WindowLayout layoutNow() const;
    void showScene();
    void showTheme();
    void turnTheme();
    /// And the pages: what of the top bar has room.
    void showNames();
    /// Of a field, or else of presenting.
    void leave();
    void showPage();
    /// What Ctrl+Z takes back on the page that is shown.
    [[nodiscard]] QUndoStack& history() const;
    Page& makePage(scene::Page page);
    /// Makes it where it was not shown before.
    [[nodiscard]] Page& pageOf(scene::Page page);
    void showMessage();
    void showAbout();

    ExploreSession& session_;  ///< of the document
    const std::vector<PageEntry> entries_;
    std::map<scene::Page, Page*> made_;  ///< those that were shown
    OwnModels& ownModels_;
    const ModelStore& models_;
    const SavedState& saved_;
    SceneKeeper keeper_;
    std::unique_ptr<Ui::MainWindow> form_;
    figures::Theme theme_;
    bool systemIsDark_;
    QString listedModel_;  ///< whose mechanisms the chooser lists
    bool presenting_ = false;
    Qt::WindowStates stateBeforePresenting_;
    WindowLayout beforePresenting_;
    QStackedWidget* pages_;
    ExplorePage* explore_ = nullptr;
    MessageBar* message_;
    SceneFiles* sceneFiles_;
    QTimer* fillLater_;  ///< while a chooser is open
    Note* note_ = nullptr;
    QPointer<AboutDialog> about_;  ///< while it is open
    QPointer<ModelsDialog> modelsDialog_;
    QMenu* exportMenu_ = nullptr;  ///< of the page Explore
    QMenu* sceneMenu_ = nullptr;   ///< of the other pages
    std::vector<Shortcut> shortcuts_;
};

}  // namespace lab::gui
