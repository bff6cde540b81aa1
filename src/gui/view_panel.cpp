// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/view_panel.h"

#include "gui/choices.h"
#include "gui/explore_session.h"
#include "gui/segments.h"
#include "gui/wheel_scrolls.h"
#include "ui_view_panel.h"

namespace lab::gui {

ViewPanel::ViewPanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent), session_(session), form_(std::make_unique<Ui::ViewPanel>()) {
    form_->setupUi(this);
    fillColourMaps(*form_->colourMapBox);
    fillThemes(*form_->themeBox);
    form_->numbersBox->add(tr("Value"), tr("The numbers themselves (G for the next)"));
    form_->numbersBox->add(tr("Gradient"), tr("What a little more of each number would do to the "
                                              "loss of the words (G for the next)"));
    form_->numbersBox->add(tr("Both"), tr("Each number and its gradient (G for the next)"));
    showView();
    connect(form_->numbersBox, &Segments::chosen, this, [this](int segment) {
        session_.setNumbers(static_cast<scene::ShownNumbers>(segment));
    });
    connect(form_->colourMapBox, &QComboBox::activated, this, &ViewPanel::applyFields);
    connect(form_->themeBox, &QComboBox::activated, this, &ViewPanel::applyFields);
    connect(form_->valuesBox, &QCheckBox::clicked, this, &ViewPanel::applyFields);
    connect(form_->eosBox, &QCheckBox::clicked, this, &ViewPanel::applyFields);
    connect(&session_, &ExploreSession::viewChanged, this, &ViewPanel::showView);
    letWheelScroll(*this);
}

ViewPanel::~ViewPanel() = default;

void ViewPanel::showView() {
    const scene::ViewOptions& view = session_.scene().view;
    choose(*form_->colourMapBox, view.colourMap);
    choose(*form_->themeBox, view.theme);
    form_->valuesBox->setChecked(view.showValues);
    form_->eosBox->setChecked(view.showEos);
    form_->numbersBox->setChosen(static_cast<int>(view.numbers));
    form_->gradientLegend->setVisible(view.numbers != scene::ShownNumbers::Value);
}

void ViewPanel::applyFields() {
    scene::ViewOptions view = session_.scene().view;
    view.colourMap = chosen<scene::ColourMapName>(*form_->colourMapBox);
    view.theme = chosen<scene::ThemeName>(*form_->themeBox);
    view.showValues = form_->valuesBox->isChecked();
    view.showEos = form_->eosBox->isChecked();
    session_.setView(view);
}

}  // namespace lab::gui
