// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/note.h"

#include <QAccessible>
#include <algorithm>

namespace lab::gui {

Note::Note(QWidget& over, std::chrono::milliseconds duration) : QLabel(over.window()), over_(over) {
    setObjectName(QStringLiteral("passingNote"));
    setTextFormat(Qt::PlainText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    end_.setSingleShot(true);
    end_.setInterval(duration);
    connect(&end_, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void Note::showText(const QString& text) {
    setText(text);
    setAccessibleName(text);
    place();
    raise();
    show();
    end_.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Note::place() {
    ensurePolished();
    const QRect seen = over_.visibleRegion().boundingRect();
    const QRect room(over_.mapTo(window(), seen.topLeft()), seen.size());
    const QSize size = sizeHint().boundedTo(window()->size());
    const int left =
        std::clamp(room.center().x() - size.width() / 2, 0, window()->width() - size.width());
    setGeometry(QRect(QPoint(left, room.bottom() - size.height() - size.height() / 2), size));
}

}  // namespace lab::gui
