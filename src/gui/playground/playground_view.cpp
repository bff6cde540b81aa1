// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/playground/playground_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "figures/exportable.h"
#include "figures/painting.h"
#include "figures/playground/playground_painter.h"
#include "figures/playground/playground_texts.h"
#include "gui/explore_session.h"
#include "gui/playground/playground_session.h"
#include "scene/number_text.h"
#include "scene/plane_sentence.h"

namespace lab::gui {
namespace {

using scene::Arrow;
using scene::Handle;

/// What an arrow key moves a tip by, without and with Shift.
constexpr double fineStep = 0.05;
constexpr double coarseStep = 0.5;
/// Where the mouse lets a tip go: short numbers are easier to follow.
constexpr double mouseGrid = 0.05;

bool isArrowKey(const QKeyEvent& event) {
    const int key = event.key();
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up ||
            key == Qt::Key_Down) &&
           (modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier);
}

Arrow stepOf(const QKeyEvent& event) {
    const double size = event.modifiers().testFlag(Qt::ShiftModifier) ? coarseStep : fineStep;
    switch (event.key()) {
        case Qt::Key_Left:
            return {-size, 0};
        case Qt::Key_Right:
            return {size, 0};
        case Qt::Key_Up:
            return {0, size};
        default:
            return {0, -size};
    }
}

Arrow onGrid(const Arrow& arrow) {
    const auto near = [](double number) { return std::round(number / mouseGrid) * mouseGrid; };
    return {near(arrow.x), near(arrow.y)};
}

}  // namespace

PlaygroundView::PlaygroundView(PlaygroundSession& session, QWidget* parent)
    : QWidget(parent), session_(session), theme_(figures::Theme::light()) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Attention in the plane"));
    setToolTip(
        tr("Drag the tip of an arrow; Tab chooses one, the arrow keys move it, with Shift "
           "in larger steps"));
    connect(&session_, &PlaygroundSession::changed, this, &PlaygroundView::showFigure);
    showFigure();
}

QSize PlaygroundView::sizeHint() const {
    return figures::naturalSize(figure_).toSize();
}

QSize PlaygroundView::minimumSizeHint() const {
    return figures::leastSize(theme_).toSize();
}

void PlaygroundView::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    updateGeometry();
    showFigure();
}

std::size_t PlaygroundView::markedPlace() const {
    const auto handles = scene::handlesOf(session_.playground());
    const auto found = std::ranges::find(handles, marked_);
    return found != handles.end() ? static_cast<std::size_t>(found - handles.begin()) : 0;
}

/// Undo, a check box or another mechanism may take away what is held or pointed at.
void PlaygroundView::letGoOfWhatIsGone() {
    const auto handles = scene::handlesOf(session_.playground());
    const auto isThere = [&](Handle handle) {
        return std::ranges::find(handles, handle) != handles.end();
    };
    if (drag_ && !isThere(drag_->handle)) {
        drag_.reset();
        unsetCursor();
    }
    if (pointed_ && !isThere({Handle::Kind::Key, *pointed_})) {
        pointed_.reset();
    }
    marked_ = handles[markedPlace()];
}

void PlaygroundView::showFigure() {
    letGoOfWhatIsGone();
    figure_ = session_.figure();
    figure_.theme = theme_;
    figure_.forScreen = true;
    if (hasFocus()) {
        figure_.marked = marked_;
    }
    const bool ofAKey = marked_.kind == Handle::Kind::Key || marked_.kind == Handle::Kind::Value;
    if (pointed_) {
        figure_.explained = pointed_;
    } else if (hasFocus() && ofAKey) {
        figure_.explained = marked_.index;
    }
    layout_ = figures::layOut(figure_, font_, rect());
    setAccessibleDescription(scene::planeSentence(figure_.arrows, figure_.answers));
    update();
}

void PlaygroundView::mark(Handle handle) {
    if (marked_ != handle) {
        marked_ = handle;
        showFigure();
    }
}

void PlaygroundView::point(std::optional<int> key) {
    if (pointed_ != key) {
        pointed_ = key;
        showFigure();
    }
}

void PlaygroundView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showFigure();
}

void PlaygroundView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.surface);
    figures::paintPlayground(painter, figure_, layout_, font_);
}

/// Of a tip or a column of the table.
std::optional<int> PlaygroundView::keyUnder(const QPointF& point) const {
    if (const auto handle = figures::handleAt(figure_, layout_, point)) {
        const bool ofAKey =
            handle->kind == Handle::Kind::Key || handle->kind == Handle::Kind::Value;
        return ofAKey ? std::optional(handle->index) : std::nullopt;
    }
    return layout_.keyAt(point);
}

