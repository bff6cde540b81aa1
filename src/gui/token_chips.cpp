// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/token_chips.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPen>
#include <QToolTip>
#include <algorithm>

namespace lab::gui {

using figures::TextStyle;

TokenChips::TokenChips(QWidget* parent) : QWidget(parent), theme_(figures::Theme::light()) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Tokens of the sentence"));
    setToolTip(
        tr("The sentence as the translator reads it; click a word to look at its column, "
           "double-click it to mask it"));
}

void TokenChips::setReading(const SentenceReading& reading) {
    if (reading == reading_) {
        return;
    }
    reading_ = reading;
    chips_.clear();
    const std::size_t shown = std::min(reading.tokens.size(), SentenceReading::kMaxTokens);
    for (std::size_t i = 0; i < shown; ++i) {
        chips_.push_back({.text = QString::fromStdString(reading.tokens[i]),
                          .known = reading.known[i],
                          .added = reading.stopAdded && i + 1 == reading.tokens.size()});
    }
    QStringList words;
    for (const Chip& chip : chips_) {
        words << (chip.known ? chip.text : tr("%1 (unknown)").arg(chip.text));
    }
    setAccessibleDescription(words.join(u' '));
    focused_ = -1;
    measure();
    updateGeometry();
    update();
}

/// Layouts ask often; words and fonts change rarely.
void TokenChips::measure() {
    const QFontMetrics metrics(theme_.font(TextStyle::Body));
    for (Chip& chip : chips_) {
        chip.width = metrics.horizontalAdvance(chip.text);
    }
}

void TokenChips::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    measure();
    updateGeometry();
    update();
}

void TokenChips::setLit(int token, bool strongly) {
    if (lit_ != token || strongly_ != strongly) {
        lit_ = token;
        strongly_ = strongly;
        update();
    }
}

void TokenChips::setCurrent(int token) {
    if (current_ != token) {
        current_ = token;
        update();
    }
}

void TokenChips::setMasked(const std::vector<int>& tokens) {
    bool same = true;
    for (std::size_t i = 0; i < chips_.size(); ++i) {
        const bool masked = std::ranges::find(tokens, static_cast<int>(i)) != tokens.end();
        same = same && masked == chips_[i].masked;
        chips_[i].masked = masked;
    }
    if (!same) {
        update();
    }
}

std::vector<QRect> TokenChips::arrange(int width) const {
    const QFontMetrics metrics(theme_.font(TextStyle::Body));
    const int padding = qRound(theme_.space(1.25));
    const int gap = qRound(theme_.space(1));
    const int height = metrics.height() + qRound(theme_.space(1));
    std::vector<QRect> rects;
    QPoint at(0, 0);
    for (const Chip& chip : chips_) {
        const int wanted = std::max(chip.width + 2 * padding, height);
        const int chipWidth = std::min(wanted, width);
        if (at.x() > 0 && at.x() + chipWidth > width) {
            at = {0, at.y() + height + gap};
        }
        rects.emplace_back(at, QSize(chipWidth, height));
        at.rx() += chipWidth + gap;
    }
    return rects;
}

int TokenChips::heightForWidth(int width) const {
    const auto rects = arrange(width);
    return rects.empty() ? 0 : rects.back().bottom() + 1;
}

QSize TokenChips::sizeHint() const {
    const int width = qRound(theme_.space(28));
    return {width, heightForWidth(width)};
}

QSize TokenChips::minimumSizeHint() const {
    return {qRound(theme_.space(12)), 0};
}

QRect TokenChips::chipRect(int token) const {
    const auto rects = arrange(width());
    return token >= 0 && token < static_cast<int>(rects.size())
               ? rects[static_cast<std::size_t>(token)]
               : QRect();
}

int TokenChips::tokenAt(const QPoint& point) const {
    const auto rects = arrange(width());
    const auto found =
        std::ranges::find_if(rects, [&](const QRect& rect) { return rect.contains(point); });
    return found != rects.end() ? static_cast<int>(found - rects.begin()) : -1;
}

