// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "gui/data/data_store.h"

namespace lab::gui {

/// Copies files into the store, each as a data set named after it: NAME.grammar as a grammar,
/// others as pairs; two files of which neither has a tab as one set, line by line. The id of the
/// last. A file from which no pair can be read is none. Throws a std::runtime_error that has a line
/// for each file that was refused and names it; the others are copied. Any thread.
QString importFiles(DataStore& store, const QStringList& paths);

/// Two files as one data set.
QString importParallel(DataStore& store, const QString& source, const QString& target);

/// The languages that a file's name tells of, such as "eng-fra.tsv"; any language otherwise.
language::Languages languagesOfName(const QString& fileName);

/// The pairs of a set as they are used, a line each, tokens parted by spaces. Throws as reading
/// does.
std::string pairsAsUsed(const DataSet& set, std::vector<std::string> texts);

}  // namespace lab::gui