void PlaygroundView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    const QPointF at = event->position();
    if (const auto handle = figures::handleAt(figure_, layout_, at)) {
        const QPointF tip = layout_.at(scene::arrowOf(session_.playground(), *handle));
        drag_ = Drag{*handle, tip - at, session_.nextGesture()};
        mark(*handle);
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (const auto key = layout_.keyAt(at)) {
        mark({Handle::Kind::Key, *key});
    }
    if (const auto mechanism = layout_.mechanismAt(at)) {
        session_.setMechanism(*mechanism);
    }
}

void PlaygroundView::mouseMoveEvent(QMouseEvent* event) {
    if (drag_) {
        const Arrow to = layout_.arrowAt(event->position() + drag_->offset);
        session_.move(drag_->handle, onGrid(to), drag_->gesture);
        return;
    }
    showCursor(event->position());
    point(keyUnder(event->position()));
}

void PlaygroundView::mouseReleaseEvent(QMouseEvent* event) {
    drag_.reset();
    showCursor(event->position());
    QWidget::mouseReleaseEvent(event);
}

void PlaygroundView::showCursor(const QPointF& point) {
    if (figures::handleAt(figure_, layout_, point)) {
        setCursor(Qt::OpenHandCursor);
    } else if (layout_.mechanismAt(point) || layout_.keyAt(point)) {
        setCursor(Qt::PointingHandCursor);
    } else {
        unsetCursor();
    }
}

void PlaygroundView::leaveEvent(QEvent* event) {
    point(std::nullopt);
    QWidget::leaveEvent(event);
}

void PlaygroundView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (!isArrowKey(*event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    // A key that is held down is one change.
    if (!event->isAutoRepeat()) {
        keyGesture_ = session_.nextGesture();
    }
    const Arrow now = scene::arrowOf(session_.playground(), marked_);
    const Arrow step = stepOf(*event);
    session_.move(marked_, {now.x + step.x, now.y + step.y}, keyGesture_);
}

/// Tab goes from arrow to arrow, and on at the last.
bool PlaygroundView::focusNextPrevChild(bool next) {
    const auto handles = scene::handlesOf(session_.playground());
    const std::size_t place = markedPlace();
    if (!hasFocus() || (next ? place + 1 >= handles.size() : place == 0)) {
        return QWidget::focusNextPrevChild(next);
    }
    mark(handles[next ? place + 1 : place - 1]);
    return true;
}

void PlaygroundView::focusInEvent(QFocusEvent* event) {
    const auto handles = scene::handlesOf(session_.playground());
    if (event->reason() == Qt::TabFocusReason) {
        marked_ = handles.front();
    } else if (event->reason() == Qt::BacktabFocusReason) {
        marked_ = handles.back();
    }
    QWidget::focusInEvent(event);
    showFigure();
}

void PlaygroundView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    showFigure();
}

void PlaygroundView::copy() {
    const figures::Exportable picture = figures::exportable(figure_);
    QGuiApplication::clipboard()->setImage(figures::pictureImage(picture.paint, picture.size, {}));
    session_.document().note(tr("Copied the plane"));
}

QString PlaygroundView::tipAt(const QPointF& point) const {
    if (const auto handle = figures::handleAt(figure_, layout_, point)) {
        const Arrow arrow = scene::arrowOf(figure_.arrows, *handle);
        return tr("%1 = (%2, %3): drag it, or move it by the arrow keys")
            .arg(scene::symbolOf(*handle), scene::numberText(arrow.x), scene::numberText(arrow.y));
    }
    const auto mechanism = layout_.mechanismAt(point);
    const auto key = layout_.keyAt(point);
    if (!mechanism || !key) {
        return mechanism ? tr("Look at this mechanism") : QString();
    }
    const auto m = static_cast<std::size_t>(*mechanism);
    const auto k = static_cast<std::size_t>(*key);
    const scene::PlaneAnswer& answer = figure_.answers[m];
    const QChar index(0x2081 + *key);
    return tr("%1: e%2 = %3, α%2 = %4")
        .arg(figures::mechanismName(*figure_.mechanisms[m]), QString(index),
             scene::numberText(answer.scores[k]), scene::numberText(answer.weights[k]));
}

bool PlaygroundView::event(QEvent* event) {
    // The window's shortcuts take these keys elsewhere.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isArrowKey(*key) || key->matches(QKeySequence::Copy)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        QToolTip::showText(help->globalPos(), tip.isEmpty() ? toolTip() : tip, this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace lab::gui
