// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panel_header.h"

#include <QHBoxLayout>

#include "gui/elided_label.h"

namespace lab::gui {

PanelHeader::PanelHeader(QWidget* parent)
    : QWidget(parent), title_(new ElidedLabel(this)), remark_(new ElidedLabel(this)) {
    title_->setProperty("textStyle", QStringLiteral("title"));
    remark_->setProperty("textStyle", QStringLiteral("caption"));
    remark_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    title_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    remark_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(title_);
    row->addWidget(remark_, 1);
}

void PanelHeader::setTexts(const QString& title, const QString& remark) {
    title_->setFullText(title);
    remark_->setFullText(remark);
}

}  // namespace lab::gui
