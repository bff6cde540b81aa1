// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/curve_figure.h"
#include "gui/page.h"

class QBoxLayout;
class QFrame;
class QLabel;
class QStackedWidget;

namespace lab::gui {

class CurveView;
class OwnModels;
class PlanForm;
class ProbeList;
class ProbeStrip;
class Segments;
class SnapshotSlider;
class TrainControls;
class TrainSession;
struct TrainingMoment;

/// The page Train: a translator learns, and its alignments appear.
class TrainPage final : public Page {
    Q_OBJECT

  public:
    TrainPage(TrainSession& session, OwnModels& models, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme) override;
    void startOrPause() override;
    void focusSentence() override;
    void focusPicture() override;
    void openExport() override;
    void setSideShown(bool shown) override;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* makeSide();
    QWidget* makePictures();
    QWidget* makeSlider();
    /// A chart, and what stands in its place while it has nothing to show.
    struct Chart {
        QStackedWidget* place = nullptr;
        CurveView* view = nullptr;
        QLabel* empty = nullptr;
    };
    Chart makeChart(const QString& name);
    void show(const Chart& chart, const figures::CurveFigure& figure);
    [[nodiscard]] const TrainingMoment* moment() const;
    void arrange();
    void showTraining();
    void showCurves();
    void showSnapshots();
    void slide(int place);
    [[nodiscard]] figures::CurveFigure loss() const;
    [[nodiscard]] figures::CurveFigure heldOut() const;

    TrainSession& session_;
    PlanForm* form_;
    TrainControls* controls_;
    ProbeList* probes_;
    QFrame* side_;
    QBoxLayout* charts_ = nullptr;
    Chart lossChart_;
    Chart heldOutChart_;
    Segments* lossChoice_ = nullptr;
    ProbeStrip* strip_;
    SnapshotSlider* slider_;
    QLabel* sliderText_;
    QLabel* sliderEnd_;
    QWidget* pictures_ = nullptr;
    double scale_ = 1;
    bool showing_ = false;
};

}  // namespace lab::gui
