// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/main_window.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <algorithm>

#include "gui/about/about_dialog.h"
#include "gui/explore_page.h"
#include "gui/explore_session.h"
#include "gui/export_menu.h"
#include "gui/key_policy.h"
#include "gui/message_bar.h"
#include "gui/model_store.h"
#include "gui/models/models_dialog.h"
#include "gui/note.h"
#include "gui/player.h"
#include "gui/scene_files.h"
#include "gui/sessions.h"
#include "gui/style.h"
#include "gui/top_bar_room.h"
#include "gui/window_placement.h"
#include "ui_main_window.h"

namespace lab::gui {
namespace {

/// Below this height, times the scale, the window is compact.
constexpr int kCompactBelow = 700;
/// From this scale on the side panel has room when presenting.
constexpr double kSideFrom = 1.2;
/// Letters of a chooser's text that always have room.
constexpr int kLeastName = 12;
/// What the last line of the model chooser carries: it leads to the user's own.
const auto ownModelsItem = QStringLiteral("*own");
/// Between the program's name and the pages.
constexpr int kNameSpace = 24;
constexpr QSize kFirstSize{1440, 900};
constexpr QSize kLeastSize{1024, 600};
/// What a window manager may put above the window.
constexpr int kTitleBar = 32;
constexpr int fillAgainMs = 250;

}  // namespace

MainWindow::MainWindow(Sessions& sessions, std::vector<PageEntry> pages, const ModelStore& models,
                       const SavedState& saved, QWidget* parent)
    : QMainWindow(parent),
      session_(sessions.explore),
      entries_(std::move(pages)),
      ownModels_(sessions.ownModels),
      models_(models),
      saved_(saved),
      keeper_(session_, saved),
      form_(std::make_unique<Ui::MainWindow>()),
      systemIsDark_(isDark(QApplication::palette())),
      pages_(new QStackedWidget),
      message_(new MessageBar),
      sceneFiles_(new SceneFiles(sessions, *this)),
      fillLater_(new QTimer(this)) {
    form_->setupUi(this);
    form_->rows->addWidget(message_);
    form_->rows->addWidget(pages_, 1);
    explore_ = static_cast<ExplorePage*>(&makePage(scene::Page::Explore));
    note_ = new Note(*pages_);
    fillTopBar();
    fillExportMenus();
    connectTopBar();
    shortcuts_ = makeShortcuts();
    installShortcuts(*this, shortcuts_);
    installShortcuts(*this, pageShortcuts());
    connect(&models_, &ModelStore::changed, this, &MainWindow::fillModels);
    connect(&ownModels_, &OwnModels::failed, &session_, &ExploreSession::showMessage);
    fillLater_->setSingleShot(true);
    fillLater_->setInterval(fillAgainMs);
    connect(fillLater_, &QTimer::timeout, this, &MainWindow::fillModels);
    connect(&session_, &ExploreSession::sceneChanged, this, &MainWindow::showScene);
    connect(&session_, &ExploreSession::viewChanged, this, &MainWindow::showTheme);
    connect(&session_, &ExploreSession::noted, note_, &Note::showText);
    connect(message_, &MessageBar::closed, &session_, [this] { session_.showMessage({}); });
    connect(&session_, &ExploreSession::messageChanged, this, &MainWindow::showMessage);
    connect(&session_, &ExploreSession::pageChanged, this, &MainWindow::showPage);
    fillModels();
    showTheme();
    restore();
    showMessage();
    showPage();
}

MainWindow::~MainWindow() = default;

/// Again whenever the user has made a model or thrown one away.
void MainWindow::fillModels() {
    if (form_->modelBox->view()->isVisible() || form_->mechanismBox->view()->isVisible()) {
        fillLater_->start();  // who is choosing is not disturbed
        return;
    }
    form_->modelBox->clear();
    for (const ModelEntry& model : models_.models()) {
        form_->modelBox->addItem(model.name, model.id);
    }
    form_->modelBox->insertSeparator(form_->modelBox->count());
    form_->modelBox->addItem(tr("Own models…"), ownModelsItem);
    fillMechanisms();
    showScene();
}

void MainWindow::showOwnModels() {
    if (modelsDialog_ == nullptr) {
        modelsDialog_ = new ModelsDialog(ownModels_, session_, this);
        modelsDialog_->setAttribute(Qt::WA_DeleteOnClose);
    }
    modelsDialog_->show();
    modelsDialog_->raise();
    modelsDialog_->activateWindow();
}

/// The mechanism that is shown, or if the model has no weights for it another that it has.
void MainWindow::chooseModel(const QString& model) {
    if (model == ownModelsItem) {
        showScene();  // no model was chosen
        showOwnModels();
        return;
    }
    scene::Scene next = session_.scene();
    next.model = model;
    const auto mechanisms = models_.mechanisms(model);
    if (!models_.has(model, next.mechanism) && !mechanisms.empty()) {
        next.mechanism = QString::fromStdString(std::string(mechanisms.front()->description().id));
    }
    session_.setScene(next);
}

void MainWindow::fillTopBar() {
    // Whole names where there is room; where there is not, they end with dots.
    for (ElidedComboBox* box : {form_->mechanismBox, form_->modelBox}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumContentsLength(kLeastName);
    }
    form_->mechanismBox->setPlaceholderText(tr("Choose a mechanism"));
    form_->modelBox->setPlaceholderText(tr("Choose a model"));
    form_->pageBar->setPages(entries_);
}

/// Those that the chosen model has weights for.
void MainWindow::fillMechanisms() {
    form_->mechanismBox->clear();
    for (const auto& mechanism : models_.mechanisms(session_.scene().model)) {
        const auto& about = mechanism->description();
        const auto text = [](std::string_view bytes) {
            return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        form_->mechanismBox->addItem(tr("%1 · %2").arg(text(about.name), text(about.paper)),
                                     text(about.id));
    }
    listedModel_ = session_.scene().model;
}

void MainWindow::fillExportMenus() {
    exportMenu_ = new QMenu(form_->exportButton);
    fillExportActions(*exportMenu_, session_, *explore_);
    exportMenu_->addSeparator();
    sceneMenu_ = new QMenu(form_->exportButton);
    for (QMenu* menu : {exportMenu_, sceneMenu_}) {
        sceneFiles_->addActions(*menu);
        menu->setToolTipsVisible(true);
    }
}

void MainWindow::connectTopBar() {
    connect(form_->mechanismBox, &QComboBox::activated, &session_,
            [this] { session_.setMechanism(form_->mechanismBox->currentData().toString()); });
    connect(form_->modelBox, &QComboBox::activated, &session_,
            [this] { chooseModel(form_->modelBox->currentData().toString()); });
    connect(form_->exportButton, &QToolButton::clicked, this, [this] { page().openExport(); });
    connect(form_->pageBar, &PageBar::chosen, this, [this](scene::Page page) {
        session_.setPage(page);
        showPage();  // a click has unchecked the page that was shown
    });
    connect(form_->aboutButton, &QToolButton::clicked, this, &MainWindow::showAbout);
    connect(form_->presentButton, &QPushButton::clicked, this,
            [this] { setPresenting(!presenting_); });
}

std::vector<Shortcut> MainWindow::makeShortcuts() {
    const auto stepping = [this](auto move) {
        return [this, move] {
            if (Stepping* shown = page().stepping()) {
                move(*shown);
            }
        };
    };
    const auto step = [&](int steps) {
        return stepping([steps](Stepping& shown) { shown.stepBy(steps); });
    };
    return {
        {{Qt::Key_Left, Qt::Key_PageUp}, tr("←  PageUp"), tr("Step back"), step(-1)},
        {{Qt::Key_Right, Qt::Key_PageDown}, tr("→  PageDown"), tr("Step on"), step(1)},
        {{Qt::SHIFT | Qt::Key_Left},
         tr("Shift+←"),
         tr("The same stage one word back"),
         stepping([](Stepping& shown) { shown.goToPreviousWord(); })},
        {{Qt::SHIFT | Qt::Key_Right},
         tr("Shift+→"),
         tr("The same stage one word on"),
         stepping([](Stepping& shown) { shown.goToNextWord(); })},
        {{Qt::Key_Home}, tr("Home"), tr("To the start"), stepping([](Stepping& shown) {
             shown.goTo(0);
         })},
        {{Qt::Key_End}, tr("End"), tr("To the end"), stepping([](Stepping& shown) {
             shown.goToEnd();
         })},
        {{Qt::Key_Space},
         tr("Space"),
         tr("Play or pause"),
         [this] {
             if (Player* player = page().player()) {
                 player->toggle();
             } else {
                 page().startOrPause();
             }
         }},
        {{}, tr("↑  ↓  Ctrl+←  Ctrl+→"), tr("From number to number in a picture"), {}},
        {{}, tr("Enter"), tr("Choose the number"), {}},
        {{}, tr("Ctrl+C"), tr("Copy the picture that has the focus"), {}},
        {{Qt::Key_Backspace, Qt::ALT | Qt::Key_Left},
         tr("Backspace"),
         tr("Back to the number before"),
         [this] { session_.goBack(); }},
        {{}, tr("F2"), tr("Replace the number, or say the word"), {}},
        {{}, tr("F"), tr("Point a row of the matrix to a position (Shift+click)"), {}},
        {{}, tr("M"), tr("Mask the word that has the focus"), {}},
        {{Qt::CTRL | Qt::Key_Z}, tr("Ctrl+Z"), tr("Undo a change"), [this] { history().undo(); }},
        {{Qt::CTRL | Qt::Key_Y, Qt::CTRL | Qt::SHIFT | Qt::Key_Z},
         tr("Ctrl+Y"),
         tr("Redo it"),
         [this] { history().redo(); }},
        {{Qt::Key_G},
         tr("G"),
         tr("Numbers show values, gradients, or both"),
         [this] {
             const int now = static_cast<int>(session_.scene().view.numbers);
             session_.setNumbers(static_cast<scene::ShownNumbers>((now + 1) % 3));
         }},
        {{Qt::Key_B},
         tr("B"),
         tr("Step from the loss back, or on again"),
         [this] { session_.setBackward(!session_.scene().backward); }},
        {{Qt::Key_D}, tr("D"), tr("Draw again"), [this] { session_.drawAgain(); }},
        {{}, tr("Ctrl+1 … %1").arg(entries_.size()), tr("The pages, from left to right"), {}},
        {{Qt::CTRL | Qt::Key_I}, tr("Ctrl+I"), tr("About the mechanism"), [this] { showAbout(); }},
        {{Qt::CTRL | Qt::Key_M}, tr("Ctrl+M"), tr("Own models"), [this] { showOwnModels(); }},
        {{Qt::CTRL | Qt::Key_L},
         tr("Ctrl+L"),
         tr("Type a sentence"),
         [this] { page().focusSentence(); }},
        {{}, tr("1 … 6"), tr("Choose a panel of Compare"), {}},
        {{}, tr("Ctrl+O  Ctrl+N"), tr("Open pairs, or a new grammar, on the page Data"), {}},
        {{}, tr("F8  Ctrl+S"), tr("To the error of a grammar; save it"), {}},
        {{Qt::CTRL | Qt::SHIFT | Qt::Key_S},
         tr("Ctrl+Shift+S"),
         tr("Save what is on screen as a scene"),
         [this] { sceneFiles_->askWhereToSave(); }},
        {{Qt::CTRL | Qt::SHIFT | Qt::Key_O},
         tr("Ctrl+Shift+O"),
         tr("Open a scene"),
         [this] { sceneFiles_->askWhichToOpen(); }},
        {{Qt::CTRL | Qt::Key_T}, tr("Ctrl+T"), tr("Light or dark"), [this] { turnTheme(); }},
        {{Qt::CTRL | Qt::Key_E}, tr("Ctrl+E"), tr("Export"), [this] { page().openExport(); }},
        {{Qt::Key_F5}, tr("F5"), tr("Present"), [this] { setPresenting(!presenting_); }},
        {{Qt::Key_Escape}, tr("Esc"), tr("Leave a field, or presenting"), [this] { leave(); }},
        {{Qt::Key_F1},
         tr("F1"),
         tr("These keys"),
         [this] { showShortcutOverview(*this, shortcuts_); }},
        {{Qt::CTRL | Qt::Key_Q}, tr("Ctrl+Q"), tr("Quit"), [this] { close(); }},
    };
}

/// One line of the overview stands for all of them.
std::vector<Shortcut> MainWindow::pageShortcuts() {
    std::vector<Shortcut> shortcuts;
    for (const PageEntry& entry : entries_) {
        const QString key = PageBar::keyText(shortcuts.size());
        shortcuts.push_back(
            {{QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + shortcuts.size()))},
             key,
             entry.title,
             [this, page = entry.page] { session_.setPage(page); }});
    }
    return shortcuts;
}

