// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/measured_font.h"

namespace lab::figures {

namespace {

/// More texts than a picture has; numbers that are dragged come and go.
constexpr qsizetype mostTexts = 2000;

}  // namespace

MeasuredFont::MeasuredFont(const QFont& font)
    : font_(font), metrics_(font), widths_(std::make_shared<QHash<QString, double>>()) {}

double MeasuredFont::width(const QString& text) const {
    if (const auto found = widths_->constFind(text); found != widths_->constEnd()) {
        return *found;
    }
    if (widths_->size() >= mostTexts) {
        widths_->clear();
    }
    return *widths_->insert(text, metrics_.horizontalAdvance(text));
}

QString MeasuredFont::elided(const QString& text, double room) const {
    return width(text) <= room ? text : metrics_.elidedText(text, Qt::ElideRight, room);
}

}  // namespace lab::figures
