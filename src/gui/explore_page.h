// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "gui/page.h"
#include "gui/player.h"
#include "gui/saved_state.h"
#include "scene/quantity.h"

class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace lab::gui {

class AlignmentPanel;
class BlamePanel;
class DrawGradientPanel;
class ExploreSession;
class InspectorPanel;
class MessageBar;
class NowPanel;
class NumberEditor;
class SamplePanel;
class SentencePanel;
class StageWidget;
class TransportBar;
class Veil;

/// The page Explore: sentence and options left, stages in the middle, alignment and inspector
/// right, stepping below.
class ExplorePage final : public Page {
    Q_OBJECT

  public:
    explicit ExplorePage(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme) override;
    [[nodiscard]] Stepping* stepping() const override;
    [[nodiscard]] Player* player() const override { return player_; }
    void focusSentence() override;
    void focusPicture() override;
    void openExport() override;
    /// A hidden side panel comes back while a sentence is typed.
    void setSideShown(bool shown) override;
    void restore(const WindowLayout& layout);
    void store(WindowLayout& layout) const;

    [[nodiscard]] AlignmentPanel& alignment() const { return *alignment_; }
    [[nodiscard]] StageWidget& stage() const { return *stage_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void arrangePanels();
    /// The columns' standard widths, until the reader has chosen others.
    void arrangeColumns();
    /// The matrix gets the height in which every word is named, the inspector the rest.
    void arrangeRight();
    QWidget* makeSide();
    QWidget* makeCentre();
    QWidget* makeRight();
    void showCentre();
    void showOutdated();
    /// Scrolls the stages no further than needed.
    void bringIntoSight(const QRect& place);
    void followStage();
    /// Numbers of every picture can be replaced.
    void connectEditor();
    void edit(const scene::Quantity& quantity, const QRect& place);

    ExploreSession& session_;
    Player* player_;
    QSplitter* columns_;
    QSplitter* rightPanels_ = nullptr;
    QScrollArea* side_ = nullptr;
    SentencePanel* sentence_ = nullptr;
    NowPanel* now_ = nullptr;
    BlamePanel* blame_ = nullptr;
    SamplePanel* samples_ = nullptr;
    DrawGradientPanel* drawGradients_ = nullptr;
    QStackedWidget* centre_ = nullptr;
    QScrollArea* stageScroll_ = nullptr;
    StageWidget* stage_ = nullptr;
    AlignmentPanel* alignment_ = nullptr;
    InspectorPanel* inspector_ = nullptr;
    TransportBar* transport_;
    NumberEditor* editor_ = nullptr;
    std::size_t shownChanges_ = 0;  ///< of what if, when the side panel was last scrolled to them
    std::vector<Veil*> veils_;      ///< over what belongs to an earlier sentence
    double scale_ = 1;
    int leastInspector_ = 0;
    bool sideShown_ = true;
    bool columnsChosen_ = false;
    bool rightChosen_ = false;
};

}  // namespace lab::gui
