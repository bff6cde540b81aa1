// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <vector>

#include "figures/theme.h"
#include "gui/data/data_reading.h"

namespace lab::gui {

/// Pairs as rows: line, source, target, part.
class PairModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Line, Source, Target, Part, columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setPairs(std::vector<PreviewPair> pairs);
    [[nodiscard]] const PreviewPair& pair(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// The display text marks unknown words in words too, for those who listen.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  private:
    std::vector<PreviewPair> pairs_;
};

/// Draws the sentences of a row token by token; unknown words in a dashed frame.
class PairDelegate final : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const figures::Theme& theme) { theme_ = theme; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

  private:
    figures::Theme theme_ = figures::Theme::light();
};

/// The first pairs of a data set as they will be used. Says what to do while it has none.
class PairTable final : public QTableView {
    Q_OBJECT

  public:
    explicit PairTable(QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    void setPairs(const std::vector<PreviewPair>& pairs);
    /// In place of pairs, while there are none.
    void setEmptyText(const QString& text);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void fitColumns();

    PairModel* model_;
    PairDelegate* delegate_;
    QString emptyText_;
    figures::Theme theme_ = figures::Theme::light();
};

}  // namespace lab::gui
