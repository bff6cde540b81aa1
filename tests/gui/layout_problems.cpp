// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_problems.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QSplitterHandle>
#include <vector>

#include "gui/elided_label.h"

namespace lab::gui {

QString nameOf(const QWidget& widget) {
    const QString name = widget.objectName();
    return QString("%1 '%2' %3x%4+%5+%6")
        .arg(widget.metaObject()->className(), name)
        .arg(widget.width())
        .arg(widget.height())
        .arg(widget.x())
        .arg(widget.y());
}

namespace {

/// What scrolls may be larger than what is seen of it; the insides of Qt's own controls are Qt's.
bool isWalked(const QWidget& parent) {
    const auto* grandparent = qobject_cast<const QAbstractScrollArea*>(parent.parentWidget());
    const bool isViewport = grandparent != nullptr && grandparent->viewport() == &parent;
    return !isViewport && qobject_cast<const QAbstractScrollArea*>(&parent) == nullptr &&
           qobject_cast<const QComboBox*>(&parent) == nullptr &&
           !parent.inherits("QAbstractSpinBox") && !parent.inherits("QLineEdit");
}

bool showsWholeText(const QLabel& label) {
    if (label.text().isEmpty() || qobject_cast<const ElidedLabel*>(&label) != nullptr ||
        label.objectName() == "preview") {
        return true;
    }
    const QRect room = label.contentsRect();
    if (label.wordWrap()) {
        return label.heightForWidth(label.width()) <= label.height() + 1;
    }
    return label.sizeHint().width() <= room.width() + 1 &&
           label.sizeHint().height() <= room.height() + 1;
}

bool showsWholeText(const QAbstractButton& button) {
    return button.text().isEmpty() || (button.minimumSizeHint().width() <= button.width() &&
                                       button.minimumSizeHint().height() <= button.height());
}

void checkChildren(const QWidget& parent, QStringList& problems);

void checkOne(const QWidget& child, const QWidget& parent, QStringList& problems) {
    const auto* scroll = qobject_cast<const QScrollArea*>(&child);
    if (scroll != nullptr && scroll->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
        scroll->widget()->width() > scroll->viewport()->width()) {
        problems << "wider than its view: " + nameOf(*scroll->widget());
    }
    if (!parent.rect().contains(child.geometry())) {
        problems << "clipped: " + nameOf(child) + " in " + nameOf(parent);
    }
    const auto* label = qobject_cast<const QLabel*>(&child);
    const auto* button = qobject_cast<const QAbstractButton*>(&child);
    if ((label != nullptr && !showsWholeText(*label)) ||
        (button != nullptr && !showsWholeText(*button))) {
        problems
            << "text cut: " + nameOf(child) + " \"" +
                   (label != nullptr ? label->text() : button->text()) + "\" needs " +
                   QString("%1x%2").arg(child.sizeHint().width()).arg(child.sizeHint().height());
    }
    checkChildren(child, problems);
}

void checkChildren(const QWidget& parent, QStringList& problems) {
    std::vector<const QWidget*> seen;
    for (const QObject* object : parent.children()) {
        const auto* child = qobject_cast<const QWidget*>(object);
        if (child == nullptr || !child->isVisible() || child->isWindow()) {
            continue;
        }
        if (isWalked(parent)) {
            checkOne(*child, parent, problems);
            for (const QWidget* other : seen) {
                // Splitter handles are wider than they look, so that they can be caught.
                const bool handle = qobject_cast<const QSplitterHandle*>(child) != nullptr ||
                                    qobject_cast<const QSplitterHandle*>(other) != nullptr;
                if (!handle && other->geometry().intersects(child->geometry())) {
                    problems << "overlap: " + nameOf(*child) + " and " + nameOf(*other);
                }
            }
            seen.push_back(child);
        } else {
            checkChildren(*child, problems);
        }
    }
}

}  // namespace

QStringList problemsOf(const QWidget& window) {
    QStringList problems;
    checkChildren(window, problems);
    return problems;
}

}  // namespace lab::gui
