// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_session.h"

#include <algorithm>
#include <exception>
#include <new>
#include <stdexcept>

#include "formats/atomic_file.h"
#include "gui/data/file_import.h"
#include "gui/paths.h"
#include "language/own_corpus.h"

namespace lab::gui {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds typingDelay{250};
constexpr milliseconds tick{100};

/// A grammar to start from: a whole one, so that sentences are there at once.
constexpr auto firstGrammar =
    R"(# A rule: [CATEGORY] ||| source ||| target ||| links of their words, from 0
# docs/formats.md says all of it.

split 8 mine

feature gender = m f
category S
category NP gender
category N gender
category A gender
start S

[S] ||| [NP,1] is [A,2] . ||| [NP,1] est [A,2] . ||| 1-1 3-3
[NP $gender] ||| the [N $gender,1] ||| le [N $gender,1]

paradigm noun {gender} {cat} {chat}
    [N {gender}] ||| {cat} ||| {chat}
end
noun m cat chat
noun m dog chien
noun m horse cheval
noun m book livre
noun m garden jardin

[A] ||| big ||| grand
[A] ||| small ||| petit
[A] ||| red ||| rouge
[A] ||| calm ||| calme
)";

DataReading unread(const QString& problem) {
    DataReading reading;
    reading.problem = problem;
    return reading;
}

}  // namespace

DataSession::DataSession(DataStore& store, QObject* parent)
    : QObject(parent),
      store_(store),
      copier_([this](const QString& problem) { acceptCopy(problem); }),
      reader_(
          [&store, progress = progress_](const ReadRequest& request, const std::stop_token& stop) {
              const auto goesOn = [&](double share) {
                  progress->store(static_cast<int>(100 * share));
                  return !stop.stop_requested();
              };
              try {
                  return readingOf(
                      request.set,
                      request.draft ? std::vector{*request.draft} : store.texts(request.set.id),
                      goesOn);
              } catch (const std::bad_alloc&) {
                  return unread(tr("not enough memory for these data: close other programs"));
              } catch (const std::exception& error) {
                  return unread(QString::fromUtf8(error.what()));
              }
          },
          [this](const DataReading& reading) { accept(reading); }) {
    ticker_.setInterval(tick);
    connect(&ticker_, &QTimer::timeout, this, &DataSession::busyChanged);
    // The store may change in a worker.
    connect(&store_, &DataStore::changed, this, &DataSession::refresh, Qt::QueuedConnection);
    sets_ = store_.all();
    id_ = sets_.front().id;
}

const DataSet& DataSession::current() const {
    return *std::ranges::find(sets_, id_, &DataSet::id);
}

void DataSession::choose(const QString& id) {
    const bool known = std::ranges::find(sets_, id, &DataSet::id) != sets_.end();
    if (!known || id == id_) {
        return;
    }
    id_ = id;
    reading_ = {};
    emit currentChanged();
    emit readingChanged();
    read();
}

void DataSession::read(milliseconds delay) {
    stopped_ = false;
    progress_->store(0);
    ReadRequest request{.set = current(), .draft = std::nullopt};
    if (const auto draft = drafts_.find(id_); draft != drafts_.end()) {
        request.draft = draft->second.toStdString();
    }
    reader_.request(std::move(request), delay);
    ticker_.start();
    emit busyChanged();
}

void DataSession::accept(const DataReading& reading) {
    ticker_.stop();
    reading_ = reading;
    emit busyChanged();
    emit readingChanged();
}

void DataSession::stop() {
    if (!busy()) {
        return;
    }
    reader_.cancel();
    ticker_.stop();
    stopped_ = true;
    emit busyChanged();
}

void DataSession::readAgain() {
    read();
}

void DataSession::attempt(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& error) {
        emit failed(QString::fromUtf8(error.what()));
    }
}

void DataSession::change(const DataSet& set) {
    if (set == current()) {
        return;
    }
    attempt([&] {
        store_.change(set);
        refresh();
    });
}

void DataSession::rename(const QString& id, const QString& name) {
    attempt([&] { store_.rename(id, name); });
    refresh();
    emit setsChanged();  // the old name is back where the new one cannot be kept
}

void DataSession::duplicate() {
    DataSet set = current();
    set.name = tr("%1, copy").arg(set.name);
    copy([this, set, id = id_] { return store_.add(set, store_.texts(id)); });
}

