// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panel_header.h"

#include <QBoxLayout>
#include <QEvent>
#include <algorithm>

#include "gui/elided_label.h"

namespace lab::gui {

PanelHeader::PanelHeader(QWidget* parent)
    : QWidget(parent),
      title_(new ElidedLabel(this)),
      remark_(new ElidedLabel(this)),
      line_(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
    title_->setProperty("textStyle", QStringLiteral("title"));
    remark_->setProperty("textStyle", QStringLiteral("caption"));
    title_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    remark_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    line_->setContentsMargins(0, 0, 0, 0);
    line_->addWidget(title_);
    line_->addWidget(remark_, 1);
}

void PanelHeader::setTexts(const QString& title, const QStringList& remarks) {
    remarks_ = remarks;
    title_->setFullText(title);
    arrange();
}

QString PanelHeader::title() const {
    return title_->fullText();
}

void PanelHeader::arrange() {
    const int room = width() - title_->sizeHint().width() - title_->fontMetrics().height();
    const auto fitting = std::ranges::find_if(remarks_, [&](const QString& remark) {
        return remark_->fontMetrics().horizontalAdvance(remark) + 2 <= room;
    });
    const bool beside = fitting != remarks_.end();
    remark_->setFullText(beside ? *fitting : remarks_.value(0));
    remark_->setAlignment((beside ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    line_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // A layout that is told its spacing asks for room again, even if it is what it was, and would
    // for ever be answered by this.
    if (const int spacing = beside ? title_->fontMetrics().height() : 0;
        spacing != line_->spacing()) {
        line_->setSpacing(spacing);
    }
}

void PanelHeader::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

/// The labels ask for other room when their texts or fonts change.
bool PanelHeader::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
    }
    return QWidget::event(event);
}

}  // namespace lab::gui
