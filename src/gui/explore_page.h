// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "figures/theme.h"
#include "gui/saved_state.h"

class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace lab::gui {

class AlignmentPanel;
class ExploreSession;
class InspectorPanel;
class MessageBar;
class NowPanel;
class Player;
class SentencePanel;
class StageWidget;
class TransportBar;
class Veil;

/// The page Explore: sentence and options left, stages in the middle, alignment and inspector
/// right, stepping below.
class ExplorePage final : public QWidget {
    Q_OBJECT

  public:
    ExplorePage(ExploreSession& session, Player& player, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// The side panel shown or hidden; a hidden one comes back while a sentence is typed.
    void setSideShown(bool shown);
    void focusSentence();
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
    void showMessage();
    void showCentre();
    void showOutdated();
    /// Scrolls the stages no further than needed.
    void bringIntoSight(const QRect& place);
    void followStage();

    ExploreSession& session_;
    MessageBar* message_;
    QSplitter* columns_;
    QSplitter* rightPanels_ = nullptr;
    QScrollArea* side_ = nullptr;
    SentencePanel* sentence_ = nullptr;
    NowPanel* now_ = nullptr;
    QStackedWidget* centre_ = nullptr;
    QScrollArea* stageScroll_ = nullptr;
    StageWidget* stage_ = nullptr;
    AlignmentPanel* alignment_ = nullptr;
    InspectorPanel* inspector_ = nullptr;
    TransportBar* transport_;
    std::vector<Veil*> veils_;  ///< over what belongs to an earlier sentence
    double scale_ = 1;
    int leastInspector_ = 0;
    bool sideShown_ = true;
    bool columnsChosen_ = false;
    bool rightChosen_ = false;
};

}  // namespace lab::gui