void DataSession::remove() {
    attempt([&] {
        const QString id = id_;
        store_.remove(id);
        drafts_.erase(id);
        texts_.erase(id);
        refresh();
    });
}

void DataSession::open(const QStringList& paths) {
    copy([this, paths] { return importFiles(store_, paths); });
}

void DataSession::openParallel(const QString& source, const QString& target) {
    copy([this, source, target] { return importParallel(store_, source, target); });
}

void DataSession::newGrammar() {
    copy([this] {
        return store_.add(newDataSet(DataKind::Grammar, tr("My grammar")), {firstGrammar});
    });
}

void DataSession::exportTo(const QString& path) {
    const bool isGrammar = current().kind == DataKind::Grammar;
    const std::string grammar = isGrammar ? draft().toStdString() : std::string();
    copy([this, path, set = current(), isGrammar, grammar] {
        const std::string text = isGrammar ? grammar : pairsAsUsed(set, store_.texts(set.id));
        formats::writeFileAtomically(nativePath(path), std::string_view(text));
        return QString();
    });
}

void DataSession::copy(CopyJob job) {
    if (!copying()) {
        copyProblems_.clear();
    }
    copier_.add([this, job = std::move(job)]() -> OrderedWorker::Then {
        return [this, id = job()] {
            refresh();
            choose(id);
        };
    });
    emit busyChanged();
}

/// Of several files some may have been copied before one failed.
void DataSession::acceptCopy(const QString& problem) {
    refresh();
    emit busyChanged();
    if (!problem.isEmpty()) {
        copyProblems_ << problem;  // one that came just before is still to be read
        emit failed(copyProblems_.join(u'\n'));
    }
}

/// What the store has now. Where the current one has gone, its neighbour is looked at.
void DataSession::refresh() {
    const auto next = store_.all();
    if (next == sets_) {
        return;
    }
    const DataSet before = current();
    const auto at =
        static_cast<std::size_t>(std::ranges::find(sets_, id_, &DataSet::id) - sets_.begin());
    sets_ = next;
    const bool gone = std::ranges::find(sets_, id_, &DataSet::id) == sets_.end();
    if (gone) {
        id_ = sets_[std::min(at, sets_.size() - 1)].id;
        reading_ = {};
    }
    emit setsChanged();
    if (gone || current() != before) {
        emit currentChanged();
        DataSet renamed = before;
        renamed.name = current().name;
        if (gone || current() != renamed) {  // a name changes nothing in the reading
            emit readingChanged();
            read(gone ? milliseconds(0) : typingDelay);
        }
    }
}

QString DataSession::draft() const {
    if (const auto draft = drafts_.find(id_); draft != drafts_.end()) {
        return draft->second;
    }
    if (const auto text = texts_.find(id_); text != texts_.end()) {
        return text->second;
    }
    try {
        return QString::fromStdString(store_.texts(id_).front());
    } catch (const std::exception&) {
        return {};  // the reading says why
    }
}

void DataSession::setDraft(const QString& text) {
    if (current().kind != DataKind::Grammar || current().shipped || text == draft()) {
        return;
    }
    if (!texts_.contains(id_)) {
        texts_[id_] = draft();
    }
    if (text == texts_[id_]) {
        drafts_.erase(id_);
    } else {
        drafts_[id_] = text;
    }
    emit draftChanged();
    read(typingDelay);
}

void DataSession::saveDraft() {
    const auto draft = drafts_.find(id_);
    if (draft == drafts_.end()) {
        return;
    }
    attempt([&] {
        store_.changeText(id_, draft->second.toStdString());
        texts_[id_] = draft->second;
        drafts_.erase(draft);
    });
    emit draftChanged();
}

bool DataSession::saveAll() {
    attempt([&] {
        while (!drafts_.empty()) {
            const auto draft = drafts_.begin();
            store_.changeText(draft->first, draft->second.toStdString());
            texts_[draft->first] = draft->second;
            drafts_.erase(draft);
        }
    });
    emit draftChanged();
    return drafts_.empty();
}

void DataSession::dropDrafts() {
    drafts_.clear();
    emit draftChanged();
}

void DataSession::revertDraft() {
    if (drafts_.erase(id_) > 0) {
        emit draftChanged();
        emit currentChanged();
        read();
    }
}

}  // namespace lab::gui
