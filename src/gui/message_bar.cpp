// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/message_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lab::gui {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), text_(new QLabel(this)) {
    setObjectName(QStringLiteral("messageBar"));
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton(this);
    close->setText(tr("Close"));
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(tr("Close the message"));
    close->setProperty("kind", QStringLiteral("quiet"));
    connect(close, &QToolButton::clicked, this, &MessageBar::closed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4);
    row->addWidget(text_, 1);
    row->addWidget(close);
    hide();
}

void MessageBar::showLine(const QString& line) {
    text_->setText(line);
    setAccessibleName(line);
    setVisible(!line.isEmpty());
    if (!line.isEmpty()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

}  // namespace lab::gui
