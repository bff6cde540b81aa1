// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "figures/measured_font.h"
#include "figures/theme.h"
#include "scene/relation.h"
#include "scene/timeline.h"

namespace lab::gui {

/// The words with their steps as bars: done, current, to come. A click or a drag goes to a step.
class TimelineWidget final : public QWidget {
    Q_OBJECT

  public:
    explicit TimelineWidget(QWidget* parent = nullptr);

    /// `nameOf` says in words what a step is; asked when it is pointed at.
    /// `wordCaption` names the stages of each word, below the bars.
    void setTimeline(const scene::Timeline& timeline, std::function<QString(int)> nameOf,
                     const QString& wordCaption);
    void setStep(int step);
    void setTheme(const figures::Theme& theme);
    /// The words at which stands what the mouse is over, here or elsewhere.
    void setLit(const scene::Standing& standing);

    /// Where a step's bar stands now, in this widget's coordinates.
    [[nodiscard]] QRectF barRect(int step) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  signals:
    void stepChosen(int step);
    void pointed(int step);  ///< -1: the mouse has left

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    void describeStep();
    [[nodiscard]] double barWidth(double width) const;
    [[nodiscard]] int stepAt(double x) const;
    [[nodiscard]] QRectF groupRect(const scene::Timeline::Group& group) const;
    [[nodiscard]] QColor barColour(int step) const;
    [[nodiscard]] QString titleOf(const scene::Timeline::Group& group,
                                  const figures::MeasuredFont& font, double room) const;
    [[nodiscard]] QRectF roomOf(const scene::Timeline::Group& group) const;
    [[nodiscard]] QRectF currentTitle() const;
    [[nodiscard]] QRect placeOfStep() const;
    void paintTitles(QPainter& painter, const QRectF& part) const;
    void paintBars(QPainter& painter, const QRectF& part) const;
    void paintLit(QPainter& painter, const QRectF& rect) const;
    void paintCaptions(QPainter& painter) const;

    scene::Timeline timeline_;
    std::function<QString(int)> nameOf_;
    QString wordCaption_;
    figures::Theme theme_;
    figures::MeasuredFont title_;
    figures::MeasuredFont currentTitle_;  ///< bold
    scene::Standing lit_;
    int step_ = 0;
    double captionHeight_ = 0;
};

}  // namespace lab::gui
