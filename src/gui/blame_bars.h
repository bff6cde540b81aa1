// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/quantity_view.h"
#include "scene/blame.h"

namespace lab::gui {

/// Where gradients are handed on to: a heading for each quantity that has one, and a bar for each
/// that gets a part. Numbers are red where more makes the loss larger, else blue; lengths grey.
class BlameBars final : public QuantityView {
    Q_OBJECT

  public:
    explicit BlameBars(ExploreSession& session, QWidget* parent = nullptr);

    /// Of one trace, the session's.
    void setGroups(std::vector<scene::BlameGroup> groups);
    void setTheme(const figures::Theme& theme);
    [[nodiscard]] const std::vector<scene::BlameGroup>& groups() const { return groups_; }

    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] scene::Quantity quantityAt(const QPointF& point) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    /// One line: a heading, a bar or what is left out.
    struct Line {
        scene::Quantity quantity;
        QString name;
        QString number;
        double share = 0;  ///< of the longest bar of its group, with the sign of a number
        bool heading = false;
        bool isNumber = false;
    };
    void addLines(const scene::BlameGroup& group);
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] QRectF rectOf(std::size_t line) const;
    void paintBar(QPainter& painter, const Line& line, const QRectF& rect) const;

    std::vector<scene::BlameGroup> groups_;
    std::vector<Line> lines_;
    figures::Theme theme_ = figures::Theme::light();
};

}  // namespace lab::gui
