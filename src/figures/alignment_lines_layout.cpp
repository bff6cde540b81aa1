// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_lines_layout.h"

#include <QFontMetricsF>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "figures/label_thinning.h"
#include "figures/one_line.h"
#include "figures/painting.h"

namespace lab::figures {

namespace {

/// So much wider than it must be may a sentence become where there is room.
constexpr double loosest = 1.35;

double sum(const std::vector<double>& numbers) {
    double total = 0;
    for (const double number : numbers) {
        total += number;
    }
    return total;
}

/// The width that words are cut to so that together they take no more than `room`.
double capFor(std::vector<double> widths, double room) {
    std::ranges::sort(widths);
    double left = room;
    for (std::size_t k = 0; k < widths.size(); ++k) {
        const double share = left / static_cast<double>(widths.size() - k);
        if (widths[k] > share) {
            return share;
        }
        left -= widths[k];
    }
    return widths.empty() ? room : widths.back();
}

/// Measures and places one figure; see layOut().
class Builder {
  public:
    explicit Builder(const AlignmentLines& lines) : Builder(lines.alignment, lines.direction) {}

    Builder(const AlignmentFigure& figure, LinesDirection direction)
        : figure_(figure),
          direction_(direction),
          unit_(figure.options.theme.scale),
          metrics_(boldFont()),
          captionHeight_(std::ceil(QFontMetricsF(fontFor(TextStyle::Caption)).height())),
          titleHeight_(std::ceil(QFontMetricsF(fontFor(TextStyle::Title)).height())),
          source_(labelsOf(figure.source, figure.columns())),
          target_(labelsOf(figure.target, figure.rows())) {}

    /// As wide as its words and the gaps between them.
    double naturalLength(const QStringList& labels) const {
        return std::ceil(sum(widths(labels)) + gap() * static_cast<double>(labels.size() - 1));
    }

    bool showsEveryWord(double width) const {
        const double room = width - 2 * edge();
        return naturalLength(source_) <= room && naturalLength(target_) <= room;
    }

    QSizeF naturalSize() const {
        const double names = textWidth(figure_.options.sourceName, TextStyle::Caption) +
                             textWidth(figure_.options.targetName, TextStyle::Caption) + gap();
        const double texts = std::max(textWidth(figure_.options.title, TextStyle::Title), names);
        const QSizeF words =
            direction_ == LinesDirection::Downwards
                ? QSizeF(1.1 * std::max(naturalLength(source_), naturalLength(target_)),
                         2 * lineHeight() + 2 * labelGap() + 120 * unit_)
                : QSizeF(widest(source_) + widest(target_) + 2 * labelGap() + 180 * unit_,
                         largestPitch() *
                             static_cast<double>(std::max(source_.size(), target_.size())));
        return {
            std::ceil(std::max(words.width(), std::min(texts, longestWord() * 2.5)) + 2 * edge()),
            std::ceil(words.height() + above() + below())};
    }

    /// See leastSizeForWords().
    QSizeF leastSize(int step) const {
        if (direction_ == LinesDirection::Downwards) {
            return {std::max(naturalLength(source_), naturalLength(target_)) + 2 * edge(),
                    above() + 2 * lineHeight() + 2 * labelGap() + 48 * unit_ + below()};
        }
        const double longest = std::max(widest(source_), widest(target_));
        const auto gaps = static_cast<double>(std::max(source_.size(), target_.size()) - 1);
        const double extent = std::max(extentOf(source_), extentOf(target_));
        return {std::ceil(3 * longest + 2 * edge()),
                std::ceil(above() + extent + gaps * (extent / step + 0.01) + below())};
    }

    AlignmentLinesLayout layOut(const QRectF& area) const {
        AlignmentLinesLayout layout;
        layout.area = area;
        layout.direction = direction_;
        layout.font = fontFor(TextStyle::Body);
        if (hasTitle()) {
            layout.title = {area.left() + edge(), area.top() + edge(), area.width() - 2 * edge(),
                            titleHeight_};
        }
        const QRectF words = area.adjusted(edge(), above(), -edge(), -below());
        if (direction_ == LinesDirection::Downwards) {
            placeDownwards(layout, words);
        } else {
            placeRightwards(layout, words);
        }
        return layout;
    }

