// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/stage_view.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/lanes/change_marks.h"
#include "figures/lanes/encode_lane.h"
#include "figures/lanes/flow_back.h"
#include "figures/lanes/lane_card.h"
#include "figures/lanes/lane_steps.h"
#include "figures/lanes/step_chips.h"
#include "scene/moment_quantity.h"

namespace lab::figures {
namespace {

/// A view wider than this, in steps of the grid, does not fit the smallest window.
constexpr double scrollingFrom = 120;

/// A lane on its way to a place: what it is drawn from, by whom.
struct Row {
    LaneContext context;
    std::unique_ptr<LanePainter> painter;
    double minimum = 0;  ///< height of the card
    double height = 0;
};

struct Margins {
    double outer;
    double gap;
};

Margins marginsIn(const Theme& theme, double height) {
    const bool tight = height < 75 * theme.space(1);
    return {theme.space(tight ? 1 : 1.75), theme.space(tight ? 0.75 : 1.75)};
}

/// The least width of a column: slanted words must not touch.
double leastPitch(const LaneFonts& fonts) {
    return (fonts.strong.metrics().tightBoundingRect(QStringLiteral("bdp")).height() + 0.5) *
           1.4143;
}

Columns columnsIn(const StageInput& input, const LaneFonts& fonts, const QRectF& rect,
                  const Margins& margins) {
    const Theme& theme = input.theme;
    const double pad = LaneCard::padding(theme);
    Columns columns;
    columns.count = input.trace->sourcePositions();
    const double left = rect.left() + margins.outer + pad + theme.space(1);
    const double right = rect.right() - margins.outer - pad;
    // A memory of more slots than words shares the words' room.
    const int most = std::max(columns.count, input.trace->positions());
    const double needed = leastPitch(fonts) * most;
    const double gutter =
        std::max(leastGutterWidth(theme),
                 std::min(gutterWidth(theme, fonts, rect.width()), right - left - needed));
    columns.left = left + gutter;
    columns.pitch =
        std::max(right - columns.left, needed) / static_cast<double>(std::max(1, columns.count));
    return columns;
}

/// The largest number of the encoder states: there the signed colours are strongest.
double strongestOf(const models::Trace& trace) {
    const tape::Step* states = trace.find("states");
    return states == nullptr
               ? 1.0
               : std::max(1e-6,
                          static_cast<double>(trace.value(states->node).cwiseAbs().maxCoeff()));
}

std::vector<Row> rowsOf(const StageContext& stage) {
    std::vector<Row> rows;
    const std::vector<tape::Stage> stages = laneStages(stage.trace);
    for (const tape::Stage lane : stages) {
        LaneContext context{.stage = stage, .lane = lane};
        context.current = lane == stage.moment.stage;
        context.reached = isReached(stages, lane, stage.moment);
        context.walked = isWalked(stages, lane, stage.moment);
        if (context.reached) {
            context.steps = stepsOf(stage.trace, stages, lane, stage.moment, stage.chosen);
        }
        Row row{context, lanePainter(stage.trace, lane)};
        row.minimum = row.painter->minimumHeight(context) + 1.6 * LaneCard::padding(stage.theme);
        const double title = stage.fonts.titleHeight + 1.6 * LaneCard::padding(stage.theme);
        row.minimum = std::max(row.minimum, title);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Heights by stretch, no lane below its minimum.
void shareHeight(std::vector<Row>& rows, double height) {
    std::vector<Row*> open;
    for (Row& row : rows) {
        row.height = row.minimum;
        open.push_back(&row);
    }
    bool settled = false;
    while (!settled && !open.empty()) {
        double stretch = 0;
        for (const Row* row : open) {
            stretch += row->painter->stretch();
        }
        const double unit = height / stretch;
        const auto tooSmall = [unit](const Row* row) {
            return row->minimum > unit * row->painter->stretch();
        };
        settled = std::ranges::none_of(open, tooSmall);
        for (Row* row : open) {
            if (settled) {
                row->height = unit * row->painter->stretch();
            } else if (tooSmall(row)) {
                height -= row->minimum;
            }
        }
        std::erase_if(open, tooSmall);
    }
}

double leastHeight(const std::vector<Row>& rows, const Margins& margins) {
    double height = 2 * margins.outer + margins.gap * static_cast<double>(rows.size() - 1);
    for (const Row& row : rows) {
        height += row.minimum;
    }
    return height;
}

/// How the numbers of an encoder state stand in its tile, for a card of this height. Tall tiles
/// get wide cells, so that the context, which is lower and wider, can show the same pattern.
void chooseStateGrid(StageContext& stage, double encodeCard) {
    const double body = encodeCard - 1.6 * LaneCard::padding(stage.theme);
    const double words = EncodeLane::wordsHeight(stage.trace, stage.fonts, stage.columns);
    const double pitch = stage.columns.pitch;
    const double height = std::max(4.0, body - words - stage.theme.space(0.5));
    const double width =
        std::min(std::max(pitch * 0.6, std::min(pitch - 8, 30.0)), std::max(height, 30.0));
    stage.stateTile = {width, height};
    if (const tape::Step* states = stage.trace.find("states"); states != nullptr) {
        const auto units = static_cast<int>(stage.trace.value(states->node).rows());
        const double contextAspect = 1.6;
        stage.stateGrid = TileGrid::fitting(units, std::sqrt(width / height * contextAspect), 1);
    }
}

}  // namespace

const LaneFonts& StageView::fontsOf(const Theme& theme) const {
    if (fonts_ == nullptr || !(fontsTheme_ == theme)) {
        fonts_ = std::make_shared<const LaneFonts>(theme);
        fontsTheme_ = theme;
    }
    return *fonts_;
}

QSizeF StageView::minimumSize(const StageInput& input) const {
    if (input.trace == nullptr) {
        return {};
    }
    const LaneFonts& fonts = fontsOf(input.theme);
    const Margins margins = marginsIn(input.theme, 0);
    const Columns columns = columnsIn(input, fonts, {}, margins);
    const StageContext stage{.trace = *input.trace,
                             .moment = input.moment,
                             .theme = input.theme,
                             .fonts = fonts,
                             .mathFont = mathFont_,
                             .weights = ColourMap::named(input.colourMap),
                             .numbers = ColourMap::signedValues(input.theme.isDark),
                             .columns = columns,
                             .numbersShown = input.numbers};
    const double right = LaneCard::padding(input.theme) + margins.outer;
    double width = std::max(columns.right() + right, input.theme.space(50));
    if (width > input.theme.space(scrollingFrom)) {
        // Beyond that one scrolls anyway: titles and chips get their full room.
        width += gutterWidth(input.theme, fonts, width) - leastGutterWidth(input.theme);
    }
    return {width, leastHeight(rowsOf(stage), margins)};
}

QRectF StageView::layout(const StageInput& input, const QRectF& rect) {
    const Drawing before = std::exchange(drawing_, Drawing(mathFont_));
    compose(input, rect);
    return drawing_.changedSince(before);
}

void StageView::compose(const StageInput& input, const QRectF& rect) {
    lanes_.clear();
    columnCount_ = 0;
    if (input.trace == nullptr || rect.isEmpty()) {
        return;
    }
    const Theme& theme = input.theme;
    const LaneFonts& fonts = fontsOf(theme);
    const Margins margins = marginsIn(theme, rect.height());
    StageContext stage{.trace = *input.trace,
                       .moment = input.moment,
                       .theme = theme,
                       .fonts = fonts,
                       .mathFont = mathFont_,
                       .weights = ColourMap::named(input.colourMap),
                       .numbers = ColourMap::signedValues(theme.isDark),
                       .columns = columnsIn(input, fonts, rect, margins),
                       .chosen = scene::sourceAt(*input.trace, input.moment, input.source),
                       .original = input.original.get(),
                       .masked = input.masked,
                       .strongest = strongestOf(*input.trace),
                       .numbersShown = input.numbers};
    std::vector<Row> rows = rowsOf(stage);
    const double gaps = 2 * margins.outer + margins.gap * static_cast<double>(rows.size() - 1);
    shareHeight(rows, std::max(rect.height(), leastHeight(rows, margins)) - gaps);
    chooseStateGrid(stage, rows.front().height);

    const double right =
        std::max(rect.right() - margins.outer, stage.columns.right() + LaneCard::padding(theme));
    double bottom = rect.top() + margins.outer;
    for (const Row& row : rows) {
        bottom += row.height + margins.gap;
    }
    bottom -= margins.gap;
    columns_ =
        QRectF(QPointF(stage.columns.left, rect.top()), QPointF(stage.columns.right(), bottom));
    columnCount_ = stage.columns.count;
    Ports ports;
    double cardBelow = 0;
    for (const Row& row : rows) {
        const LaneCard card{QRectF(QPointF(rect.left() + margins.outer, bottom - row.height),
                                   QPointF(right, bottom))};
        LaneRoom room = card.open(row.context, row.painter->gutterHeight(row.context), drawing_);
        if (row.context.current && cardBelow > 0) {
            addFlowBack(drawing_, stage, ports, {card.rect.bottom(), cardBelow});
        }
        cardBelow = card.rect.top();
        ports = row.painter->compose(row.context, room, ports, drawing_);
        addStepChips(row.context, room.gutter, drawing_);
        const bool ofWords = row.context.lane == tape::Stage::Encode;
        lanes_.push_back(
            {row.context.lane, card.rect, ofWords ? columnCount_ : stage.trace.positions()});
        bottom -= row.height + margins.gap;
    }
    std::vector<QRectF> cards;
    std::ranges::transform(lanes_, std::back_inserter(cards), &Lane::rect);
    addChangeMarks(drawing_, stage, input.replaced, cards);
    exact_ = {theme.hover, 2.5 * theme.scale};
    related_ = {theme.related, 2 * theme.scale};
}

void StageView::paint(QPainter& painter) const {
    paintPicture(painter);
    paintLight(painter);
}

void StageView::paintPicture(QPainter& painter) const {
    drawing_.paint(painter);
}

void StageView::paintPicture(QPainter& painter, const QRectF& part) const {
    drawing_.paint(painter, part);
}

void StageView::paintLight(QPainter& painter) const {
    drawing_.paintHighlight(painter, relation_, exact_, related_);
}

int StageView::sourceAt(QPointF point) const {
    if (!columns_.contains(point) || columnCount_ == 0) {
        return -1;
    }
    const double share = (point.x() - columns_.left()) / columns_.width();
    return std::clamp(static_cast<int>(share * columnCount_), 0, columnCount_ - 1);
}

QRectF StageView::crossing(tape::Stage lane, int source) const {
    const auto found = std::ranges::find(lanes_, lane, &Lane::stage);
    if (found == lanes_.end()) {
        return {};
    }
    QRectF rect = found->rect;
    if (source >= 0 && source < found->positions) {
        const double pitch = columns_.width() / found->positions;
        rect.setLeft(columns_.left() + source * pitch);
        rect.setWidth(pitch);
    }
    return rect;
}

}  // namespace lab::figures
