// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "figures/theme.h"

namespace lab::gui {

/// A data set in a list: its name, and below it what it is.
class DataRowDelegate final : public QStyledItemDelegate {
    Q_OBJECT

  public:
    static constexpr int FactsRole = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const figures::Theme& theme) { theme_ = theme; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

  private:
    figures::Theme theme_ = figures::Theme::light();
};

}  // namespace lab::gui
