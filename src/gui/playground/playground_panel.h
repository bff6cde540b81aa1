// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "figures/theme.h"
#include "scene/playground.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QSlider;
class QToolButton;
class QVBoxLayout;

namespace lab::gui {

class ElidedComboBox;
class NumberField;
class PlaygroundSession;

/// The numbers of the playground, to be typed: examples to start from, arrows, the parameters of
/// the mechanisms, undo and reset.
class PlaygroundPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit PlaygroundPanel(PlaygroundSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);

  private:
    /// The fields of one arrow.
    struct ArrowRow {
        scene::Handle handle;
        std::vector<QWidget*> widgets;
    };
    QWidget* makeHeader();
    void addExamples(QVBoxLayout& rows);
    void addArrows(QVBoxLayout& rows);
    void addArrow(QGridLayout& grid, int row, int column, scene::Handle handle);
    void addChecks(QVBoxLayout& rows);
    void addTemperature(QVBoxLayout& rows);
    void addParameters(QVBoxLayout& rows);
    void setTemperature(int position);
    void start(int example);
    void showPlayground();
    void showExample();
    void showProblem(const QString& line);
    void forgetProblem();
    void showHistory();

    PlaygroundSession& session_;
    ElidedComboBox* examples_ = nullptr;
    QToolButton* undo_ = nullptr;
    QToolButton* redo_ = nullptr;
    QToolButton* reset_ = nullptr;
    std::vector<ArrowRow> arrows_;
    std::vector<QGridLayout*> grids_;
    QCheckBox* third_ = nullptr;
    QCheckBox* ownValues_ = nullptr;
    QSlider* temperature_ = nullptr;
    QLabel* temperatureText_ = nullptr;
    NumberField* beta_ = nullptr;
    int gesture_ = -1;
    QString problem_;  ///< of a field, while it is shown
};

}  // namespace lab::gui
