// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/comparison_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtMath>
#include <algorithm>
#include <cmath>

#include "figures/comparison_painter.h"
#include "figures/painting.h"
#include "gui/compare/compare_session.h"

namespace lab::gui {
namespace {

/// A scroll bar that comes and goes changes the width by less than this.
constexpr int barWidth = 40;

}  // namespace

ComparisonView::ComparisonView(CompareSession& session, QWidget* parent)
    : QWidget(parent), session_(session), theme_(figures::Theme::light()) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Alignments side by side"));
    setToolTip(
        tr("Click a cell to take every cursor to its word, a panel to look at it; ↑ ↓ and 1 to 6 "
           "go from panel to panel, Delete takes one out"));
    connect(&session_, &CompareSession::resultsChanged, this, &ComparisonView::showResults);
    connect(&session_, &CompareSession::comparisonChanged, this, &ComparisonView::showMarks);
    connect(&session_, &CompareSession::pointedChanged, this, &ComparisonView::showMarks);
    connect(&session_.document(), &ExploreSession::viewChanged, this, &ComparisonView::showResults);
    showResults();
}

void ComparisonView::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    showResults();
}

void ComparisonView::showResults() {
    figure_ = session_.hasResults() ? session_.figure() : figures::ComparisonFigure();
    figure_.look.theme = theme_;
    arrange();
}

void ComparisonView::showMarks() {
    if (!session_.hasResults()) {
        return;
    }
    const bool same = session_.comparison().view == figure_.view;
    figures::ComparisonFigure next = session_.figure();
    next.look.theme = theme_;
    figure_ = std::move(next);
    if (same) {
        describe();
        update();
    } else {
        arrange();
    }
}

void ComparisonView::arrange() {
    layout_.reset();
    leastHeight_ = 0;
    fit();
    describe();
    update();
}

/// A scroll bar takes some of the width, and the height that is needed may depend on that: while
/// the width changes no more, the height only grows, or the bar would come and go for ever.
void ComparisonView::fit() {
    if (figure_.panels.empty()) {
        setMinimumHeight(0);
        return;
    }
    const int least = qCeil(figures::leastHeight(figure_, width()));
    const bool sameWidth = leastHeight_ > 0 && std::abs(width() - fittedWidth_) < barWidth;
    leastHeight_ = sameWidth ? std::max(leastHeight_, least) : least;
    fittedWidth_ = sameWidth ? fittedWidth_ : width();
    setMinimumHeight(leastHeight_);
    // The height that was just asked for comes later.
    layout_ = figures::layOut(figure_, QRectF(0, 0, width(), std::max(height(), leastHeight_)));
}

/// The panel that is looked at, the word at the cursor, and how well it went.
void ComparisonView::describe() {
    QString text;
    if (layout_) {
        const auto& panel = figure_.panels[static_cast<std::size_t>(*figure_.currentPanel)];
        const int row = figure_.marks.currentRow.value_or(0);
        const QString word =
            row < panel.target.size() ? figures::tokenLabel(panel.target[row]) : panel.problem;
        text =
            QStringList{panel.title, word, figures::verdictText(panel)}.join(QStringLiteral(", "));
    }
    setAccessibleDescription(text);
}

QRectF ComparisonView::panelRect(int panel) const {
    return layout_ && panel >= 0 && panel < static_cast<int>(layout_->panels.size())
               ? layout_->panels[static_cast<std::size_t>(panel)].card
               : QRectF();
}

std::optional<figures::PanelHit> ComparisonView::hitAt(const QPointF& point) const {
    return layout_ ? layout_->at(point, figure_) : std::nullopt;
}

void ComparisonView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
    update();
}

void ComparisonView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.canvas);
    if (layout_) {
        figures::paintComparison(painter, figure_, *layout_);
    }
    if (framed_) {
        figures::paintFrame(painter, QRectF(rect()).adjusted(1, 1, -1, -1), theme_.accent,
                            2 * theme_.scale);
    }
}

void ComparisonView::mouseMoveEvent(QMouseEvent* event) {
    const auto hit = hitAt(event->position());
    const bool word = hit && (hit->pointed.row || hit->pointed.column);
    session_.point(word ? std::optional(hit->pointed) : std::nullopt);
}

void ComparisonView::mousePressEvent(QMouseEvent* event) {
    const auto hit = hitAt(event->position());
    if (event->button() != Qt::LeftButton || !hit) {
        return;
    }
    session_.setCurrent(hit->panel);
    if (hit->pointed.row) {
        session_.goTo(*hit->pointed.row);
    }
}

void ComparisonView::leaveEvent(QEvent* event) {
    session_.point(std::nullopt);
    QWidget::leaveEvent(event);
}

void ComparisonView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        session_.setCurrent(session_.current() + (key == Qt::Key_Up ? -1 : 1));
    } else if (key >= Qt::Key_1 && key < Qt::Key_1 + static_cast<int>(scene::mostContenders)) {
        session_.setCurrent(key - Qt::Key_1);
    } else if (key == Qt::Key_Delete) {
        session_.remove(session_.current());
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ComparisonView::focusInEvent(QFocusEvent* event) {
    framed_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
    QWidget::focusInEvent(event);
}

void ComparisonView::focusOutEvent(QFocusEvent* event) {
    framed_ = false;
    update();
    QWidget::focusOutEvent(event);
}

/// "Additive: “pommes” → “apples” 0.92".
QString ComparisonView::say(const figures::PanelHit& hit) const {
    const figures::ComparisonPanel& panel = figure_.panels[static_cast<std::size_t>(hit.panel)];
    const auto& [row, column] = hit.pointed;
    const auto target = [&] { return figures::tokenLabel(panel.target[*row]); };
    const auto source = [&] { return figures::tokenLabel(figure_.source[*column]); };
    if (row && column) {
        const auto weight = static_cast<double>(panel.weights(*row, *column));
        return tr("%1: “%2” looks at “%3” with %4")
            .arg(panel.title, target(), source(), QLocale::c().toString(weight, 'f', 4));
    }
    return row      ? tr("%1: “%2”").arg(panel.title, target())
           : column ? tr("%1: “%2”").arg(panel.title, source())
                    : panel.title;
}

bool ComparisonView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto hit = hitAt(help->pos());
        QToolTip::showText(help->globalPos(), hit ? say(*hit) : toolTip(), this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace lab::gui
