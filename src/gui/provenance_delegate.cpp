// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/provenance_delegate.h"

#include <QPainter>
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

}  // namespace

ProvenanceDelegate::ProvenanceDelegate(figures::MathFont font, QObject* parent)
    : QStyledItemDelegate(parent),
      font_(font),
      formulas_(std::move(font)),
      theme_(figures::Theme::light()) {}

void ProvenanceDelegate::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    layouts_.clear();
    emit sizeHintChanged({});  // the view keeps the rows' height until then
}

QSize ProvenanceDelegate::sizeHint(const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    const int height = qRound(theme_.space(3.75));
    if (index.column() != ProvenanceModel::NameColumn) {
        return {size.width() + qRound(theme_.space(2)), height};
    }
    const auto& layout = layoutOf(index.data(ProvenanceModel::LatexRole).toString());
    return {qRound(layout.width + theme_.space(1.5)), height};
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

void ProvenanceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const bool lit = (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) != 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (lit) {
        painter->fillRect(option.rect, theme_.highlight);
    }
    if (index.column() == ProvenanceModel::NameColumn) {
        paintName(*painter, option.rect, index);
    } else {
        paintText(*painter, option.rect, index);
    }
    painter->restore();
}

void ProvenanceDelegate::paintName(QPainter& painter, const QRect& rect,
                                   const QModelIndex& index) const {
    const auto& layout = layoutOf(index.data(ProvenanceModel::LatexRole).toString());
    const auto role = static_cast<tape::Role>(index.data(ProvenanceModel::StepRole).toInt());
    auto colours = figures::FormulaColours::of(theme_);
    colours.ink = figures::textColour(theme_, role);
    painter.setClipRect(rect);
    painter.translate(rect.left() + theme_.space(0.5), rect.center().y() + theme_.space(0.75));
    const double room = rect.width() - theme_.space(1);
    if (layout.width > room) {
        const double smaller = std::max(room / layout.width, kLeastShrink);
        painter.scale(smaller, smaller);
    }
    formulas_.paint(painter, layout, {}, colours);
}

void ProvenanceDelegate::paintText(QPainter& painter, const QRect& rect,
                                   const QModelIndex& index) const {
    const bool value = index.column() == ProvenanceModel::ValueColumn;
    painter.setFont(theme_.font(value ? figures::TextStyle::Body : figures::TextStyle::Caption));
    painter.setPen(value ? theme_.ink : theme_.inkMuted);
    const QRect room = rect.adjusted(qRound(theme_.space(0.5)), 0, -qRound(theme_.space(0.5)), 0);
    painter.drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
}

}  // namespace lab::gui
