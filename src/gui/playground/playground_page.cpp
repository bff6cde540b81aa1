// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/playground/playground_page.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "figures/exportable.h"
#include "figures/playground/playground_texts.h"
#include "gui/figure_dialog.h"
#include "gui/playground/playground_panel.h"
#include "gui/playground/playground_session.h"
#include "gui/playground/playground_view.h"
#include "gui/segments.h"

namespace lab::gui {
namespace {

constexpr int widestSide = 320;

}  // namespace

PlaygroundPage::PlaygroundPage(PlaygroundSession& session, QWidget* parent)
    : Page(parent),
      session_(session),
      panel_(new PlaygroundPanel(session)),
      side_(new QScrollArea) {
    side_->setWidget(panel_);
    side_->setWidgetResizable(true);
    side_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side_->setFocusPolicy(Qt::NoFocus);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(side_);
    columns->addWidget(makeCentre(), 1);
    connect(&session_, &PlaygroundSession::changed, this, &PlaygroundPage::showMechanism);
    showMechanism();
}

QWidget* PlaygroundPage::makeCentre() {
    auto* panel = new QWidget;
    centre_ = new QVBoxLayout(panel);
    mechanisms_ = new Segments;
    mechanisms_->setAccessibleName(tr("Mechanism that is looked at"));
    for (const auto* mechanism : session_.figure().mechanisms) {
        const std::string does(mechanism->does);
        mechanisms_->add(figures::mechanismName(*mechanism),
                         QCoreApplication::translate("Mechanisms", does.c_str()));
    }
    connect(mechanisms_, &Segments::chosen, this, [this](int m) {
        session_.setMechanism(scene::planeMechanisms[static_cast<std::size_t>(m)].value);
    });
    view_ = new PlaygroundView(session_);
    centre_->addWidget(mechanisms_, 0, Qt::AlignLeft);
    centre_->addWidget(view_, 1);
    return panel;
}

void PlaygroundPage::setTheme(const figures::Theme& theme) {
    scale_ = theme.scale;
    panel_->setTheme(theme);
    view_->setTheme(theme);
    const int side = qRound(theme.space(theme.compact ? 2 : 3));
    const int above = qRound(theme.space(theme.compact ? 1 : 2));
    centre_->setContentsMargins(side, above, side, above);
    centre_->setSpacing(above);
    arrange();
}

void PlaygroundPage::arrange() {
    side_->setFixedWidth(std::min(width() * 9 / 32, qRound(widestSide * scale_)));
}

void PlaygroundPage::showMechanism() {
    mechanisms_->setChosen(static_cast<int>(session_.playground().mechanism));
}

void PlaygroundPage::focusPicture() {
    view_->setFocus();
}

void PlaygroundPage::setSideShown(bool shown) {
    side_->setVisible(shown);
}

QUndoStack* PlaygroundPage::history() const {
    return &session_.history();
}

void PlaygroundPage::openExport() {
    const auto make = [figure = session_.figure()](ExportLook look) {
        figures::PlaygroundFigure themed = figure;
        themed.theme = themeOf(look);
        return figures::exportable(themed);
    };
    openFigureDialog(*this,
                     {{.name = tr("Attention in the plane"), .file = tr("plane"), .make = make}});
}

void PlaygroundPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
}

}  // namespace lab::gui
