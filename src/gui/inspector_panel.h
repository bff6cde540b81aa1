// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"
#include "scene/quantity.h"

class QLabel;
class QModelIndex;
class QScrollArea;
class QToolButton;

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
class ProvenanceTree;

/// What the inspected number is: its step, formula and numbers, the tree of where it came from,
/// and the terms that add up to it.
class InspectorPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit InspectorPanel(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// What it explains, as its header says.
    [[nodiscard]] QString title() const;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  signals:
    /// Another number is wanted in the place of a row's; as ProvenanceTree::editAsked().
    void editAsked(const lab::scene::Quantity& quantity, const QRect& place);

  private:
    [[nodiscard]] bool low() const;
    void applyTheme();
    void showQuantity();
    void showHeader();
    void showContributions();
    void chooseRow(const QModelIndex& index);

    ExploreSession& session_;
    PanelHeader* header_;
    QScrollArea* scroll_;
    FormulaView* formula_ = nullptr;
    QLabel* gradient_;
    ElidedLabel* treeTitle_;
    scene::ProvenanceModel* model_;
    ProvenanceDelegate* delegate_ = nullptr;
    ProvenanceTree* tree_ = nullptr;
    ContributionStrip* strip_;
    ElidedLabel* stripCaption_;
    QToolButton* back_;
    figures::Theme theme_;
    bool compact_ = false;  ///< titles and margins give way to the tree
};

}  // namespace lab::gui
