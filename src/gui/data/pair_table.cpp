// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/pair_table.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QPainter>
#include <algorithm>

namespace lab::gui {
namespace {

using figures::TextStyle;

QString textOf(const std::vector<PreviewToken>& tokens) {
    QStringList words;
    for (const PreviewToken& token : tokens) {
        words << (token.known ? token.text : PairModel::tr("%1 (unknown)").arg(token.text));
    }
    return words.join(u' ');
}

const std::vector<PreviewToken>* tokensAt(const PairModel& model, const QModelIndex& index) {
    switch (index.column()) {
        case PairModel::Source:
            return &model.pair(index.row()).source;
        case PairModel::Target:
            return &model.pair(index.row()).target;
        default:
            return nullptr;
    }
}

}  // namespace

void PairModel::setPairs(std::vector<PreviewPair> pairs) {
    beginResetModel();
    pairs_ = std::move(pairs);
    endResetModel();
}

const PreviewPair& PairModel::pair(int row) const {
    return pairs_.at(static_cast<std::size_t>(row));
}

int PairModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(pairs_.size());
}

int PairModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant PairModel::data(const QModelIndex& index, int role) const {
    const bool isText =
        role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (!index.isValid() || !isText) {
        return {};
    }
    const PreviewPair& row = pair(index.row());
    switch (index.column()) {
        case Line:
            return row.line == 0 ? QString::number(index.row() + 1) : QString::number(row.line);
        case Source:
            return textOf(row.source);
        case Target:
            return textOf(row.target);
        default:
            return row.heldOut ? tr("held out") : tr("training");
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Line:
            return tr("Line");
        case Source:
            return tr("Source");
        case Target:
            return tr("Target");
        default:
            return tr("Part");
    }
}

void PairDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const auto& model = static_cast<const PairModel&>(*index.model());
    const std::vector<PreviewToken>* tokens = tokensAt(model, index);
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    const QRect cell = option.rect;
    painter->save();
    painter->setClipRect(cell);
    painter->fillRect(cell, chosen ? theme_.highlight : theme_.surfaceRaised);
    painter->setFont(theme_.font(TextStyle::Body));
    const QFontMetrics metrics(painter->font());
    const int gap = qRound(theme_.space(1));
    const int padding = qRound(theme_.space(0.5));
    if (tokens == nullptr) {
        painter->setPen(theme_.inkMuted);
        const QRect room = cell.adjusted(gap, 0, -gap, 0);
        const auto side = index.column() == PairModel::Line ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(room, side | Qt::AlignVCenter, index.data().toString());
        painter->restore();
        return;
    }
    const QString dots = QStringLiteral("…");
    const int height = metrics.height() + padding;
    QRect chip(cell.left() + padding, cell.center().y() - height / 2, 0, height);
    for (const PreviewToken& token : *tokens) {
        chip.setWidth(metrics.horizontalAdvance(token.text) + 2 * padding);
        // Where more follows there must be room for the dots behind this one.
        const int after =
            &token == &tokens->back() ? 0 : 2 * padding + metrics.horizontalAdvance(dots);
        if (chip.right() + after >= cell.right()) {
            painter->setPen(theme_.inkMuted);
            painter->drawText(chip.left() + padding, cell.top(), cell.width(), cell.height(),
                              Qt::AlignLeft | Qt::AlignVCenter, dots);
            break;
        }
        painter->setBrush(token.known ? theme_.chip : theme_.warningSurface);
        painter->setPen(token.known ? QPen(theme_.chipBorder)
                                    : QPen(theme_.warningText, 1, Qt::DashLine));
        painter->drawRoundedRect(chip, theme_.radius() / 2, theme_.radius() / 2);
        painter->setPen(token.known ? theme_.ink : theme_.warningText);
        painter->drawText(chip, Qt::AlignCenter, token.text);
        chip.moveLeft(chip.right() + padding);
    }
    painter->restore();
}

PairTable::PairTable(QWidget* parent)
    : QTableView(parent), model_(new PairModel(this)), delegate_(new PairDelegate(this)) {
    setObjectName(QStringLiteral("pairTable"));
    setModel(model_);
    setItemDelegate(delegate_);
    setAccessibleName(tr("The first pairs as they will be used"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void PairTable::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    delegate_->setTheme(theme);
    const QFontMetrics metrics(theme.font(TextStyle::Body));
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(metrics.height() + qRound(theme.space(1.5)));
    fitColumns();
    viewport()->update();
}

void PairTable::setPairs(const std::vector<PreviewPair>& pairs) {
    model_->setPairs(pairs);
    horizontalHeader()->setVisible(!pairs.empty());
    if (!pairs.empty()) {
        setCurrentIndex(model_->index(0, PairModel::Source));
    }
    fitColumns();
}

void PairTable::setEmptyText(const QString& text) {
    emptyText_ = text;
    viewport()->update();
}

/// The two sentences share what the narrow columns leave.
void PairTable::fitColumns() {
    const QFontMetrics metrics(theme_.font(TextStyle::Body));
    const int padding = qRound(theme_.space(3));
    const int line = metrics.horizontalAdvance(QStringLiteral("00000")) + padding;
    const int part = metrics.horizontalAdvance(tr("training")) + padding;
    const bool fromFile = model_->rowCount() == 0 || model_->pair(0).line > 0;
    setColumnHidden(PairModel::Line, !fromFile);
    const int rest = std::max(2, viewport()->width() - (fromFile ? line : 0) - part);
    horizontalHeader()->resizeSection(PairModel::Line, line);
    horizontalHeader()->resizeSection(PairModel::Part, part);
    horizontalHeader()->resizeSection(PairModel::Source, rest / 2);
    horizontalHeader()->resizeSection(PairModel::Target, rest - rest / 2);
}

void PairTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void PairTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (model_->rowCount() > 0) {
        return;
    }
    QPainter painter(viewport());
    painter.setFont(theme_.font(TextStyle::Body));
    painter.setPen(theme_.inkMuted);
    const int side = qRound(theme_.space(3));
    painter.drawText(viewport()->rect().adjusted(side, side, -side, -side),
                     Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

}  // namespace lab::gui
