// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "figures/theme.h"
#include "scene/sample_average.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace lab::figures {
class CurvePlot;
}

namespace lab::gui {

class ExploreSession;
class SampleBars;

/// Of a mechanism that draws positions: draws again, and shows how the average of many draws
/// approaches the soft context. Hidden where nothing is drawn.
class SamplePanel final : public QWidget {
    Q_OBJECT

  public:
    explicit SamplePanel(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// What is shown; none where nothing is drawn.
    [[nodiscard]] const std::optional<scene::SampleAverage>& average() const { return average_; }

  private:
    void showTrace();
    void showMoment();
    void showView();
    void computeAgain();
    void showAverage();
    void showCurves();
    void showBars();

    ExploreSession& session_;
    QLabel* title_;
    QPushButton* draw_;
    QComboBox* count_;
    QLabel* said_;
    SampleBars* bars_;
    figures::CurvePlot* plot_;
    figures::Theme theme_ = figures::Theme::light();
    int target_ = -1;  ///< the word that the average is of
    std::optional<scene::SampleAverage> average_;
};

}  // namespace lab::gui
