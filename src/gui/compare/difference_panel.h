// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

class QBoxLayout;
class QComboBox;

namespace lab::gui {

class CompareSession;
class DifferenceView;

/// The difference map of any two contenders, and where they differ most.
class DifferencePanel final : public QWidget {
    Q_OBJECT

  public:
    explicit DifferencePanel(CompareSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    [[nodiscard]] DifferenceView& view() const { return *view_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QComboBox* makeBox(const QString& name, const QString& tip);
    void fillBoxes();
    void showChoice();

    CompareSession& session_;
    QComboBox* minuend_;
    QComboBox* subtrahend_;
    QBoxLayout* boxes_;
    DifferenceView* view_;
    QStringList titles_;  ///< that the boxes list
    double scale_ = 1;
};

}  // namespace lab::gui
