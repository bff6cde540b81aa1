// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_row_delegate.h"

#include <QFontMetrics>
#include <QPainter>

namespace lab::gui {

using figures::TextStyle;

void DataRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    painter->save();
    painter->fillRect(option.rect, chosen ? theme_.highlight : theme_.surface);
    if (chosen) {
        painter->fillRect(
            QRectF(option.rect.left(), option.rect.top(), theme_.space(0.5), option.rect.height()),
            theme_.cursor);
    }
    const int side = qRound(theme_.space(1.5));
    const int gap = qRound(theme_.space(0.5));
    const QRect room = option.rect.adjusted(side, gap, -side, -gap);
    const auto line = [&](TextStyle style, const QColor& colour, Qt::Alignment where,
                          const QString& text) {
        painter->setFont(theme_.font(style));
        painter->setPen(colour);
        painter->drawText(room, where | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    };
    line(chosen ? TextStyle::Label : TextStyle::Body, theme_.ink, Qt::AlignTop,
         index.data(Qt::DisplayRole).toString());
    line(TextStyle::Caption, theme_.inkMuted, Qt::AlignBottom, index.data(FactsRole).toString());
    painter->restore();
}

QSize DataRowDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                                const QModelIndex& /*index*/) const {
    return {qRound(theme_.space(12)), QFontMetrics(theme_.font(TextStyle::Label)).height() +
                                          QFontMetrics(theme_.font(TextStyle::Caption)).height() +
                                          qRound(theme_.space(1.25))};
}

}  // namespace lab::gui
