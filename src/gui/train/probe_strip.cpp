// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/probe_strip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtMath>
#include <algorithm>

#include "figures/comparison_painter.h"
#include "figures/comparison_row.h"
#include "figures/painting.h"
#include "gui/train/train_session.h"

namespace lab::gui {
namespace {

bool isOurs(int key) {
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
}

}  // namespace

ProbeStrip::ProbeStrip(TrainSession& session, QWidget* parent)
    : QWidget(parent), session_(session) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("How the alignment appeared"));
    setToolTip(tr("Click a panel to take every page to that step; ← → go from panel to panel"));
    connect(&session_, &TrainSession::figureChanged, this, &ProbeStrip::showFigure);
    connect(&session_, &TrainSession::stateChanged, this, &ProbeStrip::showFigure);
    connect(&session_, &TrainSession::momentChanged, this, &ProbeStrip::showWhereItIs);
    connect(&session_.document(), &ExploreSession::viewChanged, this, &ProbeStrip::showFigure);
    showFigure();
}

void ProbeStrip::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    showFigure();
}

void ProbeStrip::showFigure() {
    const std::optional<figures::Pointed> pointed = figure_.pointed;
    all_ = session_.begins() ? figures::ComparisonFigure{} : session_.figure();
    all_.pointed = pointed;
    const scene::ViewOptions& view = session_.document().scene().view;
    all_.look.showValues = false;  // cells this small have no room for them
    all_.look.showEos = view.showEos;
    all_.look.colourMap = view.colourMap;
    all_.look.theme = theme_;
    if (!session_.isBusy() && !isWhereItStands()) {
        all_.currentPanel.reset();
    }
    arrange();
}

/// Whether the last panel is of the step that is looked at: translating takes a moment.
bool ProbeStrip::isWhereItStands() const {
    const std::vector<int>& steps = session_.panelSteps();
    return !steps.empty() && steps.back() == session_.shownStep();
}

/// A panel that is a step behind is not framed as the one where the training stands.
void ProbeStrip::showWhereItIs() {
    if (all_.currentPanel.has_value() && !session_.isBusy() && !isWhereItStands()) {
        showFigure();
    }
}

void ProbeStrip::arrange() {
    layout_.reset();
    shown_.clear();
    figure_ = all_;
    if (!all_.panels.empty()) {
        figure_ = figures::withPanels(all_, figures::panelsInARow(all_, width()), shown_);
        const int least = qCeil(figures::leastRowHeight(figure_, width()));
        setMinimumHeight(least);
        layout_ = figures::layOutInARow(figure_, QRectF(0, 0, width(), std::max(height(), least)));
    } else {
        setMinimumHeight(0);
    }
    describe();
    update();
}

/// The newest panel: what it says and how well.
void ProbeStrip::describe() {
    QString text;
    if (!figure_.panels.empty()) {
        const figures::ComparisonPanel& panel = figure_.panels.back();
        text = QStringList{panel.title, panel.said.value_or(QStringList()).join(u' '),
                           figures::verdictText(panel)}
                   .join(QStringLiteral(", "));
    }
    setAccessibleDescription(text);
}

QRectF ProbeStrip::panelRect(int panel) const {
    return layout_ && panel >= 0 && panel < static_cast<int>(layout_->panels.size())
               ? layout_->panels[static_cast<std::size_t>(panel)].card
               : QRectF();
}

QString ProbeStrip::emptyText() const {
    switch (session_.state()) {
        case TrainingState::Reading:
            return tr("The data are read …");
        case TrainingState::None:
            return tr(
                "Choose what to train and press Start: here you see how the alignment of a "
                "sentence appears.");
        default:
            return tr("Choose or add a sentence on the left to see how its alignment appeared.");
    }
}

void ProbeStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.canvas);
    if (layout_) {
        figures::paintComparison(painter, figure_, *layout_);
    } else {
        painter.setFont(theme_.font(figures::TextStyle::Body));
        painter.setPen(theme_.inkMuted);
        const int side = qRound(theme_.space(4));
        painter.drawText(rect().adjusted(side, 0, -side, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         emptyText());
    }
    if (framed_) {
        figures::paintFrame(painter, QRectF(rect()).adjusted(1, 1, -1, -1), theme_.accent,
                            2 * theme_.scale);
    }
}

void ProbeStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ProbeStrip::goTo(int panel) {
    if (panel < 0 || panel + 1 >= static_cast<int>(shown_.size())) {
        return;  // the last is where it stands already
    }
    const auto number = static_cast<std::size_t>(shown_[static_cast<std::size_t>(panel)]);
    if (number < session_.panelSteps().size()) {
        session_.show(session_.panelSteps()[number]);
    }
}

void ProbeStrip::mouseMoveEvent(QMouseEvent* event) {
    const auto hit = layout_ ? layout_->at(event->position(), figure_) : std::nullopt;
    const bool word = hit && (hit->pointed.row || hit->pointed.column);
    const auto pointed = word ? std::optional(hit->pointed) : std::nullopt;
    if (pointed != figure_.pointed) {
        figure_.pointed = pointed;
        update();
    }
}

void ProbeStrip::leaveEvent(QEvent* event) {
    figure_.pointed.reset();
    update();
    QWidget::leaveEvent(event);
}

void ProbeStrip::mousePressEvent(QMouseEvent* event) {
    const auto hit = layout_ ? layout_->at(event->position(), figure_) : std::nullopt;
    if (event->button() == Qt::LeftButton && hit) {
        goTo(hit->panel);
    }
}

/// → has nothing to the right of the last panel: the slider goes there.
void ProbeStrip::keyPressEvent(QKeyEvent* event) {
    const int panels = static_cast<int>(figure_.panels.size());
    if (event->key() == Qt::Key_Left) {
        goTo(panels - 2);
    } else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_End) {
        session_.show(-1);
    } else if (event->key() == Qt::Key_Home) {
        goTo(0);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ProbeStrip::focusInEvent(QFocusEvent* event) {
    framed_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
    QWidget::focusInEvent(event);
}

void ProbeStrip::focusOutEvent(QFocusEvent* event) {
    framed_ = false;
    update();
    QWidget::focusOutEvent(event);
}

bool ProbeStrip::isMissingAt(int panel, const QPointF& point) const {
    const auto& words = layout_->panels[static_cast<std::size_t>(panel)].translation;
    return std::ranges::any_of(words, [&](const figures::PlacedWord& word) {
        return word.word.verdict == figures::JudgedWord::Verdict::Missing &&
               word.place.contains(point);
    });
}

/// "step 120: “pommes” looks at “apples” with 0.92".
QString ProbeStrip::say(const figures::PanelHit& hit, const QPointF& point) const {
    const figures::ComparisonPanel& panel = figure_.panels[static_cast<std::size_t>(hit.panel)];
    const auto& [row, column] = hit.pointed;
    if (isMissingAt(hit.panel, point)) {
        return tr("%1: a word of the right translation is missing here").arg(panel.title);
    }
    if (!row || !column || panel.weights.size() == 0) {
        return tr("%1: click to take every page there").arg(panel.title);
    }
    return tr("%1: “%2” looks at “%3” with %4")
        .arg(panel.title, figures::tokenLabel(panel.target[*row]),
             figures::tokenLabel(figure_.source[*column]),
             QLocale().toString(static_cast<double>(panel.weights(*row, *column)), 'f', 4));
}

bool ProbeStrip::event(QEvent* event) {
    // The window's shortcuts take these keys elsewhere.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isOurs(key->key()) && (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto hit = layout_ ? layout_->at(help->pos(), figure_) : std::nullopt;
        QToolTip::showText(help->globalPos(), hit ? say(*hit, help->pos()) : toolTip(), this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace lab::gui
