// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "gui/data/data_store.h"
#include "language/grammar.h"
#include "language/sentence_pair.h"

namespace lab::gui {

/// The right translations of a sentence, as far as a data set knows them: a grammar all of its own,
/// pairs those that they hold out. Keeps what it read of the data set that it was last asked for.
/// One thread at a time. The store must outlive it.
class References {
  public:
    explicit References(const DataStore& data) : data_(data) {}

    /// At most a few; none where the data cannot be read.
    [[nodiscard]] std::vector<language::SentencePair> of(const QString& data,
                                                         const std::vector<std::string>& source,
                                                         const std::stop_token& stop);

  private:
    void read(const QString& data, const std::stop_token& stop);

    const DataStore& data_;
    QString known_;
    std::vector<std::string> texts_;  ///< of the grammar below: whoever edits it gets another
    std::unique_ptr<const language::Grammar> grammar_;
    std::shared_ptr<const training::TrainingData> pairs_;
};

}  // namespace lab::gui
