// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/length_bars.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace lab::gui {
namespace {

using figures::TextStyle;

std::size_t countAt(const std::vector<std::size_t>& counts, std::size_t length) {
    return length < counts.size() ? counts[length] : 0;
}

}  // namespace

LengthBars::LengthBars(QWidget* parent) : QWidget(parent), theme_(figures::Theme::light()) {
    setObjectName(QStringLiteral("lengthBars"));
    setAccessibleName(tr("How many sentences have how many tokens"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LengthBars::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    updateGeometry();
    update();
}

void LengthBars::setLengths(const std::vector<std::size_t>& source,
                            const std::vector<std::size_t>& target) {
    source_ = source;
    target_ = target;
    setAccessibleDescription(lengths() == 0 ? tr("No sentences")
                                            : tr("1 to %1 tokens").arg(lengths()));
    update();
}

QSize LengthBars::sizeHint() const {
    return {qRound(theme_.space(16)), qRound(theme_.space(15))};
}

/// The longest length that there is.
std::size_t LengthBars::lengths() const {
    const std::size_t all = std::max(source_.size(), target_.size());
    return all == 0 ? 0 : all - 1;
}

QRectF LengthBars::plot() const {
    const QFontMetrics caption(theme_.font(TextStyle::Caption));
    return QRectF(rect()).adjusted(0, caption.height() + theme_.space(0.5), 0,
                                   -caption.height() - theme_.space(0.5));
}

void LengthBars::paintSide(QPainter& painter, const std::vector<std::size_t>& counts,
                           bool above) const {
    std::size_t most = 1;
    for (const auto* side : {&source_, &target_}) {
        most = side->empty() ? most : std::max(most, *std::ranges::max_element(*side));
    }
    const QRectF area = plot();
    const double wide = area.width() / static_cast<double>(std::max<std::size_t>(lengths(), 8));
    const double tall = area.height() / 2 - 1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(above ? theme_.encoder : theme_.decoder);
    for (std::size_t length = 1; length < counts.size(); ++length) {
        if (counts[length] == 0) {
            continue;
        }
        const double share = static_cast<double>(counts[length]) / static_cast<double>(most);
        const double height = std::max(1.0, share * tall);
        const double left = area.left() + static_cast<double>(length - 1) * wide;
        const double top = above ? area.center().y() - 1 - height : area.center().y() + 1;
        painter.drawRect(QRectF(left, top, std::max(1.0, wide - 1), height));
    }
}

void LengthBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(theme_.font(TextStyle::Caption));
    const QRectF area = plot();
    painter.setPen(theme_.border);
    painter.drawLine(QPointF(area.left(), area.center().y()),
                     QPointF(area.right(), area.center().y()));
    if (lengths() == 0) {
        return;
    }
    paintSide(painter, source_, true);
    paintSide(painter, target_, false);
    painter.setPen(theme_.encoderText);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignTop, tr("source"));
    painter.setPen(theme_.decoderText);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignBottom, tr("target"));
    painter.setPen(theme_.inkMuted);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignBottom, tr("1 to %1 tokens").arg(lengths()));
}

bool LengthBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto& help = static_cast<const QHelpEvent&>(*event);
    const QRectF area = plot();
    const auto shown = std::max<std::size_t>(lengths(), 8);
    const auto length = static_cast<std::size_t>(
                            std::clamp((help.pos().x() - area.left()) / area.width(), 0.0, 0.999) *
                            static_cast<double>(shown)) +
                        1;
    QToolTip::showText(help.globalPos(),
                       tr("%1 tokens: %2 source, %3 target sentences")
                           .arg(length)
                           .arg(countAt(source_, length))
                           .arg(countAt(target_, length)),
                       this);
    return true;
}

}  // namespace lab::gui
