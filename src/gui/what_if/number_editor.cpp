// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/what_if/number_editor.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/explore_session.h"
#include "gui/typed_number.h"
#include "scene/change_text.h"
#include "scene/quantity_of.h"

namespace lab::gui {
namespace {

constexpr int kGap = 4;
/// Beyond this no number of a run makes sense.
constexpr double kLargest = 1e6;

}  // namespace

bool sayInstead(ExploreSession& session, const scene::Quantity& quantity) {
    const models::Trace& trace = *session.trace();
    const tape::Step* step = quantity.isElement() ? trace.stepOf(quantity.node) : nullptr;
    if (step == nullptr || step->label->name != "probabilities") {
        return false;
    }
    const std::string& word = trace.model().target.word(static_cast<int>(quantity.row));
    const scene::Change change{
        .what = scene::SaidWord{step->place.target, QString::fromStdString(word)}};
    session.addChange(change, scene::changeText(trace, change));
    return true;
}

NumberEditor::NumberEditor(ExploreSession& session, QWidget* page)
    : QFrame(page),
      session_(session),
      name_(new QLabel(this)),
      number_(new QLineEdit(this)),
      shares_(new QCheckBox(tr("the rest of the row shares what is left"), this)),
      hint_(new QLabel(tr("Enter replaces it · Esc leaves it"), this)) {
    setObjectName(QStringLiteral("numberEditor"));
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    name_->setProperty("textStyle", QStringLiteral("label"));
    hint_->setProperty("textStyle", QStringLiteral("caption"));
    number_->setAccessibleName(tr("Another number in its place"));
    number_->setToolTip(tr("The number that is put in the place of the computed one"));
    shares_->setToolTip(
        tr("The other weights keep their proportions, and the row its sum; or they stay"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(6);
    rows->addWidget(name_);
    rows->addWidget(number_);
    rows->addWidget(shares_);
    rows->addWidget(hint_);
    number_->installEventFilter(this);
    shares_->installEventFilter(this);
    connect(number_, &QLineEdit::textChanged, this, [this] { showProblem(false); });
    // Nodes are of the trace that was there.
    connect(&session_, &ExploreSession::traceChanged, this, &NumberEditor::hide);
    hide();
}

void NumberEditor::open(const scene::Quantity& quantity, const QRect& place) {
    if (!session_.hasMoment() || sayInstead(session_, quantity)) {
        return;
    }
    const models::Trace& trace = *session_.trace();
    const double value =
        quantity.isElement() ? trace.valueOf({quantity.node, quantity.row, quantity.column}) : 0;
    const auto change = scene::replacing(trace, quantity, value);
    if (!change) {
        session_.note(quantity.isElement()
                          ? tr("Parameters are not changed here: they belong to the model.")
                          : tr("Point at a single number to replace it."));
        return;
    }
    change_ = *change;
    name_->setText(
        tr("%1 instead of %2")
            .arg(scene::describe(trace, quantity).name, scene::describe(trace, quantity).value));
    shares_->setVisible(change_.rest == models::Rest::Shares);
    shares_->setChecked(true);
    number_->setText(QString::number(value, 'g', 4));
    number_->selectAll();
    showProblem(false);
    adjustSize();
    moveInto(parentWidget()->mapFromGlobal(place.bottomLeft()) + QPoint(0, kGap));
    show();
    raise();
    number_->setFocus(Qt::PopupFocusReason);
}

void NumberEditor::moveInto(const QPoint& corner) {
    const QRect room = parentWidget()->rect();
    move(std::clamp(corner.x(), 0, std::max(0, room.width() - width())),
         std::clamp(corner.y(), 0, std::max(0, room.height() - height())));
}

void NumberEditor::replace() {
    const auto number = typedNumber(number_->text());
    if (!number || std::abs(*number) > kLargest) {
        showProblem(true);
        return;
    }
    change_.value = *number;
    if (change_.rest == models::Rest::Shares && !shares_->isChecked()) {
        change_.rest = models::Rest::Stays;
    }
    const scene::Change change{.what = change_};
    const QString name = scene::changeText(*session_.trace(), change);
    leave();
    session_.addChange(change, name);
}

void NumberEditor::leave() {
    hide();
    emit closed();
}

void NumberEditor::showProblem(bool problem) {
    hint_->setText(problem ? tr("A number from −1 000 000 to 1 000 000, such as 0.25")
                           : tr("Enter replaces it · Esc leaves it"));
    hint_->setProperty("textStyle", problem ? QStringLiteral("error") : QStringLiteral("caption"));
    number_->setProperty("problem", problem);
    for (QWidget* widget : {static_cast<QWidget*>(hint_), static_cast<QWidget*>(number_)}) {
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
    // Grows for a longer line, and does not shrink below the reader's hand.
    if (isVisible()) {
        resize(sizeHint().expandedTo(size()));
        moveInto(pos());
    }
}

bool NumberEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            replace();
            return true;
        }
        if (key == Qt::Key_Escape) {
            leave();
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut) {
        const QWidget* next = focusWidget() == watched ? nullptr : focusWidget();
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        const bool within = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                            (next != nullptr && isAncestorOf(next));
        const bool away = reason == Qt::ActiveWindowFocusReason || shares_->underMouse();
        if (!within && !away) {
            hide();
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace lab::gui
