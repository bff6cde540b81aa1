// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstddef>
#include <vector>

#include "scene/what_if.h"

class QCheckBox;
class QLabel;
class QSlider;
class QToolButton;
class QVBoxLayout;

namespace lab::gui {

class ExploreSession;

/// What the reader has changed in the run: the temperature, a list of changes of which each can be
/// switched off or taken back, and what became of the translation.
class WhatIfPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit WhatIfPanel(ExploreSession& session, QWidget* parent = nullptr);

  signals:
    /// What had the focus in it is disabled or gone.
    void focusFreed();

  private:
    QWidget* makeHeader();
    QWidget* makeTemperature();
    void showWhatIf();
    void showParts();
    void showTemperature();
    void showChanges();
    void showTranslations();
    QWidget* makeRow(std::size_t k);
    [[nodiscard]] QString textOf(const scene::Change& change) const;
    [[nodiscard]] QString tipOf(const scene::Change& change) const;
    void setTemperature(int position);

    ExploreSession& session_;
    QToolButton* undo_ = nullptr;
    QToolButton* redo_ = nullptr;
    QToolButton* reset_ = nullptr;
    QSlider* slider_ = nullptr;
    QLabel* temperature_ = nullptr;
    QCheckBox* keepsWords_;
    QWidget* list_;
    QVBoxLayout* rows_;
    std::vector<QCheckBox*> boxes_;  ///< one for each change
    QLabel* hint_;
    QLabel* translations_;
    int gesture_ = 0;  ///< of the slider
};

}  // namespace lab::gui
