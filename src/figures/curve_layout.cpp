// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/curve_layout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "figures/one_line.h"
#include "figures/painting.h"
#include "figures/stacked.h"
#include "scene/number_text.h"

namespace lab::figures {

namespace {

constexpr int mostTicks = 11;

QString detailOf(const CurveSeries& series) {
    return series.fit ? QCoreApplication::translate("CurveFigure", "exponent %1")
                            .arg(scene::pictureNumber(series.fit->exponent))
                      : QString();
}

/// The last point of a series that is shown.
std::optional<QPointF> endOf(const CurveFigure& figure, const CurveSeries& series) {
    const auto last = std::find_if(series.points.rbegin(), series.points.rend(),
                                   [&](const QPointF& point) { return figure.isShown(point); });
    return last == series.points.rend() ? std::nullopt : std::optional(*last);
}

/// Measures and places one chart; see layOut().
class Builder {
  public:
    explicit Builder(const CurveFigure& figure)
        : figure_(figure),
          unit_(figure.theme.scale),
          caption_(fontFor(TextStyle::Caption)),
          label_(fontFor(TextStyle::Label)),
          captionHeight_(std::ceil(QFontMetricsF(caption_).height())),
          labelHeight_(std::ceil(QFontMetricsF(label_).height())),
          titleHeight_(std::ceil(QFontMetricsF(fontFor(TextStyle::Title)).height())) {}

    CurveLayout layOut(const QRectF& area) const {
        CurveLayout layout;
        layout.area = area;
        scale(layout);
        double top = 0;
        double bottom = 0;
        for (const Captions captions :
             {Captions::All, Captions::NoSubtitle, Captions::TitleOnly, Captions::None}) {
            top = std::ceil(placeCaptions(layout, captions));
            bottom = std::floor(area.bottom() - edge() - captionHeight_ - tickDrop() -
                                (layout.xTitle.isEmpty() ? 0 : captionHeight_ + gap() / 2));
            if (bottom - top >= 3 * captionHeight_) {
                break;
            }
        }
        placePlot(layout, top, std::max(top + 1, bottom));
        placeXTicks(layout);
        placeLabels(layout);
        return layout;
    }

    QSizeF naturalSize() const {
        const double texts = (figure_.title.isEmpty() ? 0 : titleHeight_) +
                             (figure_.subtitle.isEmpty() ? 0 : captionHeight_) +
                             4 * captionHeight_ + 5 * gap() + 2 * edge();
        double names = 0;
        for (const CurveSeries& series : figure_.series) {
            names += labelHeight_ + (series.fit ? captionHeight_ : 0) + gap() / 2;
        }
        return {std::ceil(480 * unit_ + widestLabel(240 * unit_)),
                std::ceil(texts + std::max(260 * unit_, names))};
    }

  private:
    /// What stands around a plot; in a low area the curves come first.
    enum class Captions { All, NoSubtitle, TitleOnly, None };

    /// Places them, and says where the plot may begin.
    double placeCaptions(CurveLayout& layout, Captions captions) const {
        const QRectF& area = layout.area;
        const double width = std::max(0.0, area.width() - 2 * edge());
        double top = area.top() + edge();
        const auto line = [&](bool wanted, double height) {
            const QRectF place(area.left() + edge(), top, width, height);
            top += wanted ? height + gap() / 2 : 0;
            return wanted ? place : QRectF();
        };
        const bool hasNames = captions < Captions::TitleOnly;
        layout.title = line(captions < Captions::None && !figure_.title.isEmpty(), titleHeight_);
        layout.subtitleLines = captions == Captions::All ? subtitleWithin(area) : QStringList();
        const auto lines = static_cast<double>(layout.subtitleLines.size());
        layout.subtitle = line(lines > 0, lines * captionHeight_);
        layout.yTitle = line(hasNames && !figure_.y.title.isEmpty(), captionHeight_);
        layout.yTitle.setWidth(
            std::min(layout.yTitle.width(), widthOf(oneLine(figure_.y.title), caption_)));
        layout.xTitle = hasNames && !figure_.x.title.isEmpty()
                            ? QRectF(area.left() + edge(), area.bottom() - edge() - captionHeight_,
                                     width, captionHeight_)
                            : QRectF();
        // Half a number stands above the highest tick.
        return top + captionHeight_ / 2;
    }

    QFont fontFor(TextStyle style) const {
        return scaledFont(figure_.theme, style, figure_.fontScale);
    }
    double edge() const { return 8 * unit_; }
    double gap() const { return 8 * unit_; }
    /// From the plot down to its numbers: below those of the other axis, of which half a line hangs
    /// under the plot.
    double tickDrop() const { return std::ceil(std::max(gap(), captionHeight_ / 2 + 1)); }

