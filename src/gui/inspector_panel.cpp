// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector_panel.h"

#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/contribution_strip.h"
#include "gui/elided_label.h"
#include "gui/explore_session.h"
#include "gui/formula_view.h"
#include "gui/inspection.h"
#include "gui/panel_header.h"
#include "gui/provenance_delegate.h"
#include "gui/provenance_tree.h"
#include "scene/contributions.h"
#include "scene/gradient_text.h"
#include "scene/provenance_model.h"

namespace lab::gui {

namespace {

/// Below this height, in steps of the 8 px grid, the tree needs what captions and margins have.
constexpr double kLowBelow = 44;

}  // namespace

InspectorPanel::InspectorPanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      header_(new PanelHeader(this)),
      scroll_(new QScrollArea(this)),
      gradient_(new QLabel(this)),
      treeTitle_(new ElidedLabel(this)),
      model_(new scene::ProvenanceModel(this)),
      strip_(new ContributionStrip(this)),
      stripCaption_(new ElidedLabel(this)),
      back_(new QToolButton(this)),
      theme_(figures::Theme::light()) {
    const figures::MathFont font;
    formula_ = new FormulaView(session, font, this);
    delegate_ = new ProvenanceDelegate(font, this);
    tree_ = new ProvenanceTree(*model_, *delegate_, this);
    gradient_->setObjectName(QStringLiteral("gradient"));
    gradient_->setWordWrap(true);
    gradient_->setTextFormat(Qt::PlainText);
    treeTitle_->setProperty("textStyle", QStringLiteral("label"));
    stripCaption_->setProperty("textStyle", QStringLiteral("caption"));
    auto* body = new QWidget;
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(formula_);
    rows->addWidget(gradient_);
    rows->addWidget(treeTitle_);
    rows->addWidget(tree_, 1);
    rows->addWidget(strip_);
    rows->addWidget(stripCaption_);
    rows->addStretch(0);
    // A tall formula in a low window: the rest scrolls instead of being squeezed.
    scroll_->setWidget(body);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    back_->setText(tr("‹ Back"));
    back_->setAccessibleName(tr("Back to the number before"));
    back_->setToolTip(tr("Back to the number before (Backspace)"));
    back_->setProperty("kind", QStringLiteral("quiet"));
    back_->setFocusPolicy(Qt::TabFocus);
    connect(back_, &QToolButton::clicked, &session_, &ExploreSession::goBack);
    auto* head = new QHBoxLayout;
    head->addWidget(back_);
    head->addWidget(header_, 1);
    auto* outer = new QVBoxLayout(this);
    outer->addLayout(head);
    outer->addWidget(scroll_, 1);
    connect(&session_, &ExploreSession::cursorChanged, this, &InspectorPanel::showQuantity);
    connect(&session_, &ExploreSession::viewChanged, this, &InspectorPanel::showQuantity);
    connect(&session_, &ExploreSession::hoverChanged, tree_,
            [this] { tree_->showRelation(session_.relation()); });
    connect(tree_, &ProvenanceTree::pointed, &session_, &ExploreSession::hover);
    connect(tree_, &QTreeView::activated, this, &InspectorPanel::chooseRow);
    connect(tree_, &ProvenanceTree::editAsked, this, &InspectorPanel::editAsked);
    showQuantity();
}

void InspectorPanel::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    applyTheme();
}

bool InspectorPanel::low() const {
    return theme_.compact || height() < theme_.space(kLowBelow);
}

void InspectorPanel::applyTheme() {
    compact_ = low();
    const int side = qRound(theme_.space(2));
    const int gap = qRound(theme_.space(compact_ ? 0.5 : 0.75));
    layout()->setContentsMargins(side, compact_ ? gap : 2 * gap, side,
                                 qRound(theme_.space(compact_ ? 0 : 1)));
    layout()->setSpacing(gap);
    scroll_->widget()->layout()->setSpacing(gap);
    figures::Theme formulaTheme = theme_;
    formulaTheme.compact = compact_;
    delegate_->setTheme(theme_);
    formula_->setTheme(formulaTheme);
    strip_->setTheme(theme_);
    tree_->setTheme(theme_);
    showQuantity();
}

void InspectorPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (low() != compact_) {
        applyTheme();
    }
}

QString InspectorPanel::title() const {
    return header_->title();
}

void InspectorPanel::showQuantity() {
    const bool shown = session_.hasMoment();
    formula_->setVisible(shown);
    tree_->setVisible(shown);
    treeTitle_->setVisible(shown && !compact_);
    back_->setVisible(session_.canGoBack());
    const QString gradient = shown && session_.scene().view.numbers != scene::ShownNumbers::Value
                                 ? scene::gradientSentence(*session_.trace(), session_.inspected())
                                 : QString();
    gradient_->setVisible(!gradient.isEmpty());
    gradient_->setText(gradient);
    showHeader();
    const scene::ShownNumbers numbers = session_.scene().view.numbers;
    treeTitle_->setFullText(numbers == scene::ShownNumbers::Value
                                ? tr("Where each number comes from")
                            : numbers == scene::ShownNumbers::Both
                                ? tr("Where each number comes from, and its gradient")
                                : tr("Where each gradient comes from"));
    model_->setRoot(shown ? session_.trace() : nullptr, session_.inspected(), numbers);
    tree_->openFirstRows();
    showContributions();
}

void InspectorPanel::showHeader() {
    if (session_.hasMoment()) {
        const Inspection inspection = inspectionOf(session_);
        header_->setTexts(inspection.title, {inspection.remark});
    } else {
        header_->setTexts(tr("Inspector"), {tr("explains every number")});
    }
}

void InspectorPanel::showContributions() {
    scene::Contributions sum;
    if (session_.hasMoment()) {
        sum = scene::contributionsTo(*session_.trace(), session_.inspected());
    }
    const bool shown = !sum.terms.empty() && !compact_;
    strip_->setVisible(shown);
    stripCaption_->setVisible(shown);
    stripCaption_->setFullText(sum.caption);
    strip_->setTerms(std::move(sum.terms));
}

void InspectorPanel::chooseRow(const QModelIndex& index) {
    const auto* node = model_->node(index);
    using Kind = scene::ProvenanceNode::Kind;
    if (node != nullptr && (node->kind == Kind::Quantity || node->kind == Kind::Chain)) {
        session_.choose(node->quantity);
    }
}

}  // namespace lab::gui
