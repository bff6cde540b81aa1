// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "figures/theme.h"
#include "scene/training_study.h"

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QSpinBox;

namespace lab::gui {

struct DataSet;
class TrainSession;

/// What will be trained: data, mechanism, cells, sizes and how. Locked while a training can go on.
class PlanForm final : public QWidget {
    Q_OBJECT

  public:
    explicit PlanForm(TrainSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// The keyboard's focus to the first field.
    void focusFirst();

  private:
    /// A whole number of the plan, and how it is read and written.
    struct Number {
        QSpinBox* box;
        std::function<int(const scene::TrainingStudy&)> get;
        std::function<void(scene::TrainingStudy&, int)> set;
    };

    void addChoices();
    void addNumbers();
    QComboBox* addField(const QString& name, const QString& tip);
    void addNumber(const QString& name, const QString& tip, int least, int most,
                   decltype(Number::get) get, decltype(Number::set) set);
    void fillData();
    void fillMechanisms();
    void addSettings();
    void showStudy();
    void showLock();
    void apply();
    void fitUnits(models::TranslatorConfig& translator) const;
    void applyData();

    TrainSession& session_;
    QGridLayout* grid_;
    QComboBox* data_;
    QComboBox* mechanism_;
    QComboBox* order_;
    QComboBox* cell_;
    QComboBox* directions_;
    QDoubleSpinBox* rate_;
    std::vector<Number> numbers_;
    QWidget* settings_;              ///< of the mechanism
    std::vector<Number> settingOf_;  ///< its fields
    std::string settingsShown_;      ///< whose they are
    bool filling_ = false;
};

/// The plan that goes with a data set: small and quick for the small one, careful for sentences of
/// real language, else the usual; mechanism, order, cells, seed and threads stay.
scene::TrainingStudy planFor(const DataSet& data, scene::TrainingStudy study);

}  // namespace lab::gui