void MainWindow::restore() {
    const WindowLayout layout = saved_.loadLayout();
    setMinimumSize(kLeastSize);
    if (!restoreGeometry(layout.geometry)) {
        QRect first(QPoint(), kFirstSize);
        first.moveCenter(screen()->availableGeometry().center());
        setGeometry(first);
    }
    const QRect available = screen()->availableGeometry();
    const bool roomy = kLeastSize.boundedTo(available.size()) == kLeastSize;
    if (roomy && !isMaximized() && !isFullScreen()) {
        setGeometry(placedOn(available, geometry(), kTitleBar));
    }
    explore_->restore(layout);
}

void MainWindow::showScene() {
    const auto choose = [](QComboBox& box, const QString& id) {
        box.setCurrentIndex(box.findData(id));
    };
    if (listedModel_ != session_.scene().model) {
        fillMechanisms();
    }
    choose(*form_->mechanismBox, session_.scene().mechanism);
    choose(*form_->modelBox, session_.scene().model);
    showNames();
}

void MainWindow::showTheme() {
    figures::Theme theme =
        themeFor(session_.scene().view.theme, systemIsDark_,
                 presenting_ ? presentingScale(screen()->size()) : windowScale(size()));
    theme.compact = height() < kCompactBelow * theme.scale;
    for (int k = 0; k < pages_->count(); ++k) {
        static_cast<Page*>(pages_->widget(k))
            ->setSideShown(!presenting_ || theme.scale >= kSideFrom);
    }
    if (theme == theme_) {
        return;
    }
    theme_ = theme;
    applyStyle(*this, theme);
    for (int k = 0; k < pages_->count(); ++k) {
        static_cast<Page*>(pages_->widget(k))->setTheme(theme);
    }
    showNames();
}

