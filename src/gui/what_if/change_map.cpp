// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/what_if/change_map.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "figures/alignment_of.h"
#include "figures/difference_painter.h"
#include "gui/explore_session.h"
#include "scene/number_text.h"

namespace lab::gui {

ChangeMap::ChangeMap(ExploreSession& session, QWidget* parent)
    : QWidget(parent), session_(session), theme_(figures::Theme::light()) {
    setAccessibleName(tr("What the changes did to the alignment"));
    connect(&session_, &ExploreSession::traceChanged, this, &ChangeMap::showDifference);
    connect(&session_, &ExploreSession::viewChanged, this, &ChangeMap::showDifference);
    connect(&session_, &ExploreSession::cursorChanged, this, &ChangeMap::showCursor);
    showDifference();
}

void ChangeMap::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    showDifference();
}

void ChangeMap::showDifference() {
    figure_ = {};
    const auto& now = session_.trace();
    const auto& before = session_.original();
    if (now != nullptr && before != nullptr && now->hasWeights()) {
        const scene::ViewOptions& view = session_.scene().view;
        const auto alignment = [&](const models::Trace& trace) {
            auto figure = figures::alignmentOf(trace, {.head = session_.head()}, view.heads);
            figure.options.showEos = view.showEos;
            return figure;
        };
        figure_ =
            figures::differenceOf(tr("now"), alignment(*now), tr("before"), alignment(*before));
    }
    showCursor();
}

void ChangeMap::showCursor() {
    figure_.cells.options.theme = theme_;
    const int target = session_.hasMoment() ? session_.moment().target : -1;
    const bool shown = target >= 0 && target < figure_.cells.rows();
    figure_.cells.marks = {};
    figure_.cells.marks.currentRow = shown ? std::optional(target) : std::nullopt;
    arrange();
}

void ChangeMap::arrange() {
    layout_.reset();
    if (isVisible() && figure_.cells.weights.size() > 0) {
        layout_ = figures::layOut(figure_, QRectF(rect()));
        setAccessibleDescription(figures::differenceSentence(figure_));
    }
    update();
}

QRectF ChangeMap::cellRect(figures::CellIndex cell) const {
    return layout_ ? layout_->matrix.cell(cell) : QRectF();
}

void ChangeMap::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (layout_) {
        figures::paintDifference(painter, figure_, *layout_);
    }
}

void ChangeMap::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    arrange();
}

void ChangeMap::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ChangeMap::mousePressEvent(QMouseEvent* event) {
    const auto cell = layout_ ? layout_->cellAt(event->position()) : std::nullopt;
    if (event->button() != Qt::LeftButton || !cell) {
        return;
    }
    if (const tape::Step* weights = session_.trace()->find("weights", cell->row)) {
        session_.goTo(session_.timeline().shows(*weights), cell->column);
    }
}

bool ChangeMap::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto cell = layout_ ? layout_->cellAt(help->pos()) : std::nullopt) {
        const double value = static_cast<double>(figure_.cells.weights(cell->row, cell->column));
        QToolTip::showText(help->globalPos(),
                           tr("“%1” at “%2”: %3, now minus before")
                               .arg(figure_.cells.target[cell->row],
                                    figures::tokenLabel(figure_.cells.source[cell->column]),
                                    scene::numberText(value)),
                           this);
    }
    return true;
}

}  // namespace lab::gui
