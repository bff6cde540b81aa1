// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <vector>

#include "gui/model_store.h"
#include "models/model.h"

namespace lab::gui {

/// A model that the user has kept.
struct OwnModel {
    QString id;    ///< of the store: "own/a1b2c3"
    QString name;  ///< as the user calls it
    QString mechanism;
    QString about;  ///< what it learnt from and how long, in one line
};

/// The models that the user saves and opens: files of weights in a folder, each with its name in
/// its metadata. They are a group of the store, so that they appear wherever shipped ones do. Files
/// are written wholly or not at all; those that cannot be read are reported in problems() and left
/// alone. Lives on the GUI thread. What fails throws std::runtime_error, one line.
class OwnModels final : public QObject {
    Q_OBJECT

  public:
    static constexpr qsizetype longestName = 60;

    /// The store must outlive it.
    OwnModels(ModelStore& store, QString folder, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<OwnModel>& all() const { return models_; }
    [[nodiscard]] const QStringList& problems() const { return problems_; }
    /// Keeps it under this name; returns its id.
    QString save(const models::Model& model, const QString& name);
    /// Keeps a copy of a file of weights, under the name that it has or its file's; returns its id.
    QString open(const QString& path);
    void rename(const QString& id, const QString& name);
    void remove(const QString& id);
    /// Writes a copy for elsewhere.
    void copyTo(const QString& id, const QString& path) const;

  signals:
    void changed();

  private:
    void readFolder();
    void offer();
    [[nodiscard]] QString pathOf(const QString& id) const;
    void write(const QString& id, const models::Model& model, const QString& name) const;
    [[nodiscard]] const OwnModel& find(const QString& id) const;

    ModelStore& store_;
    QString folder_;
    std::vector<OwnModel> models_;  ///< by name
    QStringList problems_;
};

}  // namespace lab::gui
