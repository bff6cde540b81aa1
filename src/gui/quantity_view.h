// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QWidget>
#include <vector>

#include "figures/theme.h"
#include "scene/quantity.h"

class QPainter;

namespace lab::gui {

class ExploreSession;

/// A picture whose parts are numbers of the trace: what the mouse is over lights up everywhere,
/// a click chooses it. With the keyboard: ↑ ↓ Ctrl+← Ctrl+→ go from part to part, Enter chooses.
class QuantityView : public QWidget {
    Q_OBJECT

  public:
    explicit QuantityView(ExploreSession& session, QWidget* parent = nullptr);

    /// A part of the picture, in this widget's coordinates.
    struct Spot {
        QRectF rect;
        scene::Quantity quantity;
    };
    /// The parts that the keyboard reaches.
    [[nodiscard]] virtual std::vector<Spot> spots() const = 0;
    /// What is under a point; invalid where nothing is.
    [[nodiscard]] virtual scene::Quantity quantityAt(const QPointF& point) const = 0;

  signals:
    /// The keys have moved to a part: a scrolling view shows it.
    void movedTo(const QRect& part);
    /// Another number is wanted in the place of this one: by a double-click or F2. `place` in
    /// global coordinates.
    void editAsked(const lab::scene::Quantity& quantity, const QRect& place);

  protected:
    /// What a click or Enter does; here: the inspector explains the quantity.
    virtual void activate(const scene::Quantity& quantity);
    [[nodiscard]] ExploreSession& session() const { return session_; }
    /// What keys act on: what the mouse or the arrow keys have led to, else what was chosen, if it
    /// is here.
    [[nodiscard]] scene::Quantity pointedAt() const;
    /// A frame around the view while the keyboard has led here.
    void paintFocus(QPainter& painter, const figures::Theme& theme) const;

    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void moveSpot(const QPointF& direction);
    void askToEdit();

    ExploreSession& session_;
    bool framed_ = false;
};

/// "α₆,₇ = 0.9155, alignment weight of “apples” for “pommes”"; empty for none.
QString sayQuantity(const ExploreSession& session, const scene::Quantity& quantity);

}  // namespace lab::gui
