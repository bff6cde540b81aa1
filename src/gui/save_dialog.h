// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace lab::gui {

/// What is asked for in a save dialog.
struct SaveRequest {
    QString name;    ///< the file that is suggested, without its ending
    QString ending;  ///< ".png"
    QString filter;  ///< "PNG files (*.png)"
};

/// Asks for a file, over `parent`, and hands the path to `save`. Returns at once.
void askWhereToSave(QWidget& parent, const SaveRequest& request,
                    std::function<void(const QString& path)> save);

}  // namespace lab::gui
