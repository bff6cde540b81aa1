// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "gui/data/data_set.h"
#include "training/data.h"

namespace lab::gui {

/// A data set inside the program, and what gives its text.
struct ShippedData {
    DataSet set;
    std::function<std::string()> text;
};

/// What can be trained on: the data that ships and the user's own, which are kept in a folder, one
/// JSON file each with a copy of its text beside it (docs/formats.md, "Data sets"). Files are
/// written wholly or not at all; those that cannot be read are reported in problems() and left
/// alone. Every member may be called from any thread; `changed` is then emitted in that one.
class DataStore final : public QObject {
    Q_OBJECT

  public:
    DataStore(QString folder, std::vector<ShippedData> shipped, QObject* parent = nullptr);

    /// The shipped ones, then the user's by name.
    [[nodiscard]] std::vector<DataSet> all() const;
    [[nodiscard]] std::optional<DataSet> find(const QString& id) const;
    /// What of the folder could not be read at the start, a line each.
    [[nodiscard]] QStringList problems() const { return problems_; }

    /// Its text, or its two. Throws a std::runtime_error of one line.
    [[nodiscard]] std::vector<std::string> texts(const QString& id) const;
    /// Ready to train on; who asks again while somebody has it gets the same. Takes as long as
    /// reading does, so ask in a worker. Throws a std::runtime_error of one line that names the
    /// data set; models::Stopped when stopped and std::bad_alloc as they are.
    [[nodiscard]] std::shared_ptr<const training::TrainingData> load(
        const QString& id, const std::stop_token& stop = {}) const;

    /// Keeps a new one with its texts (set.texts() of them); its id, which is chosen here. Where
    /// one of the files cannot be written, none stays. This and what follows throw a
    /// std::runtime_error of one line where the folder cannot be written, for shipped ones and for
    /// unknown ids.
    QString add(DataSet set, const std::vector<std::string>& texts);
    /// Its name and settings; the kind stays.
    void change(const DataSet& set);
    void rename(const QString& id, const QString& name);
    /// The text of a grammar.
    void changeText(const QString& id, const std::string& text);
    void remove(const QString& id);

  signals:
    void changed();

  private:
    [[nodiscard]] QString pathOf(const QString& id, const QString& ending) const;
    [[nodiscard]] QStringList textPaths(const DataSet& set) const;
    [[nodiscard]] DataSet& own(const QString& id);
    void readFolder();
    void readOne(const QString& id);
    void sort();
    void write(const DataSet& set) const;
    void writeTexts(const DataSet& set, const std::vector<std::string>& texts) const;
    void removeFiles(const DataSet& set) const;

    QString folder_;
    std::vector<ShippedData> shipped_;
    QStringList problems_;
    mutable std::mutex mutex_;  ///< of what follows
    std::vector<DataSet> own_;
    mutable std::map<QString, std::weak_ptr<const training::TrainingData>> loaded_;
};

/// The training data that a set and its texts make. Throws as DataStore::load().
training::TrainingData trainingDataOf(const DataSet& set, std::vector<std::string> texts,
                                      const std::stop_token& stop);

/// The grammars inside the program: "english-french" and the small one, "demo".
std::vector<ShippedData> shippedData();

}  // namespace lab::gui
