// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/jacobian_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/explore_session.h"
#include "scene/gradient_text.h"
#include "scene/moment_quantity.h"
#include "scene/step_text.h"

namespace lab::gui {

using figures::CellIndex;

JacobianView::JacobianView(ExploreSession& session, QWidget* parent)
    : QuantityView(session, parent) {
    setAccessibleName(tr("Jacobian of the softmax"));
    setToolTip(
        tr("Row: a weight, column: a score; click to see how the column's gradient is made"));
    connect(&session, &ExploreSession::traceChanged, this, &JacobianView::showMoment);
    connect(&session, &ExploreSession::cursorChanged, this, &JacobianView::showMoment);
    connect(&session, &ExploreSession::hoverChanged, this, [this] { update(); });
    showMoment();
}

void JacobianView::setTheme(const figures::Theme& theme) {
    figure_.theme = theme;
    arrange();
}

void JacobianView::showMoment() {
    figure_.jacobian = {};
    figure_.positions.clear();
    const auto& trace = session().trace();
    if (session().hasMoment() && session().moment().back == scene::Back::Stage) {
        const scene::Moment moment = session().moment();
        const tape::StepLabel* main = scene::mainStep(*trace, moment.stage);
        auto jacobian = main != nullptr && main->name == "weights"
                            ? scene::jacobianAt(*trace, moment)
                            : std::nullopt;
        if (jacobian && !jacobian->above.isZero(0) &&
            jacobian->slopes.rows() == jacobian->slopes.cols()) {
            figure_.jacobian = std::move(*jacobian);
            for (int i = 0; i < figure_.size(); ++i) {
                figure_.positions << figures::tokenLabel(
                    QString::fromStdString(trace->positionLabel(i, figure_.size())));
            }
            figure_.chosen = session().source();
            setAccessibleDescription(scene::stepSentence(*trace, moment, session().source()));
        }
    }
    arrange();
}

void JacobianView::arrange() {
    layout_ = {};
    if (shown()) {
        const double margin = figure_.theme.space(0.5);
        layout_ =
            figures::layOut(figure_, QRectF(rect()).adjusted(margin, margin, -margin, -margin));
    }
    update();
}

std::vector<QuantityView::Spot> JacobianView::spots() const {
    std::vector<Spot> all;
    for (int k = 0; k < figure_.size(); ++k) {
        all.push_back({layout_.aboveCell(k), {figure_.jacobian.weights, k, 0}});
    }
    for (int k = 0; k < figure_.size(); ++k) {
        all.push_back({layout_.belowCell(k), {figure_.jacobian.scores, k, 0}});
    }
    return all;
}

/// A cell stands for the score of its column, which it helps to make.
scene::Quantity JacobianView::quantityAt(const QPointF& point) const {
    for (const Spot& spot : spots()) {
        if (spot.rect.contains(point)) {
            return spot.quantity;
        }
    }
    const auto cell = layout_.cellAt(point);
    return cell ? scene::Quantity{figure_.jacobian.scores, cell->column, 0} : scene::Quantity{};
}

void JacobianView::activate(const scene::Quantity& quantity) {
    if (quantity.node == figure_.jacobian.scores) {
        session().chooseSource(static_cast<int>(quantity.row));
    } else {
        QuantityView::activate(quantity);
    }
}

QString JacobianView::cellText(CellIndex cell) const {
    const double slope = figure_.jacobian.slopes(cell.row, cell.column);
    return tr("∂α/∂e, weight of “%1” by score of “%2”: %3\ntimes ∂L/∂α %4 = %5")
        .arg(figure_.positions[cell.row], figure_.positions[cell.column], scene::slopeText(slope),
             scene::slopeText(figure_.jacobian.above(cell.row)),
             scene::slopeText(slope * figure_.jacobian.above(cell.row)));
}

bool JacobianView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = layout_.cellAt(help->pos())) {
            QToolTip::showText(help->globalPos(), cellText(*cell), this);
            return true;
        }
    }
    return QuantityView::event(event);
}

void JacobianView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (!shown()) {
        return;
    }
    figures::paintJacobian(painter, figure_, layout_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(figure_.theme.hover, 2 * figure_.theme.scale));
    painter.setBrush(Qt::NoBrush);
    for (const Spot& spot : spots()) {
        if (spot.quantity == session().hovered()) {
            painter.drawRect(spot.rect);
        }
    }
    paintFocus(painter, figure_.theme);
}

void JacobianView::resizeEvent(QResizeEvent* event) {
    QuantityView::resizeEvent(event);
    arrange();
}

}  // namespace lab::gui
