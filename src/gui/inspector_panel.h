// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QModelIndex;
class QScrollArea;
class QTreeView;

namespace lab::scene {
class ProvenanceModel;
}

namespace lab::gui {

class ContributionStrip;
class ElidedLabel;
class ExploreSession;
class FormulaView;
class PanelHeader;
class ProvenanceDelegate;

/// What the inspected number is: its step, formula and numbers, the tree of where it came from,
/// and the terms that add up to it.
class InspectorPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit InspectorPanel(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void makeTree();
    void showQuantity();
    /// The number and what it was computed from; lists of many numbers stay closed.
    void openFirstRows();
    void showHeader();
    void showContributions();
    void showHover();
    void chooseRow(const QModelIndex& index);
    void sizeColumns();

    ExploreSession& session_;
    PanelHeader* header_;
    QScrollArea* scroll_;
    FormulaView* formula_;
    ElidedLabel* treeTitle_;
    scene::ProvenanceModel* model_;
    ProvenanceDelegate* delegate_ = nullptr;
    QTreeView* tree_;
    ContributionStrip* strip_;
    ElidedLabel* stripCaption_;
    bool compact_ = false;
};

}  // namespace lab::gui
