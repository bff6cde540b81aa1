// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "gui/data/data_reading.h"
#include "gui/data/data_store.h"
#include "gui/latest_worker.h"
#include "gui/ordered_worker.h"

namespace lab::gui {

/// What the page Data shows: the data sets, the one that is looked at, what reading it says, and
/// the grammars that are being written. Reading and copying run in workers: what is read last
/// replaces what was asked for before, and what is copied goes in order, so that nothing is lost,
/// not even where it ends before. GUI thread; the store must outlive it.
class DataSession final : public QObject {
    Q_OBJECT

  public:
    explicit DataSession(DataStore& store, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<DataSet>& sets() const { return sets_; }
    /// The one that is looked at; always one of sets().
    [[nodiscard]] const DataSet& current() const;
    void choose(const QString& id);

    /// Of the current one: the latest, while it is read again that before.
    [[nodiscard]] const DataReading& reading() const { return reading_; }
    /// Whether the current one is being read, how far in percent, and whether the user stopped it.
    [[nodiscard]] bool busy() const { return reader_.busy(); }
    [[nodiscard]] int progress() const { return progress_->load(); }
    [[nodiscard]] bool stopped() const { return stopped_; }
    void stop();
    void readAgain();
    /// Whether files are being copied into the store or out of it, or wait for that.
    [[nodiscard]] bool copying() const { return copier_.busy(); }

    /// Settings of the current one, kept at once.
    void change(const DataSet& set);
    void rename(const QString& id, const QString& name);
    void duplicate();
    void remove();
    /// A data set of each file, or one of two files that are translations line by line.
    void open(const QStringList& paths);
    void openParallel(const QString& source, const QString& target);
    void newGrammar();
    /// The current one as a file: a grammar as it is written, pairs as they are used.
    void exportTo(const QString& path);

    /// The current grammar as it is being written.
    [[nodiscard]] QString draft() const;
    void setDraft(const QString& text);
    [[nodiscard]] bool isUnsaved(const QString& id) const { return drafts_.contains(id); }
    [[nodiscard]] bool hasUnsaved() const { return !drafts_.empty(); }
    void saveDraft();
    /// All that is unsaved; whether that was possible.
    bool saveAll();
    void dropDrafts();
    void revertDraft();

  signals:
    void setsChanged();
    void currentChanged();  ///< another one, or other settings
    void readingChanged();
    void busyChanged();
    void draftChanged();  ///< written, saved or put back
    /// In a line; in several where copies fail one after the other.
    void failed(const QString& lines);

  private:
    struct ReadRequest {
        DataSet set;
        std::optional<std::string> draft;
    };
    /// Gives the id of the last new one.
    using CopyJob = std::function<QString()>;

    void read(std::chrono::milliseconds delay = {});
    void accept(const DataReading& reading);
    void acceptCopy(const QString& problem);
    void copy(CopyJob job);
    void refresh();
    void attempt(const std::function<void()>& work);

    DataStore& store_;
    std::vector<DataSet> sets_;
    QString id_;
    DataReading reading_;
    bool stopped_ = false;
    std::map<QString, QString> drafts_;  ///< by id: what differs from what is kept
    std::map<QString, QString> texts_;   ///< by id: grammars as they are kept
    std::shared_ptr<std::atomic<int>> progress_ = std::make_shared<std::atomic<int>>(0);
    QTimer ticker_;             ///< while reading: says how far
    QStringList copyProblems_;  ///< since the copier had nothing to do
    OrderedWorker copier_;
    LatestWorker<ReadRequest, DataReading> reader_;
};

}  // namespace lab::gui
