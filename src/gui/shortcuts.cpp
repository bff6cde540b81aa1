// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shortcuts.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/style.h"

namespace lab::gui {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Shortcuts", text);
}

QLayout* tableOf(const std::vector<Shortcut>& shortcuts, QWidget* parent) {
    auto* table = new QGridLayout;
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
    return table;
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
    rows->addLayout(tableOf(shortcuts, dialog));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Close this overview (Esc)"));
    buttons->button(QDialogButtonBox::Close)->setAccessibleName(tr("Close"));
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    rows->addWidget(buttons);
    dialog->open();
}

}  // namespace lab::gui