void MainWindow::turnTheme() {
    scene::ViewOptions view = session_.scene().view;
    view.theme = theme_.isDark ? scene::ThemeName::Light : scene::ThemeName::Dark;
    session_.setView(view);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    showTheme();
    showNames();
}

void MainWindow::showNames() {
    const TopBarRoom room = topBarRoom(*form_->topRow,
                                       {.pages = form_->pageBar,
                                        .name = form_->nameLabel,
                                        .captions = {form_->mechanismLabel, form_->modelLabel}},
                                       width());
    const bool captions = room.captions && session_.scene().page == scene::Page::Explore;
    form_->nameLabel->setVisible(room.name);
    form_->nameSpace->changeSize(room.name ? kNameSpace : 0, 0);
    form_->topRow->invalidate();
    form_->mechanismLabel->setVisible(captions);
    form_->modelLabel->setVisible(captions);
    form_->pageBar->setFolded(room.pagesFolded);
}

void MainWindow::setPresenting(bool presenting) {
    if (presenting == presenting_) {
        return;
    }
    presenting_ = presenting;
    form_->presentButton->setText(presenting ? tr("Leave") : tr("&Present"));
    if (presenting) {
        stateBeforePresenting_ = windowState();
        beforePresenting_ = layoutNow();
        setWindowState(stateBeforePresenting_ | Qt::WindowFullScreen);
    } else {
        setWindowState(stateBeforePresenting_);
    }
    showTheme();
}

