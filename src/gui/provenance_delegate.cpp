// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/provenance_delegate.h"

#include <QPainter>
#include <QtMath>
#include <algorithm>

#include "figures/role_colours.h"
#include "notation/latex.h"
#include "scene/provenance_model.h"

namespace lab::gui {

using scene::ProvenanceModel;

namespace {

/// A tree can name thousands of numbers; those seen last are typeset again fast enough.
constexpr qsizetype kMostLayouts = 2000;
/// How far a name shrinks to fit its column.
constexpr double kLeastShrink = 0.8;
/// Left and right of every text, in steps of the 8 px grid.
constexpr double kSide = 0.5;

figures::TextStyle styleOf(const QModelIndex& index) {
    return index.column() == ProvenanceModel::ValueColumn ? figures::TextStyle::Body
                                                          : figures::TextStyle::Caption;
}

/// The last place before `limit` where a glyph begins, so that none is cut in two.
double endOfWhatFits(const figures::FormulaLayout& layout, double limit) {
    double end = 0;
    for (const auto& glyph : layout.glyphs) {
        if (glyph.position.x() <= limit) {
            end = std::max(end, glyph.position.x());
        }
    }
    return end;
}

}  // namespace

ProvenanceDelegate::ProvenanceDelegate(figures::MathFont font, QObject* parent)
    : QStyledItemDelegate(parent),
      font_(font),
      formulas_(std::move(font)),
      theme_(figures::Theme::light()) {}

void ProvenanceDelegate::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    layouts_.clear();
    texts_ = {};
    emit sizeHintChanged({});  // the view keeps the rows' height until then
}

QSize ProvenanceDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                                   const QModelIndex& index) const {
    const double width = index.column() == ProvenanceModel::NameColumn
                             ? layoutOf(index.data(ProvenanceModel::LatexRole).toString()).width
                             : textOf(index).size().width();
    return {qCeil(width + 2 * theme_.space(kSide)) + 1, qRound(theme_.space(3.75))};
}

const figures::FormulaLayout& ProvenanceDelegate::layoutOf(const QString& latex) const {
    if (layouts_.size() > kMostLayouts) {
        layouts_.clear();
    }
    const auto found = layouts_.constFind(latex);
    if (found != layouts_.constEnd()) {
        return *found;
    }
    figures::FormulaStyle style;
    style.pixelSize = theme_.space(2.25);
    style.display = false;
    style.textFont = theme_.font(figures::TextStyle::Body);
    return *layouts_.insert(
        latex, figures::layoutFormula(notation::parseLatex(latex.toStdString()), font_, style));
}

QStaticText ProvenanceDelegate::textOf(const QModelIndex& index) const {
    auto& texts = texts_[static_cast<std::size_t>(index.column())];
    const QString text = index.data().toString();
    const auto found = texts.constFind(text);
    if (found != texts.constEnd()) {
        return *found;
    }
    if (texts.size() >= kMostLayouts) {
        texts.clear();
    }
    QStaticText shaped(text);
    shaped.setTextFormat(Qt::PlainText);
    shaped.prepare({}, theme_.font(styleOf(index)));
    return *texts.insert(text, shaped);
}

void ProvenanceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect, Qt::IntersectClip);
    const double side = theme_.space(kSide);
    const QRectF room = QRectF(option.rect).adjusted(side, 0, -side, 0);
    if (index.column() == ProvenanceModel::NameColumn) {
        paintName(*painter, room, index);
    } else {
        paintText(*painter, room, index);
    }
    painter->restore();
}

/// Smaller where there is too little room, and beyond that shortened.
void ProvenanceDelegate::paintName(QPainter& painter, const QRectF& room,
                                   const QModelIndex& index) const {
    const auto& layout = layoutOf(index.data(ProvenanceModel::LatexRole).toString());
    const auto role = static_cast<tape::Role>(index.data(ProvenanceModel::StepRole).toInt());
    auto colours = figures::FormulaColours::of(theme_);
    colours.ink = figures::textColour(theme_, role);
    const double smaller = std::clamp(room.width() / layout.width, kLeastShrink, 1.0);
    painter.translate(room.left(), room.center().y() + theme_.space(0.75));
    painter.scale(smaller, smaller);
    if (layout.width * smaller > room.width() + 0.5) {
        paintDots(painter, layout, room.width() / smaller, colours.ink);
    }
    formulas_.paint(painter, layout, {}, colours);
}

/// The dots at the end of what fits into `width`; clips the rest.
void ProvenanceDelegate::paintDots(QPainter& painter, const figures::FormulaLayout& layout,
                                   double width, const QColor& ink) const {
    const QString dots(QChar(0x2026));
    const QFont font = theme_.font(figures::TextStyle::Body);
    const double end = endOfWhatFits(layout, width - QFontMetricsF(font).horizontalAdvance(dots));
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QPointF(end, 0), dots);
    painter.setClipRect(QRectF(0, -layout.ascent, end, layout.height()).adjusted(-4, -4, 0, 4),
                        Qt::IntersectClip);
}

void ProvenanceDelegate::paintText(QPainter& painter, const QRectF& room,
                                   const QModelIndex& index) const {
    painter.setFont(theme_.font(styleOf(index)));
    painter.setPen(index.column() == ProvenanceModel::ValueColumn ? theme_.ink : theme_.inkMuted);
    const QStaticText text = textOf(index);
    if (text.size().width() <= room.width()) {
        painter.drawStaticText(QPointF(room.left(), room.center().y() - text.size().height() / 2),
                               text);
        return;
    }
    painter.drawText(room, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text.text(), Qt::ElideRight,
                                                      static_cast<int>(room.width())));
}

}  // namespace lab::gui
