// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/alignment_panel.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "gui/alignment_view.h"
#include "gui/explore_session.h"
#include "gui/head_chooser.h"
#include "gui/head_grid.h"
#include "gui/jacobian_view.h"
#include "gui/panel_header.h"
#include "gui/side_names.h"
#include "gui/what_if/change_map.h"
#include "scene/gradient_text.h"

namespace lab::gui {

AlignmentPanel::AlignmentPanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent),
      view_(new AlignmentView(session, this)),
      grid_(new HeadGrid(session, this)),
      changes_(new ChangeMap(session, this)),
      jacobian_(new JacobianView(session, this)),
      difference_(new QToolButton(this)) {
    header_ = new PanelHeader(this);
    auto* top = new QHBoxLayout;
    top->addWidget(header_, 1);
    top->addWidget(difference_);
    top->addWidget(new HeadChooser(session, this));
    auto* rows = new QVBoxLayout(this);
    rows->addLayout(top);
    rows->addWidget(view_, 1);
    rows->addWidget(grid_, 1);
    rows->addWidget(changes_, 1);
    rows->addWidget(jacobian_, 1);
    difference_->setObjectName(QStringLiteral("differenceButton"));
    difference_->setText(tr("Difference"));
    difference_->setCheckable(true);
    difference_->setProperty("kind", QStringLiteral("quiet"));
    difference_->setFocusPolicy(Qt::TabFocus);
    difference_->setAccessibleName(tr("Show what the changes did"));
    difference_->setToolTip(tr("The weights now minus those of the original run"));
    connect(difference_, &QToolButton::toggled, this, [this, &session] { show(session); });
    connect(&session, &ExploreSession::traceChanged, this, [this, &session] { show(session); });
    connect(&session, &ExploreSession::viewChanged, this, [this, &session] { show(session); });
    connect(&session, &ExploreSession::cursorChanged, this, [this, &session] {
        if (jacobian_->shown() == jacobian_->isHidden()) {
            show(session);
        }
    });
    show(session);
}

void AlignmentPanel::show(const ExploreSession& session) {
    showKind(session);
    showAxes(session);
}

void AlignmentPanel::showKind(const ExploreSession& session) {
    const bool changed = changes_->figure().cells.weights.size() > 0;
    const bool difference = changed && difference_->isChecked();
    const bool each = session.scene().view.eachHead && session.heads() > 1;
    const bool jacobian = jacobian_->shown();
    difference_->setVisible(changed && !jacobian);
    changes_->setVisible(difference && !jacobian);
    view_->setVisible(!difference && !each && !jacobian);
    grid_->setVisible(!difference && each && !jacobian);
    jacobian_->setVisible(jacobian);
}

/// Which number of a cell is which, in what, and the loss of all words.
QStringList AlignmentPanel::gradientLegend(const models::Trace& trace,
                                           scene::ShownNumbers numbers) const {
    const QString unit = view_->gradientUnit();
    const QString slope = unit.isEmpty() ? tr("∂L/∂α") : tr("∂L/∂α %1").arg(unit);
    const QString what = numbers == scene::ShownNumbers::Both ? tr("α over %1").arg(slope) : slope;
    const QString loss = tr("loss %1").arg(scene::slopeText(trace.loss()));
    return {tr("%1 · %2 in all").arg(what, loss), tr("%1 · %2").arg(what, loss), what};
}

/// What the columns are depends on the mechanism's memory.
void AlignmentPanel::showAxes(const ExploreSession& session) {
    const auto& trace = session.trace();
    if (jacobian_->shown()) {
        header_->setTexts(tr("Jacobian"),
                          {tr("each column times ∂L/∂α is ∂L/∂e"), tr("∂α ↓ · ∂e →")});
        return;
    }
    const bool words = trace == nullptr || trace->positions() == trace->sourcePositions();
    // A difference is of weights, whatever else is shown.
    if (trace != nullptr && trace->hasGradients() && changes_->isHidden() &&
        session.scene().view.numbers != scene::ShownNumbers::Value) {
        header_->setTexts(tr("Alignment"), gradientLegend(*trace, session.scene().view.numbers));
        return;
    }
    const SideNames names = sideNames(trace.get());
    header_->setTexts(
        tr("Alignment"),
        words ? QStringList{tr("α rows: %1 · columns: %2").arg(names.target, names.source),
                            tr("%1 ↓ · %2 →").arg(names.target, names.source)}
              : QStringList{tr("α rows: %1 · columns: memory slots").arg(names.target),
                            tr("%1 ↓ · slots →").arg(names.target)});
}

void AlignmentPanel::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    const int below = qRound(theme.space(theme.compact ? 0.5 : 1));
    layout()->setContentsMargins(side, qRound(theme.space(theme.compact ? 0.5 : 1.5)), side, below);
    layout()->setSpacing(below);
    view_->setTheme(theme);
    grid_->setTheme(theme);
    changes_->setTheme(theme);
    jacobian_->setTheme(theme);
}

int AlignmentPanel::heightForAllWords() const {
    const QWidget& shown = view_->isVisibleTo(this) ? static_cast<const QWidget&>(*view_)
                                                    : static_cast<const QWidget&>(*grid_);
    const int around = layout()->totalSizeHint().height() - shown.sizeHint().height();
    return around + view_->heightForAllWords();
}

}  // namespace lab::gui
