// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/lengths/length_curves.h"
#include "gui/page.h"

class QBoxLayout;
class QFrame;
class QLabel;

namespace lab::gui {

class CurveView;
class LengthChoice;
class LengthSession;
class Segments;

/// The page Why attention?: what is lost without it on long sentences, and what it costs, measured
/// on the spot.
class LengthPage final : public Page {
    Q_OBJECT

  public:
    explicit LengthPage(LengthSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme) override;
    void focusPicture() override;
    void openExport() override;
    void setSideShown(bool shown) override;

  protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* makeCharts();
    void showReport();
    void arrange();
    [[nodiscard]] figures::CurveFigure quality() const;
    [[nodiscard]] figures::CurveFigure cost() const;

    LengthSession& session_;
    LengthChoice* choice_;
    QFrame* side_;
    QLabel* conclusion_ = nullptr;
    QBoxLayout* charts_ = nullptr;
    CurveView* qualityView_ = nullptr;
    CurveView* costView_ = nullptr;
    Segments* qualities_ = nullptr;
    Segments* costs_ = nullptr;
    double scale_ = 1;
};

}  // namespace lab::gui
