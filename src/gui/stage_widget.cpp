// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/stage_widget.h"

#include <QMouseEvent>
#include <QPainter>

#include "gui/explore_session.h"
#include "scene/change_text.h"
#include "scene/step_text.h"

namespace lab::gui {

StageWidget::StageWidget(ExploreSession& session, QWidget* parent)
    : QuantityView(session, parent), theme_(figures::Theme::light()) {
    setAttribute(Qt::WA_OpaquePaintEvent);  // nothing below it needs to be painted
    setAccessibleName(tr("Stages of the translation"));
    setToolTip(
        tr("Point at a number to see what it is, click it to see where it came from, "
           "double-click it to replace it"));
    connect(&session, &ExploreSession::traceChanged, this, &StageWidget::showMoment);
    connect(&session, &ExploreSession::viewChanged, this, &StageWidget::showMoment);
    connect(&session, &ExploreSession::cursorChanged, this, &StageWidget::showMoment);
    connect(&session, &ExploreSession::hoverChanged, this, [this] {
        stage_.setRelation(this->session().relation());
        update();
    });
    showMoment();
}

void StageWidget::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    showMoment();
}

figures::StageInput StageWidget::input() const {
    figures::StageInput input;
    input.trace = session().trace();
    input.original = session().original();
    input.replaced = session().replaced();
    input.masked = scene::maskedPositions(session().scene().whatIf);
    input.colourMap = session().scene().view.colourMap;
    input.numbers = session().scene().view.numbers;
    input.theme = theme_;
    if (session().hasMoment()) {
        input.moment = session().moment();
        input.source = session().source();
    }
    return input;
}

void StageWidget::showMoment() {
    const QSize least = session().hasMoment()
                            ? stage_.minimumSize(input()).toSize().grownBy({0, 0, 1, 1})
                            : QSize();
    if (least != least_) {
        least_ = least;
        updateGeometry();
    }
    arrange();
    if (session().hasMoment()) {
        setAccessibleDescription(
            scene::stepSentence(*session().trace(), session().moment(), session().scene().source));
    }
}

void StageWidget::arrange() {
    if (session().hasMoment()) {
        stage_.layout(input(), QRectF(rect()));
        stage_.setRelation(session().relation());
    }
    painted_ = false;
    update();
    emit arranged();
}

QRect StageWidget::place() const {
    if (!session().hasMoment()) {
        return {};
    }
    const scene::Moment& moment = session().moment();
    // What speaks of the sentence as a whole stands from the left of its lane on.
    const bool whole = moment.stage >= tape::Stage::Context;
    return stage_.crossing(moment.stage, whole ? -1 : session().source()).toAlignedRect();
}

std::vector<QuantityView::Spot> StageWidget::spots() const {
    std::vector<Spot> all;
    for (const figures::Region& region : stage_.regions()) {
        all.push_back({region.rect, region.quantity});
    }
    return all;
}

scene::Quantity StageWidget::quantityAt(const QPointF& point) const {
    return session().hasMoment() ? stage_.regionAt(point).quantity : scene::Quantity{};
}

/// A new pixmap only where the old one does not fit: its memory is what costs most.
void StageWidget::paintPicture() {
    const QSize pixels = size() * devicePixelRatioF();
    if (picture_.size() != pixels || picture_.devicePixelRatio() != devicePixelRatioF()) {
        picture_ = QPixmap(pixels);
        picture_.setDevicePixelRatio(devicePixelRatioF());
        painted_ = false;
    }
    if (painted_) {
        return;
    }
    picture_.fill(theme_.canvas);
    if (session().hasMoment()) {
        QPainter painter(&picture_);
        painter.setRenderHint(QPainter::Antialiasing);
        stage_.paintPicture(painter);
    }
    painted_ = true;
}

void StageWidget::paintEvent(QPaintEvent* /*event*/) {
    paintPicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    if (session().hasMoment()) {
        stage_.paintLight(painter);
    }
    paintFocus(painter, theme_);
}

void StageWidget::mousePressEvent(QMouseEvent* event) {
    QuantityView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && session().hasMoment()) {
        drag_ = NumberDrag::begin(*session().trace(), quantityAt(event->position()),
                                  event->position().y());
        ++drags_;
    }
}

void StageWidget::mouseMoveEvent(QMouseEvent* event) {
    if (drag_ && (event->buttons() & Qt::LeftButton) != 0) {
        if (const auto change = drag_->changeAt(event->position().y())) {
            setCursor(Qt::SizeVerCursor);
            session().addChange(*change, scene::changeText(*session().trace(), *change),
                                2 * drags_ + 1);
        }
        return;
    }
    drag_.reset();
    QuantityView::mouseMoveEvent(event);
}

void StageWidget::mouseReleaseEvent(QMouseEvent* event) {
    drag_.reset();
    QuantityView::mouseReleaseEvent(event);
}

void StageWidget::resizeEvent(QResizeEvent* event) {
    QuantityView::resizeEvent(event);
    arrange();
}

}  // namespace lab::gui