  private:
    QFont fontFor(TextStyle style) const {
        return scaledFont(figure_.options.theme, style, figure_.options.fontScale);
    }

    /// Room is measured for bold words: nothing moves when the current word changes.
    QFont boldFont() const {
        QFont font = fontFor(TextStyle::Body);
        font.setBold(true);
        return font;
    }

    double edge() const { return 8 * unit_; }
    double gap() const { return 10 * unit_; }
    double labelGap() const { return 6 * unit_; }
    double lineHeight() const { return std::ceil(metrics_.height()); }
    double largestPitch() const { return 1.5 * lineHeight(); }
    double longestWord() const { return 220 * unit_ * figure_.options.fontScale; }
    /// Words are not cut shorter than this: a few letters and the dots.
    double shortestWord() const {
        return std::ceil(metrics_.horizontalAdvance(QStringLiteral("mm…")));
    }

    bool hasTitle() const { return !figure_.options.title.isEmpty(); }
    bool hasNames() const {
        return !figure_.options.sourceName.isEmpty() || !figure_.options.targetName.isEmpty();
    }
    double nameHeight() const { return hasNames() ? captionHeight_ + labelGap() : 0; }

    /// What stands above and below words and lines.
    double above() const {
        return edge() + (hasTitle() ? titleHeight_ + edge() : 0) + nameHeight();
    }
    double below() const {
        return edge() + (direction_ == LinesDirection::Downwards ? nameHeight() : 0);
    }

    double textWidth(const QString& text, TextStyle style) const {
        return std::ceil(QFontMetricsF(fontFor(style)).horizontalAdvance(oneLine(text))) + 1;
    }

    QStringList labelsOf(const QStringList& tokens, int count) const {
        QStringList labels;
        for (int i = 0; i < count; ++i) {
            labels += metrics_.elidedText(tokenLabel(tokens[i]), Qt::ElideRight, longestWord());
        }
        return labels;
    }

    std::vector<double> widths(const QStringList& labels) const {
        std::vector<double> result;
        for (const QString& label : labels) {
            result.push_back(metrics_.horizontalAdvance(label));
        }
        return result;
    }

    double widest(const QStringList& labels) const {
        return std::ceil(std::ranges::max(widths(labels)));
    }

    /// As high as the highest of these words is, ink alone.
    double extentOf(const QStringList& labels) const {
        double extent = metrics_.tightBoundingRect(QStringLiteral("bdp")).height();
        for (const QString& label : labels) {
            extent = std::max(extent, metrics_.tightBoundingRect(label).height());
        }
        return std::ceil(extent);
    }

    void placeDownwards(AlignmentLinesLayout& layout, const QRectF& words) const {
        const double lines = std::clamp(words.height() - 2 * lineHeight() - 2 * labelGap(), 0.0,
                                        0.6 * words.width() + 40 * unit_);
        const double height = 2 * lineHeight() + 2 * labelGap() + lines;
        const double top = words.top() + std::max(0.0, std::floor((words.height() - height) / 2));
        const QRectF first(words.left(), top, words.width(), lineHeight());
        const QRectF second = first.translated(0, height - lineHeight());
        layout.source = wordsInLine(source_, first, first.bottom() + labelGap());
        layout.target = wordsInLine(target_, second, second.top() - labelGap());
        layout.thickest = std::min(thickestLine(),
                                   0.8 * std::min(closest(layout.source), closest(layout.target)));
        if (hasNames()) {
            layout.sourceName = {words.left(), first.top() - nameHeight(), words.width(),
                                 captionHeight_};
            layout.targetName = {words.left(), second.bottom() + labelGap(), words.width(),
                                 captionHeight_};
        }
    }

