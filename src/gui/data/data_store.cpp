// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QUuid>
#include <algorithm>
#include <new>
#include <stdexcept>

#include "formats/atomic_file.h"
#include "formats/read_file.h"
#include "gui/grammar_store.h"
#include "gui/paths.h"
#include "models/stopped.h"

namespace lab::gui {
namespace {

constexpr std::size_t mostJsonBytes = std::size_t{64} << 10U;
const QString jsonEnding = QStringLiteral(".json");

[[noreturn]] void fail(const QString& line) {
    throw std::runtime_error(line.toStdString());
}

bool isId(const QString& id) {
    static const QRegularExpression pattern(QStringLiteral("^[a-z0-9-]{1,40}$"));
    return pattern.match(id).hasMatch();
}

/// Where a data set's texts are, behind its id.
QStringList textEndings(DataKind kind) {
    switch (kind) {
        case DataKind::Grammar:
            return {QStringLiteral(".grammar")};
        case DataKind::Parallel:
            return {QStringLiteral(".source.txt"), QStringLiteral(".target.txt")};
        case DataKind::Pairs:
            break;
    }
    return {QStringLiteral(".tsv")};
}

language::OwnCorpus readOwn(const DataSet& set, std::vector<std::string> texts,
                            const std::stop_token& stop) {
    const auto goesOn = [&](std::size_t, std::size_t) { return !stop.stop_requested(); };
    if (set.kind == DataKind::Parallel) {
        return language::readParallel(std::move(texts.at(0)), std::move(texts.at(1)), set.choices,
                                      goesOn);
    }
    return language::readPairs(std::move(texts.at(0)), set.choices, goesOn);
}

training::TrainingData dataOfPairs(const DataSet& set, std::vector<std::string> texts,
                                   const std::stop_token& stop) {
    language::OwnCorpus corpus = readOwn(set, std::move(texts), stop);
    models::requireGoingOn(stop);
    if (corpus.training.empty()) {
        fail(DataStore::tr("there are no sentence pairs to train on: look at the page Data"));
    }
    return training::dataOf(
        std::move(corpus), set.name.toStdString(),
        {.source = set.choices.source.language, .target = set.choices.target.language});
}

DataSet shippedSet(const char* id, const QString& name, std::size_t sentences) {
    DataSet set = newDataSet(DataKind::Grammar, name);
    set.id = QString::fromLatin1(id);
    set.shipped = true;
    set.sentences = sentences;
    set.choices.source.length.shortest = 3;
    set.choices.target.length.shortest = 3;
    return set;
}

}  // namespace

DataStore::DataStore(QString folder, std::vector<ShippedData> shipped, QObject* parent)
    : QObject(parent), folder_(std::move(folder)), shipped_(std::move(shipped)) {
    readFolder();
}

std::vector<DataSet> DataStore::all() const {
    std::vector<DataSet> sets;
    for (const ShippedData& each : shipped_) {
        sets.push_back(each.set);
    }
    const std::lock_guard lock(mutex_);
    sets.insert(sets.end(), own_.begin(), own_.end());
    return sets;
}

std::optional<DataSet> DataStore::find(const QString& id) const {
    const auto sets = all();
    const auto found = std::ranges::find(sets, id, &DataSet::id);
    return found == sets.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> DataStore::texts(const QString& id) const {
    const auto shipped =
        std::ranges::find(shipped_, id, [](const auto& each) { return each.set.id; });
    if (shipped != shipped_.end()) {
        return {shipped->text()};
    }
    const auto set = find(id);
    if (!set) {
        fail(tr("there is no data set “%1”: choose another").arg(id));
    }
    std::vector<std::string> texts;
    for (const QString& path : textPaths(*set)) {
        texts.push_back(formats::readFile(nativePath(path)));
    }
    return texts;
}

std::shared_ptr<const training::TrainingData> DataStore::load(const QString& id,
                                                              const std::stop_token& stop) const {
    const auto set = find(id);
    if (!set) {
        fail(tr("there is no data set “%1”: choose another").arg(id));
    }
    {
        const std::lock_guard lock(mutex_);
        if (auto known = loaded_[id].lock()) {
            return known;
        }
    }
    try {
        auto data =
            std::make_shared<const training::TrainingData>(trainingDataOf(*set, texts(id), stop));
        const std::lock_guard lock(mutex_);
        const auto now = std::ranges::find(own_, id, &DataSet::id);
        if (set->shipped || (now != own_.end() && *now == *set)) {
            loaded_[id] = data;
        }
        return data;
    } catch (const models::Stopped&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        fail(tr("%1: %2").arg(set->name, QString::fromUtf8(error.what())));
    }
}

QString DataStore::add(DataSet set, const std::vector<std::string>& texts) {
    set.id = QStringLiteral("own-") + QUuid::createUuid().toString(QUuid::Id128).left(12);
    set.shipped = false;
    set.name = tidyName(set.name);
    if (set.name.isEmpty() || texts.size() != set.texts()) {
        fail(tr("a data set needs a name and its text"));
    }
    if (!QDir().mkpath(folder_)) {
        fail(tr("%1 cannot be created: check the folder's permissions").arg(folder_));
    }
    try {
        writeTexts(set, texts);
        const std::lock_guard lock(mutex_);
        write(set);
        own_.push_back(set);
        sort();
    } catch (...) {
        removeFiles(set);
        throw;
    }
    emit changed();
    return set.id;
}

void DataStore::change(const DataSet& set) {
    {
        const std::lock_guard lock(mutex_);
        DataSet& kept = own(set.id);
        DataSet next = set;
        next.name = tidyName(set.name);
        next.kind = kept.kind;
        next.shipped = false;
        if (next.name.isEmpty()) {
            fail(tr("a data set needs a name"));
        }
        if (next == kept) {
            return;
        }
        write(next);
        kept = next;
        loaded_.erase(set.id);
        sort();
    }
    emit changed();
}

void DataStore::rename(const QString& id, const QString& name) {
    DataSet set = [&] {
        const std::lock_guard lock(mutex_);
        return own(id);
    }();
    set.name = name;
    change(set);
}

void DataStore::changeText(const QString& id, const std::string& text) {
    {
        const std::lock_guard lock(mutex_);
        const DataSet& set = own(id);
        if (set.kind != DataKind::Grammar) {
            fail(tr("“%1” is no grammar").arg(set.name));
        }
        formats::writeFileAtomically(nativePath(textPaths(set).front()), std::string_view(text));
        loaded_.erase(id);
    }
    emit changed();
}

void DataStore::remove(const QString& id) {
    {
        const std::lock_guard lock(mutex_);
        const DataSet set = own(id);
        if (!QFile::remove(pathOf(id, jsonEnding))) {
            fail(tr("%1 cannot be removed: check the folder's permissions")
                     .arg(pathOf(id, jsonEnding)));
        }
        for (const QString& path : textPaths(set)) {
            QFile::remove(path);
        }
        std::erase_if(own_, [&](const DataSet& each) { return each.id == id; });
        loaded_.erase(id);
    }
    emit changed();
}

QString DataStore::pathOf(const QString& id, const QString& ending) const {
    return QDir(folder_).filePath(id + ending);
}

QStringList DataStore::textPaths(const DataSet& set) const {
    QStringList paths;
    for (const QString& ending : textEndings(set.kind)) {
        paths << pathOf(set.id, ending);
    }
    return paths;
}

/// One that can be changed. Expects the lock.
DataSet& DataStore::own(const QString& id) {
    const auto found = std::ranges::find(own_, id, &DataSet::id);
    if (found == own_.end()) {
        fail(tr("there is no data set “%1” that can be changed").arg(id));
    }
    return *found;
}

void DataStore::readFolder() {
    const QDir folder(folder_);
    for (const QString& file :
         folder.entryList({QLatin1Char('*') + jsonEnding}, QDir::Files, QDir::Name)) {
        readOne(file.chopped(jsonEnding.size()));
    }
    sort();
}

void DataStore::readOne(const QString& id) {
    const QString path = pathOf(id, jsonEnding);
    try {
        if (!isId(id)) {
            fail(tr("%1: this is no name of a data set: move it elsewhere").arg(path));
        }
        const DataSet set =
            dataSetFrom(formats::readFile(nativePath(path), mostJsonBytes), id, path.toStdString());
        for (const QString& text : textPaths(set)) {
            if (!QFile::exists(text)) {
                fail(tr("%1: its text %2 is missing: put it back or remove the first")
                         .arg(path, text));
            }
        }
        own_.push_back(set);
    } catch (const std::exception& error) {
        problems_ << tr("A data set could not be read: %1").arg(QString::fromUtf8(error.what()));
    }
}

/// By name, then by id, so that the order is always the same.
void DataStore::sort() {
    std::ranges::sort(own_, [](const DataSet& a, const DataSet& b) {
        const int names = QString::localeAwareCompare(a.name, b.name);
        return names != 0 ? names < 0 : a.id < b.id;
    });
}

void DataStore::write(const DataSet& set) const {
    formats::writeFileAtomically(nativePath(pathOf(set.id, jsonEnding)),
                                 std::string_view(dataSetText(set)));
}

void DataStore::writeTexts(const DataSet& set, const std::vector<std::string>& texts) const {
    const QStringList paths = textPaths(set);
    for (std::size_t k = 0; k < texts.size(); ++k) {
        formats::writeFileAtomically(nativePath(paths[static_cast<qsizetype>(k)]),
                                     std::string_view(texts[k]));
    }
}

/// The JSON file first: texts without it are no data set.
void DataStore::removeFiles(const DataSet& set) const {
    QFile::remove(pathOf(set.id, jsonEnding));
    for (const QString& path : textPaths(set)) {
        QFile::remove(path);
    }
}

training::TrainingData trainingDataOf(const DataSet& set, std::vector<std::string> texts,
                                      const std::stop_token& stop) {
    if (set.kind != DataKind::Grammar) {
        return dataOfPairs(set, std::move(texts), stop);
    }
    const auto grammar = language::Grammar::parse(texts.at(0), set.name.toStdString());
    return training::dataOf(grammar, set.name.toStdString(), drawOf(set), stop);
}

std::vector<ShippedData> shippedData() {
    return {{shippedSet("english-french", DataStore::tr("English → French"), 30'000),
             [] { return shippedGrammarNamed(QStringLiteral("english-french")); }},
            {shippedSet("demo", DataStore::tr("English → French, small"), 4'000),
             [] { return shippedGrammarNamed(QStringLiteral("demo")); }}};
}

}  // namespace lab::gui
