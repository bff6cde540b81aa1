// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "figures/theme.h"
#include "gui/data/data_set.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace lab::gui {

/// How a data set is read: languages, encoding, limits, the held-out part; of a grammar how many
/// sentences are drawn. Those of a data set that ships are shown and cannot be changed.
class DataSettings final : public QWidget {
    Q_OBJECT

  public:
    explicit DataSettings(QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    void setSet(const DataSet& set);
    /// Of the field that asks for it: the text is Latin-1.
    void chooseLatin1();

  signals:
    void changed(const DataSet& set);  ///< by the user

  private:
    QComboBox* addLanguage(const QString& name, const QString& tip);
    QSpinBox* addNumber(const QString& name, const QString& tip, int least, int most);
    void addRow(const QString& name, QWidget* field, const QString& tip);
    void showRow(QWidget* field, bool shown);
    void tell();

    QGridLayout* rows_;
    std::vector<std::pair<QLabel*, QWidget*>> fields_;
    QComboBox* source_;
    QComboBox* target_;
    QComboBox* encoding_;
    QSpinBox* longest_;
    QSpinBox* leastCount_;
    QSpinBox* heldOut_;
    QSpinBox* sentences_;
    QSpinBox* seed_;
    QCheckBox* swapped_;
    DataSet set_;
    bool showing_ = false;  ///< the fields change because another set is shown
};

}  // namespace lab::gui
