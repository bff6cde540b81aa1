// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <memory>
#include <vector>

#include "figures/theme.h"
#include "gui/saved_state.h"
#include "gui/scene_keeper.h"
#include "gui/shortcuts.h"

namespace Ui {
class MainWindow;
}
class QMenu;
class QStackedWidget;

namespace lab::gui {

class AboutDialog;
class ComparePage;
class ExplorePage;
class ExploreSession;
class MessageBar;
class LengthPage;
class ModelStore;
class Note;
class Page;
struct Sessions;

/// The program's window: the top bar and the pages, each made when it is first shown. Session,
/// models and saved state must outlive it.
class MainWindow final : public QMainWindow {
    Q_OBJECT

  public:
    MainWindow(Sessions& sessions, const ModelStore& models, const SavedState& saved,
               QWidget* parent = nullptr);
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
    void fillMechanisms();
    void fillExportMenu();
    void connectTopBar();
    [[nodiscard]] std::vector<Shortcut> makeShortcuts();
    void restore();
    [[nodiscard]] WindowLayout layoutNow() const;
    void showScene();
    void showTheme();
    void turnTheme();
    void showNames();
    /// Of a field, or else of presenting.
    void leave();
    void showPage();
    [[nodiscard]] Page& pageOf(scene::Page page);
    Page& added(Page* page);
    void showMessage();
    void showAbout();

    Sessions& sessions_;
    ExploreSession& session_;  ///< of the document
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
    ExplorePage* explore_;
    ComparePage* compare_ = nullptr;
    LengthPage* lengths_ = nullptr;
    MessageBar* message_;
    Note* note_ = nullptr;
    QPointer<AboutDialog> about_;  ///< while it is open
    QMenu* exportMenu_ = nullptr;  ///< of the page Explore
    std::vector<Shortcut> shortcuts_;
};

}  // namespace lab::gui