QString TokenChips::toolTipOf(int token) const {
    const Chip& chip = chips_[static_cast<std::size_t>(token)];
    if (!chip.known) {
        return tr("“%1” is not among the words it learnt: read as unknown").arg(chip.text);
    }
    if (chip.added) {
        return tr("A full stop was added: the translator learnt whole sentences");
    }
    return (chip.masked
                ? tr("“%1”, word %2 of the sentence, cannot be attended to; double-click: it can")
                : tr("“%1”, word %2 of the sentence; click it to look at its column, double-click "
                     "it (M) to mask it"))
        .arg(chip.text)
        .arg(token + 1);
}

bool TokenChips::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int token = tokenAt(help->pos());
        QToolTip::showText(help->globalPos(), token >= 0 ? toolTipOf(token) : toolTip(), this);
        return true;
    }
    return QWidget::event(event);
}

QPen TokenChips::frameOf(int token) const {
    if (token == lit_ || token == focused_) {
        const bool strong = strongly_ || token == focused_;
        return {strong ? theme_.hover : theme_.related, 2 * theme_.scale};
    }
    if (token == current_) {
        return {theme_.cursor, 2 * theme_.scale};
    }
    return chips_[static_cast<std::size_t>(token)].known
               ? QPen(theme_.chipBorder, theme_.scale)
               : QPen(theme_.errorText, theme_.scale, Qt::DashLine);
}

void TokenChips::paintChip(QPainter& painter, int token, const QRect& rect) const {
    const Chip& chip = chips_[static_cast<std::size_t>(token)];
    painter.setPen(frameOf(token));
    painter.setBrush(chip.masked ? theme_.track : chip.known ? theme_.chip : theme_.errorSurface);
    QFont font = theme_.font(TextStyle::Body);
    font.setStrikeOut(chip.masked);
    painter.setFont(font);
    const double radius = rect.height() / 2.0;
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    painter.setPen(!chip.known                 ? theme_.errorText
                   : chip.added || chip.masked ? theme_.inkMuted
                                               : theme_.ink);
    const int padding = qRound(theme_.space(0.75));
    const QRect inner = rect.adjusted(padding, 0, -padding, 0);
    painter.drawText(inner, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(chip.text, Qt::ElideRight, inner.width()));
}

void TokenChips::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme_.font(TextStyle::Body));
    const auto rects = arrange(width());
    for (std::size_t i = 0; i < chips_.size(); ++i) {
        paintChip(painter, static_cast<int>(i), rects[i]);
    }
}

void TokenChips::mouseMoveEvent(QMouseEvent* event) {
    const int token = tokenAt(event->pos());
    setCursor(token >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    emit hovered(token);
}

void TokenChips::mousePressEvent(QMouseEvent* event) {
    if (const int token = tokenAt(event->pos()); token >= 0) {
        emit chosen(token);
    }
}

void TokenChips::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const int token = tokenAt(event->pos()); token >= 0) {
        emit masked(token);
    }
}

void TokenChips::leaveEvent(QEvent* /*event*/) {
    emit hovered(-1);
}

void TokenChips::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(chips_.size()) - 1;
    const bool on = event->key() == Qt::Key_Down;
    if ((on || event->key() == Qt::Key_Up) && last >= 0) {
        focused_ = std::clamp(focused_ + (on ? 1 : -1), 0, last);
        emit hovered(focused_);
        update();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && focused_ >= 0) {
        emit chosen(focused_);
    } else if (event->key() == Qt::Key_M && focused_ >= 0) {
        emit masked(focused_);
    } else {
        QWidget::keyPressEvent(event);
    }
}

/// Who comes by Tab sees at once where the keys are.
void TokenChips::focusInEvent(QFocusEvent* event) {
    const bool byKey =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !chips_.empty()) {
        focused_ = std::max(0, current_);
        emit hovered(focused_);
        update();
    }
    QWidget::focusInEvent(event);
}

void TokenChips::focusOutEvent(QFocusEvent* event) {
    focused_ = -1;
    emit hovered(-1);
    update();
    QWidget::focusOutEvent(event);
}

}  // namespace lab::gui
