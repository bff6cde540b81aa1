// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "gui/data/data_set.h"
#include "language/corpus_report.h"

namespace lab::gui {

/// A word of a preview.
struct PreviewToken {
    QString text;
    bool known = true;  ///< else the translator reads <unk>
};

/// A pair as it will be used.
struct PreviewPair {
    std::size_t line = 0;  ///< of the file, from 1; 0 where a grammar made it
    bool heldOut = false;
    std::vector<PreviewToken> source;
    std::vector<PreviewToken> target;
};

/// What one side has.
struct SideStatistics {
    std::size_t words = 0;             ///< that a translator will know
    std::size_t rare = 0;              ///< different ones that are too rare
    std::vector<std::size_t> lengths;  ///< how many sentences have 0, 1, 2, ... tokens

    /// The mean number of tokens; 0 for no sentence.
    [[nodiscard]] double meanLength() const;
};

/// What is to be said of a data set before it is trained on. A value.
struct DataReading {
    QString problem;        ///< one line, or empty where it can be trained on
    int problemLine = 0;    ///< of a grammar: where, from 1; 0 where it is of no line
    int problemColumn = 0;  ///< from 1, in bytes
    QString summary;        ///< one line
    QStringList remarks;    ///< what was left out and why, a line each
    bool mayBeLatin1 = false;
    std::vector<PreviewPair> pairs;
    SideStatistics source;
    SideStatistics target;
    /// The numbers are of so many sentences that were drawn, not of all; 0: of all.
    std::size_t drawn = 0;
};

/// Hears how much is done, from 0 to 1, and says whether to go on.
using DataProgress = std::function<bool(double)>;

/// Reads the texts of a set as training would. What is wrong with them is in `problem`; throws
/// std::bad_alloc only. Any thread.
DataReading readingOf(const DataSet& set, const std::vector<std::string>& texts,
                      const DataProgress& progress = {});

}  // namespace lab::gui
