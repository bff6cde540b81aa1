// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

#include "gui/model_store.h"
#include "gui/ordered_worker.h"
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
/// its metadata. They are a group of the store, so that they appear wherever shipped ones do. At
/// the start only the headers of the files are read; those that cannot be are reported in
/// problems() and left alone. Lives on the GUI thread.
///
/// What writes runs in a worker, one after the other, wholly or not at all, and is finished before
/// this goes. What can be said at once (no name, an unknown id) throws std::runtime_error, one
/// line; what fails later is told by failed().
class OwnModels final : public QObject {
    Q_OBJECT

  public:
    /// The store must outlive it.
    OwnModels(ModelStore& store, QString folder, QObject* parent = nullptr);

    /// Where the folder keeps the weights of an id; empty for that of no own model.
    static QString fileOf(const QString& folder, const QString& id);

    [[nodiscard]] const std::vector<OwnModel>& all() const { return models_; }
    [[nodiscard]] const QStringList& problems() const { return problems_; }
    /// Whether files are being written, or wait for that.
    [[nodiscard]] bool busy() const { return worker_.busy(); }

    /// Keeps it under this name, with a number where another has it. The id that it has once
    /// saved() has told so.
    QString save(std::shared_ptr<const models::Model> model, const QString& name);
    /// Keeps a copy of a file of weights, under the name that it has or its file's; the id as
    /// above.
    QString open(const QString& path);
    void rename(const QString& id, const QString& name);
    void remove(const QString& id);
    /// Writes a copy for elsewhere.
    void copyTo(const QString& id, const QString& path);

  signals:
    void changed();
    /// Or opened: it is one of all() now.
    void saved(const QString& id, const QString& name);
    void busyChanged();
    void failed(const QString& line);

  private:
    void readFolder();
    void offer();
    void keep(const OwnModel& model);
    [[nodiscard]] QString freeName(const QString& name) const;
    void showName(const QString& id, const QString& name);
    void forget(const QString& id);
    void tell(const QString& problem);
    void work(OrderedWorker::Job job);
    [[nodiscard]] QString pathOf(const QString& id) const;
    void write(const models::Model& model, const OwnModel& as) const;
    [[nodiscard]] const OwnModel& find(const QString& id) const;

    ModelStore& store_;
    const QString folder_;
    std::vector<OwnModel> models_;  ///< by name
    QStringList problems_;
    OrderedWorker worker_;  ///< the last: what waits in it needs the others
};

}  // namespace lab::gui
