// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/about/about_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/about/formula_list.h"
#include "gui/about/mechanism_facts.h"
#include "gui/explore_session.h"
#include "gui/style.h"
#include "scene/number_text.h"

namespace lab::gui {
namespace {

constexpr QSize firstSize{640, 680};
constexpr QSize leastSize{420, 360};

}  // namespace

AboutDialog::AboutDialog(ExploreSession& session, const figures::Theme& theme, QWidget* parent)
    : QDialog(parent),
      session_(session),
      name_(addText("heading")),
      citation_(addText("caption")),
      does_(addText("")),
      why_(addText("")),
      fails_(addText("")),
      formulas_(new FormulaList(figures::MathFont{})) {
    setObjectName(QStringLiteral("aboutDialog"));
    takeOverTheme(*this);
    setWindowTitle(tr("About the mechanism"));
    formulas_->setTheme(theme);
    auto* text = new QWidget;
    auto* rows = new QVBoxLayout(text);
    const int side = qRound(theme.space(3));
    const int gap = qRound(theme.space(1));
    rows->setContentsMargins(side, side, side, gap);
    rows->setSpacing(gap);
    for (QWidget* part : {static_cast<QWidget*>(name_), static_cast<QWidget*>(citation_),
                          static_cast<QWidget*>(does_), static_cast<QWidget*>(why_),
                          static_cast<QWidget*>(fails_)}) {
        rows->addWidget(part);
    }
    rows->addSpacing(gap);
    rows->addWidget(formulas_);
    auto* facts = new QFormLayout;
    facts->setHorizontalSpacing(2 * gap);
    facts->setVerticalSpacing(gap);
    addRow(*facts, tr("Order"), order_);
    addRow(*facts, tr("Settings"), settings_);
    settingsName_ = qobject_cast<QLabel*>(facts->labelForField(settings_));
    addRow(*facts, tr("Parameters"), parameters_);
    addRow(*facts, tr("Cost"), cost_);
    rows->addLayout(facts);
    rows->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(text);
    scroll->setWidgetResizable(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Close (Esc)"));
    buttons->button(QDialogButtonBox::Close)->setAccessibleName(tr("Close"));
    buttons->setContentsMargins(side, 0, side, 2 * gap);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(scroll, 1);
    frame->addWidget(buttons);
    setMinimumSize(leastSize);
    resize(firstSize * theme.scale);
    connect(&session_, &ExploreSession::traceChanged, this, &AboutDialog::showFacts);
    showFacts();
}

QLabel* AboutDialog::addText(const char* style) {
    auto* label = new QLabel(this);
    label->setProperty("textStyle", QString::fromLatin1(style));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void AboutDialog::addRow(QFormLayout& rows, const QString& name, QLabel*& value) {
    value = addText("");
    auto* label = addText("label");
    label->setText(name);
    label->setWordWrap(false);
    rows.addRow(label, value);
}

void AboutDialog::showFacts() {
    if (session_.trace() == nullptr) {
        return;  // what was said last stays until there is something else
    }
    const MechanismFacts facts = factsOf(*session_.trace());
    name_->setText(facts.name);
    citation_->setText(facts.citation);
    does_->setText(facts.does);
    why_->setText(facts.why);
    fails_->setText(facts.fails);
    formulas_->setFormulas(facts.formulas, facts.roles);
    order_->setText(facts.order);
    settings_->setText(facts.settings);
    settings_->setVisible(!facts.settings.isEmpty());
    settingsName_->setVisible(!facts.settings.isEmpty());
    parameters_->setText(facts.parameters == 0 ? tr("none of its own; the translator has %1")
                                                     .arg(scene::countText(facts.allParameters))
                                               : tr("%1 of the translator's %2")
                                                     .arg(scene::countText(facts.parameters),
                                                          scene::countText(facts.allParameters)));
    cost_->setText(tr("%1 multiply-adds for this sentence, %2 × %3 positions")
                       .arg(scene::countText(facts.multiplyAdds))
                       .arg(facts.targets)
                       .arg(facts.sources));
}

}  // namespace lab::gui
