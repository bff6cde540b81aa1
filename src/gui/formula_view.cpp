// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/formula_view.h"

#include <QPainter>
#include <algorithm>

#include "figures/role_colours.h"
#include "gui/explore_session.h"
#include "gui/inspection.h"
#include "scene/quantity_of.h"
#include "scene/symbol.h"

namespace lab::gui {
namespace {

/// One em of a formula at rest, in a low window, and the least when it has to shrink; in steps of
/// the 8 px grid.
constexpr double kEm = 2.75;
constexpr double kCompactEm = 2.25;
constexpr double kLeastEm = 1.85;
/// How far a formula shrinks to stay on one line with its numbers.
constexpr double kBestShrink = 0.8;

double emOf(const figures::Theme& theme) {
    return theme.compact ? kCompactEm : kEm;
}

bool isRelation(const notation::Node& node) {
    const auto* symbol = node.as<notation::Symbol>();
    return symbol != nullptr && symbol->atom == notation::Atom::Relation;
}

notation::Formula joined(const notation::Formula& first, const notation::Formula& second) {
    notation::Formula all = first;
    all.row.insert(all.row.end(), second.row.begin(), second.row.end());
    return all;
}

}  // namespace

FormulaView::FormulaView(ExploreSession& session, figures::MathFont font, QWidget* parent)
    : QuantityView(session, parent),
      font_(font),
      painter_(std::move(font)),
      theme_(figures::Theme::light()) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Formula"));
    setToolTip(tr("Point at a symbol to see where it is, click it to see where it came from"));
    connect(&session, &ExploreSession::cursorChanged, this, &FormulaView::showQuantity);
    connect(&session, &ExploreSession::hoverChanged, this, qOverload<>(&QWidget::update));
    showQuantity();
}

void FormulaView::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    keepHeight();
}

/// Splitters do not ask for a height by width, so the view claims what it needs.
void FormulaView::keepHeight() {
    setFixedHeight(heightNeeded());
    update();
}

void FormulaView::resizeEvent(QResizeEvent* event) {
    QuantityView::resizeEvent(event);
    keepHeight();
}

void FormulaView::showQuantity() {
    equation_ = {};
    numbers_ = {};
    meanings_.clear();
    if (session().hasMoment()) {
        Inspection inspection = inspectionOf(session());
        equation_ = std::move(inspection.formula);
        numbers_ = std::move(inspection.numbers);
        setAccessibleDescription(sayQuantity(session(), session().inspected()));
    }
    keepHeight();
}

figures::FormulaLayout FormulaView::fit(const notation::Formula& formula, double width) const {
    figures::FormulaStyle style;
    style.pixelSize = theme_.space(emOf(theme_));
    style.textFont = theme_.font(figures::TextStyle::Body);
    auto layout = figures::layoutFormula(formula, font_, style);
    if (layout.width > width) {
        const double smaller = style.pixelSize * width / layout.width;
        style.pixelSize = std::max(theme_.space(kLeastEm), smaller);
        layout = figures::layoutFormula(formula, font_, style);
    }
    return layout;
}

/// On one line where that nearly fits, else the numbers below the equation.
std::vector<FormulaView::Line> FormulaView::arrange(int width) const {
    if (equation_.row.empty()) {
        return {};
    }
    figures::FormulaStyle style;
    style.pixelSize = theme_.space(emOf(theme_));
    style.textFont = theme_.font(figures::TextStyle::Body);
    std::vector<Line> lines;
    auto whole = figures::layoutFormula(joined(equation_, numbers_), font_, style);
    const double shrink = theme_.compact ? kLeastEm / kCompactEm : kBestShrink;
    // Numbers that do not go on from the equation stand by themselves.
    const bool goesOn = numbers_.row.empty() || isRelation(numbers_.row.front());
    if (goesOn && (whole.width * shrink <= width || numbers_.row.empty())) {
        lines.push_back({fit(joined(equation_, numbers_), width), {}});
    } else {
        lines.push_back({fit(equation_, width), {}});
        for (const notation::Formula& part : broken(numbers_, width)) {
            lines.push_back({fit(part, width), {}});
        }
    }
    const double gap = theme_.space(theme_.compact ? 0.5 : 1);
    double y = gap;
    for (Line& line : lines) {
        y += line.layout.ascent;
        line.origin = {std::max(0.0, (width - line.layout.width) / 2), y};
        y += line.layout.descent + gap;
    }
    return lines;
}

/// Numbers too long for one line go on before their last relation sign.
std::vector<notation::Formula> FormulaView::broken(const notation::Formula& numbers,
                                                   double width) const {
    const auto& row = numbers.row;
    const auto last = std::find_if(row.rbegin(), row.rend(), isRelation);
    const auto split = last == row.rend() ? row.begin() : std::prev(last.base());
    figures::FormulaStyle style;
    style.pixelSize = theme_.space(kLeastEm);
    style.textFont = theme_.font(figures::TextStyle::Body);
    if (split == row.begin() || figures::layoutFormula(numbers, font_, style).width <= width) {
        return {numbers};
    }
    return {notation::Formula{{row.begin(), split}}, notation::Formula{{split, row.end()}}};
}

