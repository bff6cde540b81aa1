// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shortcuts.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "gui/style.h"

namespace lab::gui {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Shortcuts", text);
}

/// What a window manager may put around a dialog.
constexpr int frame = 48;

QWidget* tableOf(const std::vector<Shortcut>& shortcuts) {
    auto* parent = new QWidget;
    auto* table = new QGridLayout(parent);
    table->setContentsMargins(0, 0, 0, 0);
    table->setHorizontalSpacing(24);
    table->setVerticalSpacing(6);
    int row = 0;
    for (const Shortcut& shortcut : shortcuts) {
        auto* keys = new QLabel(shortcut.keyText, parent);
        keys->setProperty("textStyle", QStringLiteral("label"));
        table->addWidget(keys, row, 0);
        table->addWidget(new QLabel(shortcut.does, parent), row, 1);
        ++row;
    }
    return parent;
}

/// The table where it has room, else a part of it that the keyboard moves.
QScrollArea* scrolling(QWidget* table) {
    auto* scroll = new QScrollArea;
    scroll->setWidget(table);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setAccessibleName(tr("Keys and what they do"));
    scroll->setToolTip(tr("↑ ↓ PageUp PageDown scroll"));
    return scroll;
}

/// All of the table, or as much as the screen has room for.
void fitToScreen(QDialog& dialog, QScrollArea& scroll) {
    dialog.ensurePolished();
    scroll.setMinimumWidth(scroll.widget()->sizeHint().width() +
                           scroll.verticalScrollBar()->sizeHint().width());
    const QSize hidden = scroll.widget()->sizeHint() - scroll.sizeHint();
    const QSize wanted = dialog.sizeHint() + QSize(0, hidden.height());
    const QSize room = dialog.screen()->availableGeometry().size() - QSize(frame, frame);
    dialog.resize(wanted.expandedTo(dialog.minimumSizeHint()).boundedTo(room));
}

}  // namespace

void installShortcuts(QWidget& window, const std::vector<Shortcut>& shortcuts) {
    for (const Shortcut& shortcut : shortcuts) {
        if (!shortcut.run) {
            continue;
        }
        auto* action = new QAction(shortcut.does, &window);
        action->setShortcuts(shortcut.keys);
        QObject::connect(action, &QAction::triggered, &window, shortcut.run);
        window.addAction(action);
    }
}

void showShortcutOverview(QWidget& window, const std::vector<Shortcut>& shortcuts) {
    auto* dialog = new QDialog(&window);
    dialog->setObjectName(QStringLiteral("shortcutOverview"));
    takeOverTheme(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keys"));
    auto* rows = new QVBoxLayout(dialog);
    rows->setContentsMargins(24, 24, 24, 16);
    rows->setSpacing(16);
    QScrollArea* scroll = scrolling(tableOf(shortcuts));
    rows->addWidget(scroll, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Close this overview (Esc)"));
    buttons->button(QDialogButtonBox::Close)->setAccessibleName(tr("Close"));
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    rows->addWidget(buttons);
    scroll->setFocus();
    fitToScreen(*dialog, *scroll);
    dialog->open();
}

}  // namespace lab::gui
