// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/page.h"
#include "gui/player.h"

class QFrame;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace lab::gui {

class CompareSession;
class CompareStrip;
class ComparisonView;
class ContenderPanel;
class DifferencePanel;
class TransportBar;

/// The page Compare: the sentence above, the contenders' alignments side by side, right the chosen
/// contender and the difference of any two, below one cursor for all.
class ComparePage final : public Page {
    Q_OBJECT

  public:
    explicit ComparePage(CompareSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme) override;
    [[nodiscard]] Stepping* stepping() const override;
    [[nodiscard]] Player* player() const override { return player_; }
    void focusSentence() override;
    void focusPicture() override;
    void openExport() override;
    void setSideShown(bool shown) override;

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* makeSide();
    void arrange();
    void showState();
    /// Scrolls to the panel that is looked at, when it becomes another.
    void showCurrent();

    CompareSession& session_;
    Player* player_;
    CompareStrip* strip_;
    ComparisonView* view_;
    QScrollArea* scroll_;
    QStackedWidget* centre_;
    QFrame* side_;
    ContenderPanel* contender_ = nullptr;
    DifferencePanel* difference_ = nullptr;
    TransportBar* transport_;
    double scale_ = 1;
    int current_ = 0;
};

}  // namespace lab::gui
