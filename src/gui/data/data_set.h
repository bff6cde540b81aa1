// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "language/own_corpus.h"
#include "training/data.h"

namespace lab::gui {

/// Where the sentences of a data set come from.
enum class DataKind {
    Grammar,   ///< drawn from a grammar file
    Pairs,     ///< a file of pairs, one a line, separated by a tab
    Parallel,  ///< two files, line by line
};

/// Something to train on, without its text: what it is called and how it is read.
struct DataSet {
    static constexpr qsizetype longestName = 100;
    static constexpr std::size_t mostSentences = 1'000'000;

    QString id = {};    ///< never changes; [a-z0-9-]
    QString name = {};  ///< as people read it
    DataKind kind = DataKind::Grammar;
    bool shipped = false;                  ///< cannot be changed
    std::size_t sentences = 30'000;        ///< of a grammar, at most: to train on
    std::uint64_t seed = 1;                ///< of a grammar: what draws them
    language::CorpusChoices choices = {};  ///< of pairs; of a grammar the languages and lengths

    /// How many texts it has.
    [[nodiscard]] std::size_t texts() const { return kind == DataKind::Parallel ? 2 : 1; }

    friend bool operator==(const DataSet&, const DataSet&) = default;
};

/// The usual settings of a new data set of this kind: a grammar is English and French, pairs are
/// of any language.
DataSet newDataSet(DataKind kind, const QString& name);

/// How many sentences of its grammar are drawn and how.
training::GrammarDraw drawOf(const DataSet& set);

/// A name without line ends and blanks at its ends, no longer than allowed.
QString tidyName(const QString& name);

/// As it is kept in a file, and back (docs/formats.md, "Data sets"). dataSetFrom throws
/// formats::FormatError, which begins with `where`.
std::string dataSetText(const DataSet& set);
DataSet dataSetFrom(std::string_view json, const QString& id, const std::string& where);

}  // namespace lab::gui
