// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "figures/difference_layout.h"

namespace lab::gui {

class ExploreSession;

/// What the reader's changes did to the alignment: the weights now minus those of the original. A
/// click goes to the word.
class ChangeMap final : public QWidget {
    Q_OBJECT

  public:
    explicit ChangeMap(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// Without weights where there is nothing to compare.
    [[nodiscard]] const figures::DifferenceFigure& figure() const { return figure_; }
    [[nodiscard]] QRectF cellRect(figures::CellIndex cell) const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 160}; }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    void showDifference();
    void showCursor();
    void arrange();

    ExploreSession& session_;
    figures::DifferenceFigure figure_;
    std::optional<figures::DifferenceLayout> layout_;
    figures::Theme theme_;
};

}  // namespace lab::gui