    QStringList subtitleWithin(const QRectF& area) const {
        if (figure_.subtitle.isEmpty()) {
            return {};
        }
        const double width = std::max(0.0, area.width() - 2 * edge());
        const bool isHigh = area.height() >= 16 * captionHeight_;
        const qsizetype most = isHigh ? 4 : 2;
        const QString text = oneLine(figure_.subtitle);
        const QStringList lines = wrapped(text, caption_, width);
        return lines.size() <= most
                   ? lines
                   : QStringList{QFontMetricsF(caption_).elidedText(text, Qt::ElideRight, width)};
    }

    static double widthOf(const QString& text, const QFont& font) {
        return std::ceil(QFontMetricsF(font).horizontalAdvance(text));
    }

    void scale(CurveLayout& layout) const {
        std::vector<double> x;
        std::vector<double> y;
        for (const CurveSeries& series : figure_.series) {
            for (const QPointF& point : series.points) {
                if (figure_.isShown(point)) {
                    x.push_back(point.x());
                    y.push_back(point.y());
                }
            }
        }
        layout.xScale = scaleFor(figure_.x, x);
        layout.yScale = scaleFor(figure_.y, y);
    }

    double widestLabel(double longest) const {
        double width = 0;
        for (const CurveSeries& series : figure_.series) {
            if (endOf(figure_, series)) {
                width = std::max({width, widthOf(oneLine(series.name), label_),
                                  widthOf(detailOf(series), caption_)});
            }
        }
        return std::min(width, longest);
    }

    /// So many round numbers that their texts, this far apart, leave air between them.
    template <typename Fits>
    static std::vector<double> fittingTicks(const CurveScale& scale, const Fits& fits) {
        for (int most = mostTicks; most > 2; --most) {
            const std::vector<double> ticks = roundNumbers(scale, most);
            if (fits(ticks)) {
                return ticks;
            }
        }
        const std::vector<double> two = roundNumbers(scale, 2);
        return fits(two) ? two : std::vector<double>();
    }

    void placePlot(CurveLayout& layout, double top, double bottom) const {
        const double height = bottom - top;
        const std::vector<double> ticks =
            fittingTicks(layout.yScale, [&](const std::vector<double>& candidates) {
                double closest = height;
                for (std::size_t k = 1; k < candidates.size(); ++k) {
                    closest =
                        std::min(closest, height * (layout.yScale.shareOf(candidates[k]) -
                                                    layout.yScale.shareOf(candidates[k - 1])));
                }
                return candidates.size() < 2 || closest >= 1.6 * captionHeight_;
            });
        double numbers = 0;
        for (const double tick : ticks) {
            numbers = std::max(numbers, widthOf(roundText(tick, figure_.y), caption_));
        }
        const QRectF& area = layout.area;
        const double labels = widestLabel(area.width() / 3);
        const double left = std::ceil(area.left() + edge() + numbers + gap());
        // Without names, half a number may still stand beyond the last tick.
        const double right =
            std::floor(area.right() - edge() - (labels > 0 ? labels + 2 * gap() : 3 * gap()));
        layout.plot = {left, top, std::max(1.0, right - left), height};
        for (const double tick : ticks) {
            const double y = layout.pixelOf({layout.xScale.lower, tick}).y();
            layout.yTicks.push_back(
                {y,
                 roundText(tick, figure_.y),
                 {area.left() + edge(), y - captionHeight_ / 2, numbers, captionHeight_}});
        }
        if (!layout.xTitle.isEmpty()) {
            layout.xTitle.setLeft(left);
        }
    }

    std::vector<CurveTick> xTicksFor(const CurveLayout& layout,
                                     const std::vector<double>& numbers) const {
        std::vector<CurveTick> ticks;
        for (const double number : numbers) {
            const double x = layout.pixelOf({number, layout.yScale.lower}).x();
            const QString text = roundText(number, figure_.x);
            const double width = widthOf(text, caption_);
            ticks.push_back(
                {x,
                 text,
                 {x - width / 2, layout.plot.bottom() + tickDrop(), width, captionHeight_}});
        }
        return ticks;
    }

    void placeXTicks(CurveLayout& layout) const {
        const std::vector<double> numbers =
            fittingTicks(layout.xScale, [&](const std::vector<double>& candidates) {
                const std::vector<CurveTick> ticks = xTicksFor(layout, candidates);
                for (std::size_t k = 1; k < ticks.size(); ++k) {
                    if (ticks[k].place.left() < ticks[k - 1].place.right() + 1.5 * gap()) {
                        return false;
                    }
                }
                return ticks.empty() || (ticks.front().place.left() >= layout.area.left() &&
                                         ticks.back().place.right() <= layout.area.right());
            });
        layout.xTicks = xTicksFor(layout, numbers);
    }

