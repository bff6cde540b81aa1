// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sample_bars.h"

#include <QPainter>
#include <QStringList>
#include <QtMath>
#include <algorithm>

#include "scene/number_text.h"

namespace lab::gui {
namespace {

constexpr std::size_t kMostBars = 6;
/// What is neither likely nor drawn has no line.
constexpr double kLeastShown = 0.0005;

}  // namespace

SampleBars::SampleBars(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Draws a word"));
    setToolTip(tr("Bars: how often each word was drawn. Marks: its weight."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SampleBars::setBars(std::vector<Bar> bars) {
    std::erase_if(bars,
                  [](const Bar& bar) { return std::max(bar.weight, bar.share) < kLeastShown; });
    std::ranges::stable_sort(bars, std::ranges::greater{}, &Bar::weight);
    bars.resize(std::min(bars.size(), kMostBars));
    bars_ = std::move(bars);
    QStringList said;
    for (const Bar& bar : bars_) {
        said << tr("%1: drawn %2, weight %3")
                    .arg(bar.word, scene::pictureNumber(bar.share),
                         scene::pictureNumber(bar.weight));
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void SampleBars::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    updateGeometry();
    update();
}

int SampleBars::lineHeight() const {
    return qCeil(QFontMetricsF(theme_.font(figures::TextStyle::Caption)).height() +
                 theme_.space(0.25));
}

QSize SampleBars::sizeHint() const {
    return {qRound(theme_.space(20)), static_cast<int>(bars_.size()) * lineHeight()};
}

void SampleBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const QFont font = theme_.font(figures::TextStyle::Caption);
    painter.setFont(font);
    const QFontMetricsF metrics(font, this);
    const double numbers = metrics.horizontalAdvance(scene::pictureNumber(0)) + theme_.space(0.75);
    const double words = theme_.space(8);
    const double left = words + theme_.space(0.75);
    const double room = std::max(0.0, width() - left - numbers);
    const double line = lineHeight();
    double top = 0;
    for (const Bar& bar : bars_) {
        const QRectF row(0, top, width(), line);
        painter.setPen(theme_.ink);
        painter.drawText(QRectF(0, top, words, line), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(bar.word, Qt::ElideRight, words));
        const QRectF track(left, row.top() + line * 0.2, room, line * 0.6);
        painter.fillRect(track, theme_.track);
        painter.fillRect(QRectF(track.left(), track.top(), room * bar.share, track.height()),
                         theme_.context);
        const double mark = track.left() + room * bar.weight;
        painter.fillRect(QRectF(mark - theme_.scale, row.top() + 1, 2 * theme_.scale, line - 2),
                         theme_.ink);
        painter.setPen(theme_.inkMuted);
        painter.drawText(QRectF(width() - numbers, top, numbers, line),
                         Qt::AlignRight | Qt::AlignVCenter, scene::pictureNumber(bar.share));
        top += line;
    }
}

}  // namespace lab::gui
