// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/blame_bars.h"

#include <QPainter>
#include <QStringList>
#include <QtMath>
#include <algorithm>
#include <cmath>

#include "figures/colour_map.h"
#include "gui/explore_session.h"
#include "scene/gradient_text.h"
#include "scene/quantity_of.h"

namespace lab::gui {
namespace {

/// Of one group; the others are counted.
constexpr std::size_t kMostBars = 24;

/// The largest so many, in their order.
std::vector<scene::BlameShare> largestOf(std::vector<scene::BlameShare> shares) {
    if (shares.size() <= kMostBars) {
        return shares;
    }
    std::vector<double> sizes;
    for (const scene::BlameShare& share : shares) {
        sizes.push_back(std::abs(share.size));
    }
    std::ranges::nth_element(sizes, sizes.begin() + kMostBars, std::ranges::greater{});
    const double least = sizes[kMostBars];
    std::erase_if(shares, [&](const auto& share) { return std::abs(share.size) <= least; });
    return shares;
}

}  // namespace

BlameBars::BlameBars(ExploreSession& session, QWidget* parent) : QuantityView(session, parent) {
    setAccessibleName(tr("Where the gradient is handed on to"));
    setToolTip(tr("Point at a bar to see what it belongs to, click it to see its numbers"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&session, &ExploreSession::hoverChanged, this, [this] { update(); });
}

void BlameBars::setGroups(std::vector<scene::BlameGroup> groups) {
    groups_ = std::move(groups);
    lines_.clear();
    for (const scene::BlameGroup& group : groups_) {
        addLines(group);
    }
    QStringList said;
    for (const Line& line : lines_) {
        said << line.name + QLatin1Char(' ') + line.number;
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void BlameBars::addLines(const scene::BlameGroup& group) {
    const models::Trace& trace = *session().trace();
    if (group.from.valid()) {
        const QString name = scene::describe(trace, group.from).name;
        lines_.push_back(
            {.quantity = group.from,
             .name = group.isNumber ? tr("∂L/∂%1").arg(name) : tr("|∂L/∂%1|").arg(name),
             .number = scene::slopeText(group.size),
             .heading = true});
    }
    const std::vector<scene::BlameShare> shown = largestOf(group.shares);
    // Numbers and lengths are of different kinds: each has its own longest bar.
    double longest[2] = {1e-30, 1e-30};
    for (const scene::BlameShare& share : shown) {
        longest[share.isNumber] = std::max(longest[share.isNumber], std::abs(share.size));
    }
    for (const scene::BlameShare& share : shown) {
        lines_.push_back({.quantity = share.to,
                          .name = scene::describe(trace, share.to).name,
                          .number = scene::slopeText(share.size, 2),
                          .share = share.size / longest[share.isNumber],
                          .isNumber = share.isNumber});
    }
    if (shown.size() < group.shares.size()) {
        const auto more = static_cast<int>(group.shares.size() - shown.size());
        lines_.push_back({{}, tr("and %n smaller", nullptr, more), {}});
    }
    if (group.shares.empty() && group.from.valid()) {
        lines_.push_back({{}, tr("goes no further"), {}});
    }
}

void BlameBars::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    updateGeometry();
    update();
}

int BlameBars::lineHeight() const {
    return qCeil(QFontMetricsF(theme_.font(figures::TextStyle::Caption)).height() +
                 theme_.space(0.25));
}

QSize BlameBars::sizeHint() const {
    return {qRound(theme_.space(20)), static_cast<int>(lines_.size()) * lineHeight()};
}

QRectF BlameBars::rectOf(std::size_t line) const {
    return {0, static_cast<double>(line) * lineHeight(), static_cast<double>(width()),
            static_cast<double>(lineHeight())};
}

std::vector<QuantityView::Spot> BlameBars::spots() const {
    std::vector<Spot> all;
    for (std::size_t k = 0; k < lines_.size(); ++k) {
        if (lines_[k].quantity.valid()) {
            all.push_back({rectOf(k), lines_[k].quantity});
        }
    }
    return all;
}

scene::Quantity BlameBars::quantityAt(const QPointF& point) const {
    const auto line = static_cast<std::size_t>(std::max(0.0, point.y() / lineHeight()));
    return line < lines_.size() ? lines_[line].quantity : scene::Quantity{};
}

void BlameBars::paintBar(QPainter& painter, const Line& line, const QRectF& rect) const {
    const QFontMetricsF metrics(painter.font(), this);
    const double names = rect.width() * 0.36;
    const double numbers = metrics.horizontalAdvance(QStringLiteral("−0.00000")) + 2;
    const double gap = theme_.space(0.75);
    painter.setPen(theme_.ink);
    painter.drawText(QRectF(rect.left() + gap, rect.top(), names - gap, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(line.name, Qt::ElideRight, names - gap));
    const QRectF track(rect.left() + names + gap, rect.top() + rect.height() * 0.2,
                       std::max(0.0, rect.width() - names - numbers - 2 * gap),
                       rect.height() * 0.6);
    painter.fillRect(track, theme_.track);
    const auto map = figures::ColourMap::signedValues(theme_.isDark);
    const QColor colour =
        line.isNumber ? QColor(map.at(line.share < 0 ? -0.8 : 0.8)) : theme_.cursor;
    painter.fillRect(
        QRectF(track.left(), track.top(), track.width() * std::abs(line.share), track.height()),
        colour);
    painter.setPen(theme_.inkMuted);
    painter.drawText(QRectF(rect.right() - numbers, rect.top(), numbers, rect.height()),
                     Qt::AlignRight | Qt::AlignVCenter, line.number);
}

void BlameBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    for (std::size_t k = 0; k < lines_.size(); ++k) {
        const Line& line = lines_[k];
        const QRectF rect = rectOf(k);
        if (line.quantity.valid() && line.quantity == session().hovered()) {
            painter.fillRect(rect, theme_.highlight);
        }
        painter.setFont(theme_.font(figures::TextStyle::Caption));
        if (line.quantity.valid() && !line.heading) {
            paintBar(painter, line, rect);
            continue;
        }
        painter.setPen(line.heading ? theme_.ink : theme_.inkMuted);
        const QString text = line.heading ? tr("%1 = %2").arg(line.name, line.number) : line.name;
        painter.drawText(
            line.heading ? rect : rect.adjusted(theme_.space(0.75), 0, 0, 0),
            Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(rect.width())));
    }
    paintFocus(painter, theme_);
}

}  // namespace lab::gui
