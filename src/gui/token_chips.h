// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "figures/theme.h"
#include "gui/sentence_reading.h"

class QPainter;
class QPen;

namespace lab::gui {

/// Tokens as chips that flow over as many lines as they need. One can be lit and chosen with the
/// mouse or, when the widget has the focus, with ↑ ↓ and Enter.
class TokenChips final : public QWidget {
    Q_OBJECT

  public:
    explicit TokenChips(QWidget* parent = nullptr);

    void setReading(const SentenceReading& reading);
    void setTheme(const figures::Theme& theme);
    /// Framed because what belongs to the word is lit elsewhere, strongly where it is the word
    /// itself; -1: none.
    void setLit(int token, bool strongly);
    /// Framed because the stages look at it; -1: none.
    void setCurrent(int token);
    /// Those that cannot be attended to: struck out.
    void setMasked(const std::vector<int>& tokens);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Where a token stands now, in this widget's coordinates.
    [[nodiscard]] QRect chipRect(int token) const;

  signals:
    void hovered(int token);  ///< -1: the mouse has left
    void chosen(int token);
    void masked(int token);  ///< by a double-click, or M

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    struct Chip {
        QString text;
        bool known = true;
        bool added = false;
        bool masked = false;
        int width = 0;  ///< of the text
    };
    void measure();
    [[nodiscard]] std::vector<QRect> arrange(int width) const;
    [[nodiscard]] int tokenAt(const QPoint& point) const;
    [[nodiscard]] QString toolTipOf(int token) const;
    [[nodiscard]] QPen frameOf(int token) const;
    void paintChip(QPainter& painter, int token, const QRect& rect) const;

    SentenceReading reading_;
    std::vector<Chip> chips_;
    figures::Theme theme_;
    int lit_ = -1;
    bool strongly_ = false;
    int current_ = -1;
    int focused_ = -1;
};

}  // namespace lab::gui