    void placeRightwards(AlignmentLinesLayout& layout, const QRectF& words) const {
        const double longest = words.width() / 3;
        const double left = std::min(widest(source_), longest);
        const double right = std::min(widest(target_), longest);
        const double lines = std::min(words.width() - left - right, 280 * unit_);
        const double free = std::floor((words.width() - left - right - lines) / 2);
        const QRectF first(words.left() + free, words.top(), left, words.height());
        const QRectF second(first.right() + lines, words.top(), right, words.height());
        layout.source = wordsInColumn(source_, first, first.right() + labelGap());
        layout.target = wordsInColumn(target_, second, second.left() - labelGap());
        layout.thickest = std::min(thickestLine(),
                                   0.8 * std::min(closest(layout.source), closest(layout.target)));
        if (hasNames()) {
            const double middle = (first.right() + second.left()) / 2;
            const double top = words.top() - nameHeight();
            layout.sourceName = {QPointF(first.left(), top),
                                 QPointF(middle - labelGap(), top + captionHeight_)};
            layout.targetName = {QPointF(middle + labelGap(), top),
                                 QPointF(second.right(), top + captionHeight_)};
        }
    }

    double thickestLine() const { return 7 * unit_; }

    /// How near to each other lines begin.
    static double closest(const PlacedWords& placed) {
        double least = 1e9;
        for (std::size_t k = 1; k < placed.words.size(); ++k) {
            const QPointF apart = placed.words[k].anchor - placed.words[k - 1].anchor;
            least = std::min(least, std::hypot(apart.x(), apart.y()));
        }
        return least;
    }

    /// One after the other: with loose gaps, cut short, or with some left out.
    PlacedWords wordsInLine(const QStringList& labels, const QRectF& strip, double anchorY) const {
        const std::vector<double> wanted = widths(labels);
        const double gaps = static_cast<double>(labels.size() - 1);
        const double room = strip.width() - gaps * gap();
        const double cap = capFor(wanted, room);
        if (sum(wanted) > room && cap < shortestWord()) {
            return fewWordsInLine(labels, strip, anchorY);
        }
        std::vector<double> taken;
        for (const double width : wanted) {
            taken.push_back(std::min(width, cap));
        }
        const double length = std::min(strip.width(), loosest * (sum(taken) + gaps * gap()));
        const double between = gaps > 0 ? (length - sum(taken)) / gaps : 0;
        PlacedWords placed;
        double x = strip.center().x() - (gaps > 0 ? length : sum(taken)) / 2;
        for (qsizetype k = 0; k < labels.size(); ++k) {
            const double width = taken[static_cast<std::size_t>(k)];
            placed.words.push_back(
                {.place = {x, strip.top(), width, strip.height()},
                 // Rounding must not cost a word its last letters.
                 .label = metrics_.elidedText(labels[k], Qt::ElideRight, width + 0.01),
                 .anchor = {x + width / 2, anchorY}});
            x += width + between;
        }
        return placed;
    }

    /// Evenly, as many labels as there is room for.
    PlacedWords fewWordsInLine(const QStringList& labels, const QRectF& strip,
                               double anchorY) const {
        const double width = std::min(shortestWord(), strip.width());
        const double pitch = std::max(
            0.01, (strip.width() - width) / std::max(1.0, static_cast<double>(labels.size() - 1)));
        PlacedWords placed;
        placed.step = labelStep(width + gap() / 2, pitch);
        for (qsizetype k = 0; k < labels.size(); ++k) {
            const double x = strip.left() + static_cast<double>(k) * pitch;
            placed.words.push_back({.place = {x, strip.top(), width, strip.height()},
                                    .label = metrics_.elidedText(labels[k], Qt::ElideRight, width),
                                    .anchor = {x + width / 2, anchorY}});
        }
        return placed;
    }

