// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "figures/theme.h"

class QFormLayout;
class QLabel;

namespace lab::gui {

class ExploreSession;
class FormulaList;

/// What the mechanism on the page does, why it was invented, when it fails, its formulas, where
/// they are from, and what it costs on this sentence. Stays open beside the window and follows it.
class AboutDialog final : public QDialog {
    Q_OBJECT

  public:
    AboutDialog(ExploreSession& session, const figures::Theme& theme, QWidget* parent = nullptr);

  private:
    QLabel* addText(const char* style);
    void addRow(QFormLayout& rows, const QString& name, QLabel*& value);
    void showFacts();

    ExploreSession& session_;
    QLabel* name_;
    QLabel* citation_;
    QLabel* does_;
    QLabel* why_;
    QLabel* fails_;
    FormulaList* formulas_;
    QLabel* order_ = nullptr;
    QLabel* settings_ = nullptr;
    QLabel* settingsName_ = nullptr;
    QLabel* parameters_ = nullptr;
    QLabel* cost_ = nullptr;
};

}  // namespace lab::gui