int FormulaView::heightNeeded() const {
    const auto lines = arrange(width());
    // Most formulas are lower: the tree below does not jump from step to step.
    const int least = qRound(theme_.space(theme_.compact ? 7.5 : 10));
    if (lines.empty()) {
        return least;
    }
    const Line& last = lines.back();
    return std::max(least, qRound(last.origin.y() + last.layout.descent + theme_.space(1)));
}

QSize FormulaView::sizeHint() const {
    return {qRound(theme_.space(45)), height()};
}

QSize FormulaView::minimumSizeHint() const {
    return {qRound(theme_.space(20)), height()};
}

const FormulaView::Meaning& FormulaView::meaningOf(const figures::FormulaLayout::Link& link) const {
    const QString key = link.step + QLatin1Char('=') + link.text;
    const auto known = meanings_.constFind(key);
    return known != meanings_.constEnd() ? *known : *meanings_.insert(key, findMeaning(link));
}

tape::Place FormulaView::place() const {
    const scene::Moment moment = session().moment();
    const scene::Quantity inspected = session().inspected();
    const tape::Step* step =
        inspected.valid() ? session().trace()->stepOf(inspected.node) : nullptr;
    tape::Place place = step != nullptr ? step->place : moment.place();
    place.source = session().source();
    place.head = place.head < 0 ? moment.head : place.head;
    return place;
}

/// The formula names a step; which number or column of it is said by the indices that are drawn.
FormulaView::Meaning FormulaView::findMeaning(const figures::FormulaLayout::Link& link) const {
    if (!session().hasMoment()) {
        return {};
    }
    const models::Trace& trace = *session().trace();
    const auto at = [&](int source) {
        tape::Place there = place();
        there.source = source;
        return scene::quantityOf(trace, link.step.toStdString(), there);
    };
    const auto isDrawn = [&](const scene::Quantity& quantity) {
        return quantity.valid() && scene::plainText(scene::symbolOf(trace, quantity)) == link.text;
    };
    if (const scene::Quantity here = at(session().source()); !here.valid() || isDrawn(here)) {
        return {.quantity = here};
    }
    const int positions = std::max(trace.sourcePositions(), trace.positions());
    for (int source = 0; source < positions; ++source) {
        if (const scene::Quantity there = at(source); isDrawn(there)) {
            return {.quantity = there};
        }
    }
    return {.quantity = at(session().source()), .oneOfMany = true};
}

std::vector<QuantityView::Spot> FormulaView::spots() const {
    std::vector<Spot> all;
    for (const Line& line : arrange(width())) {
        for (const auto& link : line.layout.links) {
            if (const auto& quantity = meaningOf(link).quantity; quantity.valid()) {
                all.push_back({link.rect.translated(line.origin), quantity});
            }
        }
    }
    return all;
}

scene::Quantity FormulaView::quantityAt(const QPointF& point) const {
    for (const Line& line : arrange(width())) {
        if (const auto* link = line.layout.linkAt(point - line.origin)) {
            return meaningOf(*link).quantity;
        }
    }
    return {};
}

QColor FormulaView::groundOf(const figures::FormulaLayout::Link& link) const {
    const scene::Relation& relation = session().relation();
    if (!relation.hovered().valid()) {
        return {};
    }
    const auto& [shown, oneOfMany] = meaningOf(link);
    if (oneOfMany) {
        return shown.node == relation.hovered().node ? theme_.cursorSurface : QColor();
    }
    switch (relation.lightOf(shown)) {
        case scene::Relation::Light::Exact:
            return theme_.cursorSurface;
        case scene::Relation::Light::Related:
            return theme_.highlight;
        case scene::Relation::Light::None:
            break;
    }
    return {};
}

figures::FormulaColours FormulaView::colours() const {
    auto colours = figures::FormulaColours::of(theme_);
    const auto trace = session().trace();
    colours.roleOfStep = [trace,
                          at = place()](const QString& name) -> std::optional<notation::Role> {
        const tape::Step* step = trace->find(name.toStdString(), at);
        return step != nullptr ? figures::formulaRole(step->label->role) : std::nullopt;
    };
    colours.groundOfLink = [this](const auto& link) { return groundOf(link); };
    return colours;
}

void FormulaView::paintEvent(QPaintEvent* /*event*/) {
    if (!session().hasMoment()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto palette = colours();
    for (const Line& line : arrange(width())) {
        painter_.paint(painter, line.layout, line.origin, palette);
    }
    paintFocus(painter, theme_);
}

}  // namespace lab::gui