void MainWindow::leave() {
    const QWidget* focused = focusWidget();
    if (qobject_cast<const QLineEdit*>(focused) != nullptr ||
        qobject_cast<const QComboBox*>(focused) != nullptr ||
        qobject_cast<const QAbstractSpinBox*>(focused) != nullptr) {
        page().focusPicture();
    } else {
        setPresenting(false);
    }
}

QUndoStack& MainWindow::history() const {
    QUndoStack* own = page().history();
    return own != nullptr ? *own : session_.history();
}

Page& MainWindow::page() const {
    return *static_cast<Page*>(pages_->currentWidget());
}

Page& MainWindow::makePage(scene::Page page) {
    Page* made = std::ranges::find(entries_, page, &PageEntry::page)->make(*this);
    made_[page] = made;
    pages_->addWidget(made);
    return *made;
}

Page& MainWindow::pageOf(scene::Page page) {
    if (const auto made = made_.find(page); made != made_.end()) {
        return *made->second;
    }
    Page& made = makePage(page);
    made.setTheme(theme_);
    return made;
}

void MainWindow::showPage() {
    const scene::Page shown = session_.scene().page;
    const bool explore = shown == scene::Page::Explore;
    pages_->setCurrentWidget(&pageOf(shown));
    form_->pageBar->setCurrent(shown);
    form_->mechanismBox->setVisible(explore);
    form_->modelBox->setVisible(explore);
    form_->aboutButton->setVisible(explore);
    form_->exportButton->setMenu(explore ? exportMenu_ : sceneMenu_);
    showNames();
    page().focusPicture();
}

void MainWindow::showAbout() {
    if (about_ == nullptr) {
        about_ = new AboutDialog(session_, theme_, this);
        about_->setAttribute(Qt::WA_DeleteOnClose);
    }
    about_->show();
    about_->raise();
    about_->activateWindow();
}

void MainWindow::showMessage() {
    message_->showLine(session_.message());
}

bool MainWindow::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange) {
        systemIsDark_ = isDark(QApplication::palette());
        showTheme();
    }
    if (event->type() == QEvent::ShortcutOverride &&
        keepsKey(focusWidget(), *static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QMainWindow::event(event);
}

WindowLayout MainWindow::layoutNow() const {
    WindowLayout layout;
    layout.geometry = saveGeometry();
    explore_->store(layout);
    return layout;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const auto holds = [](const auto& made) { return made.second->holdsClosing(); };
    if (std::ranges::any_of(made_, holds)) {
        event->ignore();
        return;
    }
    try {
        keeper_.keep();
        saved_.saveLayout(presenting_ ? beforePresenting_ : layoutNow());
    } catch (const std::exception& error) {
        // The window closes all the same; there is no one left to tell but the log.
        qWarning("%s", error.what());
    }
    QMainWindow::closeEvent(event);
}

}  // namespace lab::gui
