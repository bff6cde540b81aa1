// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/draw_gradient_bars.h"

#include <QPainter>
#include <QStringList>
#include <QtMath>
#include <algorithm>
#include <cmath>

#include "figures/colour_map.h"
#include "scene/gradient_text.h"

namespace lab::gui {
namespace {

constexpr std::size_t kMostBars = 6;

/// How far the lines reach from 0.
double reachOf(const DrawGradientBars::Bar& bar) {
    return std::max(
        {std::abs(bar.estimate) + bar.deviation, std::abs(bar.expected), std::abs(bar.soft)});
}

}  // namespace

DrawGradientBars::DrawGradientBars(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Estimated gradients of the scores"));
    setToolTip(
        tr("Bars: mean of the draws, with its standard error. Black mark: what it nears. "
           "Green mark: the soft gradient."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DrawGradientBars::setBars(std::vector<Bar> bars) {
    std::ranges::stable_sort(bars, std::ranges::greater{}, &Bar::weight);
    bars.resize(std::min(bars.size(), kMostBars));
    bars_ = std::move(bars);
    QStringList said;
    for (const Bar& bar : bars_) {
        said << tr("%1: estimated %2 ± %3, expected %4, soft %5")
                    .arg(bar.word, scene::slopeText(bar.estimate, 2),
                         scene::slopeText(bar.deviation, 2), scene::slopeText(bar.expected, 2),
                         scene::slopeText(bar.soft, 2));
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void DrawGradientBars::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    updateGeometry();
    update();
}

int DrawGradientBars::lineHeight() const {
    return qCeil(QFontMetricsF(theme_.font(figures::TextStyle::Caption)).height() +
                 theme_.space(0.25));
}

QSize DrawGradientBars::sizeHint() const {
    return {qRound(theme_.space(20)), static_cast<int>(bars_.size()) * lineHeight()};
}

void DrawGradientBars::paintBar(QPainter& painter, const Bar& bar, const QRectF& row,
                                double largest) const {
    const QFontMetricsF metrics(painter.font(), this);
    const double words = theme_.space(8);
    double numbers = 0;  // one column of them
    for (const Bar& each : bars_) {
        numbers =
            std::max(numbers, metrics.horizontalAdvance(scene::slopeText(each.estimate, 2)) + 2);
    }
    painter.setPen(theme_.ink);
    painter.drawText(QRectF(0, row.top(), words, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(bar.word, Qt::ElideRight, words));
    const QRectF track(words + theme_.space(0.75), row.top() + row.height() * 0.2,
                       std::max(0.0, row.width() - words - numbers - theme_.space(1.5)),
                       row.height() * 0.6);
    painter.fillRect(track, theme_.track);
    const double zero = track.center().x();
    const double unit = track.width() / 2 / largest;
    const auto at = [&](double value) { return zero + value * unit; };
    const auto map = figures::ColourMap::signedValues(theme_.isDark);
    painter.fillRect(
        QRectF(QPointF(zero, track.top()), QPointF(at(bar.estimate), track.bottom())).normalized(),
        QColor(map.at(bar.estimate < 0 ? -0.8 : 0.8)));
    painter.setPen(QPen(theme_.ink, theme_.scale));
    const double middle = track.center().y();
    painter.drawLine(QPointF(at(bar.estimate - bar.deviation), middle),
                     QPointF(at(bar.estimate + bar.deviation), middle));
    const auto mark = [&](double value, const QColor& colour) {
        painter.fillRect(
            QRectF(at(value) - theme_.scale, row.top() + 1, 2 * theme_.scale, row.height() - 2),
            colour);
    };
    mark(bar.soft, theme_.context);
    mark(bar.expected, theme_.ink);
    painter.setPen(theme_.inkMuted);
    painter.drawText(QRectF(row.width() - numbers, row.top(), numbers, row.height()),
                     Qt::AlignRight | Qt::AlignVCenter, scene::slopeText(bar.estimate, 2));
}

void DrawGradientBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setFont(theme_.font(figures::TextStyle::Caption));
    double largest = 1e-30;
    for (const Bar& bar : bars_) {
        largest = std::max(largest, reachOf(bar));
    }
    double top = 0;
    for (const Bar& bar : bars_) {
        paintBar(painter, bar, {0, top, static_cast<double>(width()), double(lineHeight())},
                 largest);
        top += lineHeight();
    }
}

}  // namespace lab::gui