    void placeLabels(CurveLayout& layout) const {
        const double left = layout.plot.right() + 2 * gap();
        double top = layout.plot.top() - captionHeight_ / 2;
        if (!layout.yTitle.isEmpty() && layout.yTitle.right() < left) {
            top = layout.yTitle.top();
        }
        const double room = layout.plot.bottom() + tickDrop() - top;
        const double width = widestLabel(layout.area.width() / 3);
        std::vector<CurveLabel> labels = labelsFor(layout, width);
        if (heightOf(labels) > room) {
            for (CurveLabel& label : labels) {
                label.detail.clear();
            }
        }
        while (!labels.empty() && heightOf(labels) > room) {
            labels.pop_back();
        }
        std::vector<StackItem> items;
        for (const CurveLabel& label : labels) {
            items.push_back({label.end.y(), heightOf(label)});
        }
        const std::vector<double> tops = stacked(items, top, top + room);
        for (std::size_t k = 0; k < labels.size(); ++k) {
            labels[k].place = {left, tops[k], width, heightOf(labels[k])};
        }
        layout.labels = std::move(labels);
    }

    std::vector<CurveLabel> labelsFor(const CurveLayout& layout, double width) const {
        std::vector<CurveLabel> labels;
        for (const std::vector<int>& bundle : figure_.bundles()) {
            const CurveSeries& first = series(bundle.front());
            const auto end = endOf(figure_, first);
            if (!end) {
                continue;
            }
            QPointF pixel = layout.pixelOf(*end);
            pixel.setX(std::clamp(pixel.x(), layout.plot.left(), layout.plot.right()));
            pixel.setY(std::clamp(pixel.y(), layout.plot.top(), layout.plot.bottom()));
            CurveLabel label{
                .series = bundle, .end = pixel, .place = {}, .names = {}, .detail = {}};
            label.nameHeight = labelHeight_;
            for (const int each : bundle) {
                label.names += QFontMetricsF(label_).elidedText(oneLine(series(each).name),
                                                                Qt::ElideRight, width);
            }
            label.detail =
                QFontMetricsF(caption_).elidedText(detailOf(first), Qt::ElideRight, width);
            labels.push_back(std::move(label));
        }
        return labels;
    }

    const CurveSeries& series(int number) const {
        return figure_.series[static_cast<std::size_t>(number)];
    }

    double heightOf(const CurveLabel& label) const {
        return static_cast<double>(label.names.size()) * labelHeight_ +
               (label.detail.isEmpty() ? 0 : captionHeight_);
    }

    double heightOf(const std::vector<CurveLabel>& labels) const {
        double height = 0;
        for (const CurveLabel& label : labels) {
            height += heightOf(label);
        }
        return height;
    }

    const CurveFigure& figure_;
    double unit_;
    QFont caption_;
    QFont label_;
    double captionHeight_;
    double labelHeight_;
    double titleHeight_;
};

}  // namespace

QPointF CurveLayout::pixelOf(const QPointF& value) const {
    return {plot.left() + xScale.shareOf(value.x()) * plot.width(),
            plot.bottom() - yScale.shareOf(value.y()) * plot.height()};
}

QPointF CurveLayout::valueOf(const QPointF& pixel) const {
    return {xScale.valueAt((pixel.x() - plot.left()) / plot.width()),
            yScale.valueAt((plot.bottom() - pixel.y()) / plot.height())};
}

std::optional<CurvePoint> CurveLayout::at(const QPointF& pixel, const CurveFigure& figure) const {
    std::optional<CurvePoint> nearest;
    double least = 10 * figure.theme.scale;
    for (std::size_t series = 0; series < figure.series.size(); ++series) {
        const std::vector<QPointF>& points = figure.series[series].points;
        for (std::size_t k = 0; k < points.size(); ++k) {
            if (!figure.isShown(points[k])) {
                continue;
            }
            const QPointF apart = pixelOf(points[k]) - pixel;
            const double distance = std::hypot(apart.x(), apart.y());
            if (distance <= least) {
                least = distance;
                nearest = CurvePoint{static_cast<int>(series), static_cast<int>(k)};
            }
        }
    }
    return nearest;
}

CurveLayout layOut(const CurveFigure& figure, const QRectF& area) {
    return Builder(figure).layOut(area);
}

CurveLayout layOutNaturally(const CurveFigure& figure) {
    const Builder builder(figure);
    return builder.layOut({QPointF(0, 0), builder.naturalSize()});
}

}  // namespace lab::figures
