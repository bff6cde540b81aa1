// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "figures/playground/playground_layout.h"

namespace lab::gui {

class PlaygroundSession;

/// The plane with its table and equations. Tips of arrows are dragged, or chosen by Tab and moved
/// by the arrow keys, with Shift in larger steps; a click in the table chooses a mechanism and a
/// key, pointing at a key shows where its numbers come from.
class PlaygroundView final : public QWidget {
    Q_OBJECT

  public:
    explicit PlaygroundView(PlaygroundSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    [[nodiscard]] const figures::PlaygroundFigure& figure() const { return figure_; }
    [[nodiscard]] const figures::PlaygroundLayout& arrangement() const { return layout_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

  private:
    /// An arrow that the mouse holds.
    struct Drag {
        scene::Handle handle;
        QPointF offset;  ///< from the mouse to the tip
        int gesture = 0;
    };
    void showFigure();
    void letGoOfWhatIsGone();
    void mark(scene::Handle handle);
    void point(std::optional<int> key);
    /// The arrow that the keyboard moves, among those there are now.
    [[nodiscard]] std::size_t markedPlace() const;
    [[nodiscard]] std::optional<int> keyUnder(const QPointF& point) const;
    [[nodiscard]] QString tipAt(const QPointF& point) const;
    void showCursor(const QPointF& point);
    void copy();

    PlaygroundSession& session_;
    figures::MathFont font_;
    figures::Theme theme_;
    figures::PlaygroundFigure figure_;
    figures::PlaygroundLayout layout_;
    scene::Handle marked_;
    std::optional<int> pointed_;  ///< a key that the mouse is over
    std::optional<Drag> drag_;
    int keyGesture_ = 0;
};

}  // namespace lab::gui
