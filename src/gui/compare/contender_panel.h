// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"
#include "scene/comparison.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QTimer;
class QToolButton;

namespace lab::gui {

class CompareSession;

/// The contender that is looked at: its mechanism, its weights, its temperature, and out with it.
class ContenderPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit ContenderPanel(CompareSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);

  private:
    void addFields();
    void fillMechanisms(const QString& model);
    void fillModels(const QString& mechanism);
    void fillAnew();
    void showContender();
    void apply();
    [[nodiscard]] const scene::Contender& contender() const;

    CompareSession& session_;
    QLabel* title_;
    QString listedMechanism_ = QStringLiteral("-");  ///< whose weights the other box lists
    QString listedModel_ = QStringLiteral("-");      ///< whose mechanisms the box lists
    QComboBox* mechanism_;
    QComboBox* model_;
    QDoubleSpinBox* temperature_;
    QToolButton* remove_;
    QTimer* fillLater_;  ///< while a box is open
};

}  // namespace lab::gui
