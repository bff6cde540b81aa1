// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/save_dialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <utility>

#include "gui/style.h"

namespace lab::gui {

void askWhereToSave(QWidget& parent, const SaveRequest& request,
                    std::function<void(const QString& path)> save) {
    auto* dialog = new QFileDialog(&parent, QCoreApplication::translate("SaveDialog", "Export"),
                                   QString(), request.filter);
    takeOverTheme(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(request.ending.mid(1));
    dialog->selectFile(request.name + request.ending);
    QObject::connect(dialog, &QFileDialog::fileSelected, &parent, std::move(save));
    dialog->open();
}

}  // namespace lab::gui