    /// One below the other, a word a line, or with some left out.
    PlacedWords wordsInColumn(const QStringList& labels, const QRectF& strip,
                              double anchorX) const {
        const double extent = extentOf(labels);
        const double gaps = std::max(1.0, static_cast<double>(labels.size() - 1));
        const double pitch = std::clamp((strip.height() - extent) / gaps, 0.01, largestPitch());
        const double height = std::max(extent, std::min(pitch, lineHeight()));
        const double whole = pitch * static_cast<double>(labels.size() - 1);
        PlacedWords placed;
        placed.step = labelStep(extent, pitch);
        for (qsizetype k = 0; k < labels.size(); ++k) {
            const double y = strip.center().y() - whole / 2 + static_cast<double>(k) * pitch;
            placed.words.push_back(
                {.place = {strip.left(), y - height / 2, strip.width(), height},
                 .label = metrics_.elidedText(labels[k], Qt::ElideRight, strip.width()),
                 .anchor = {anchorX, y}});
        }
        return placed;
    }

    const AlignmentFigure& figure_;
    LinesDirection direction_;
    double unit_;
    QFontMetricsF metrics_;
    double captionHeight_;
    double titleHeight_;
    QStringList source_;
    QStringList target_;
};

double distance(const QPointF& a, const QPointF& b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// From the point to the nearest of the line from end to end.
double distance(const QPointF& point, const QLineF& line) {
    const QPointF along = line.p2() - line.p1();
    const double squared = QPointF::dotProduct(along, along);
    const double share = squared > 0 ? QPointF::dotProduct(point - line.p1(), along) / squared : 0;
    return distance(point, line.pointAt(std::clamp(share, 0.0, 1.0)));
}

/// Where labels are left out, places overlap: the word whose lines begin nearest.
std::optional<int> wordAt(const PlacedWords& placed, const QPointF& point) {
    std::optional<int> nearest;
    double least = 0;
    for (std::size_t k = 0; k < placed.words.size(); ++k) {
        const double apart = distance(placed.words[k].anchor, point);
        if (placed.words[k].place.contains(point) && (!nearest || apart < least)) {
            nearest = static_cast<int>(k);
            least = apart;
        }
    }
    return nearest;
}

}  // namespace

QLineF AlignmentLinesLayout::line(CellIndex cell) const {
    return {source.words[static_cast<std::size_t>(cell.column)].anchor,
            target.words[static_cast<std::size_t>(cell.row)].anchor};
}

double AlignmentLinesLayout::thickness(float weight) const {
    return std::max(0.75, thickest * std::clamp(static_cast<double>(weight), 0.0, 1.0));
}

std::optional<Pointed> AlignmentLinesLayout::at(const QPointF& point,
                                                const AlignmentFigure& figure) const {
    if (const auto column = wordAt(source, point)) {
        return Pointed{.row = std::nullopt, .column = column};
    }
    if (const auto row = wordAt(target, point)) {
        return Pointed{.row = row, .column = std::nullopt};
    }
    constexpr double tolerance = 4;  // pixels beside a line
    std::optional<Pointed> nearest;
    double least = tolerance;
    for (const CellIndex& cell : drawnLines(figure)) {
        const double beside =
            std::max(0.0, distance(point, line(cell)) -
                              thickness(figure.weights(cell.row, cell.column)) / 2);
        if (beside <= least) {  // of equal ones the later, which is on top
            least = beside;
            nearest = Pointed{cell.row, cell.column};
        }
    }
    return nearest;
}

LinesDirection directionFor(const AlignmentFigure& figure, const QSizeF& size) {
    const bool fits = Builder(figure, LinesDirection::Downwards).showsEveryWord(size.width());
    return fits ? LinesDirection::Downwards : LinesDirection::Rightwards;
}

AlignmentLinesLayout layOut(const AlignmentLines& lines, const QRectF& area) {
    return Builder(lines).layOut(area);
}

QSizeF leastSizeForWords(const AlignmentLines& lines, int step) {
    return Builder(lines).leastSize(step);
}

AlignmentLinesLayout layOutNaturally(const AlignmentLines& lines) {
    const Builder builder(lines);
    return builder.layOut({QPointF(0, 0), builder.naturalSize()});
}

}  // namespace lab::figures
