// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/file_import.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "formats/read_file.h"
#include "gui/paths.h"
#include "language/corpus_report.h"
#include "language/own_corpus.h"
#include "language/text_encoding.h"

namespace lab::gui {
namespace {

using language::TokensOf;

constexpr qsizetype bytesLookedAt = 100'000;

QString nameOf(const QString& path) {
    const QString name = tidyName(QFileInfo(path).completeBaseName());
    return name.isEmpty() ? DataStore::tr("Pairs") : name;
}

bool isGrammar(const QString& path) {
    return path.endsWith(QLatin1String(".grammar"), Qt::CaseInsensitive);
}

bool hasTab(const std::string& text) {
    const auto end =
        text.begin() + std::min<qsizetype>(bytesLookedAt, static_cast<qsizetype>(text.size()));
    return std::find(text.begin(), end, '\t') != end;
}

[[noreturn]] void refuse(const QString& path, const QString& why) {
    throw std::runtime_error(
        DataStore::tr("%1: %2").arg(QFileInfo(path).fileName(), why).toStdString());
}

/// A text that has something in it.
void requireText(const QString& path, const std::string& text) {
    if (text.find_first_not_of("\n\r \t") == std::string::npos) {
        refuse(path, DataStore::tr("the file is empty: choose another"));
    }
    try {
        (void)language::encodingOf(text);
    } catch (const language::EncodingError& error) {
        refuse(path, QString::fromUtf8(error.what()));
    }
}

/// What a file has whatever its settings are.
language::CorpusReport reportOf(std::string text) {
    constexpr int anyLength = 1'000'000;
    language::CorpusChoices choices;
    choices.source.length = choices.target.length = {1, anyLength};
    choices.heldOut.oneIn = 0;
    return language::readPairs(std::move(text), choices).report;
}

bool hasPairs(const language::CorpusReport& report) {
    return report.pairs() > 0 || report.seemsToBeLatin1();
}

/// The first lines are enough to see that there are pairs.
std::string firstLines(const std::string& text) {
    constexpr std::size_t most = 1'000'000;
    const std::size_t end = text.size() > most ? text.rfind('\n', most) : std::string::npos;
    return text.substr(0, end == std::string::npos ? most : end + 1);
}

/// A file from which no pair can be read is no data set.
void requirePairs(const QString& path, const std::string& text) {
    requireText(path, text);
    if (hasPairs(reportOf(firstLines(text)))) {
        return;
    }
    const language::CorpusReport report = reportOf(text);
    if (hasPairs(report)) {
        return;
    }
    using language::Dropped;
    if (report.of(Dropped::NoTab).count == report.lines - report.blank) {
        refuse(path,
               text.find(',') == std::string::npos
                   ? DataStore::tr("no line has a tab between a sentence and its translation")
                   : DataStore::tr("no line has a tab between a sentence and its translation: "
                                   "are they separated by commas? Save them with tabs"));
    }
    refuse(path, DataStore::tr("no pair of sentences can be read: %1")
                     .arg(QString::fromStdString(language::remarksOf(report).front())));
}

QString addParallel(DataStore& store, const QString& source, const QString& target,
                    std::string sourceText, std::string targetText) {
    DataSet set = newDataSet(DataKind::Parallel,
                             DataStore::tr("%1 and %2").arg(nameOf(source), nameOf(target)));
    requireText(source, sourceText);
    requireText(target, targetText);
    const language::Languages languages =
        languagesOfName(QFileInfo(source).fileName() + u' ' + QFileInfo(target).fileName());
    set.choices.source.language = languages.source;
    set.choices.target.language = languages.target;
    return store.add(set, {std::move(sourceText), std::move(targetText)});
}

QString addOne(DataStore& store, const QString& path, std::string text) {
    DataSet set = newDataSet(isGrammar(path) ? DataKind::Grammar : DataKind::Pairs, nameOf(path));
    if (set.kind == DataKind::Pairs) {
        requirePairs(path, text);
        const language::Languages languages = languagesOfName(QFileInfo(path).fileName());
        set.choices.source.language = languages.source;
        set.choices.target.language = languages.target;
    }
    return store.add(set, {std::move(text)});
}

void appendLine(std::string& text, const language::SentencePair& pair) {
    const auto append = [&](const std::vector<std::string>& words, char end) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            text += (i == 0 ? "" : " ") + words[i];
        }
        text += end;
    };
    append(pair.source, '\t');
    append(pair.target, '\n');
}

}  // namespace

QString importFiles(DataStore& store, const QStringList& paths) {
    std::vector<std::string> texts;
    for (const QString& path : paths) {
        texts.push_back(formats::readFile(nativePath(path)));
    }
    const bool areParallel = paths.size() == 2 && !isGrammar(paths[0]) && !isGrammar(paths[1]) &&
                             !hasTab(texts[0]) && !hasTab(texts[1]);
    if (areParallel) {
        return addParallel(store, paths[0], paths[1], std::move(texts[0]), std::move(texts[1]));
    }
    QString id;
    QStringList problems;
    for (std::size_t k = 0; k < texts.size(); ++k) {
        try {
            id = addOne(store, paths[static_cast<qsizetype>(k)], std::move(texts[k]));
        } catch (const std::exception& error) {
            problems << QString::fromUtf8(error.what());  // the others are copied all the same
        }
    }
    if (!problems.isEmpty()) {
        throw std::runtime_error(problems.join(u'\n').toStdString());
    }
    return id;
}

QString importParallel(DataStore& store, const QString& source, const QString& target) {
    return addParallel(store, source, target, formats::readFile(nativePath(source)),
                       formats::readFile(nativePath(target)));
}

language::Languages languagesOfName(const QString& fileName) {
    static const QRegularExpression notLetters(QStringLiteral("[^a-z]+"));
    std::vector<TokensOf> found;
    for (const QString& part : fileName.toLower().split(notLetters, Qt::SkipEmptyParts)) {
        const bool english = part == u"en" || part == u"eng" || part == u"english";
        const bool french = part == u"fr" || part == u"fra" || part == u"fre" || part == u"french";
        const bool other = part.size() == 3 || part.size() == 2;
        if (english || french) {
            found.push_back(english ? TokensOf::English : TokensOf::French);
        } else if (other && part != u"tsv" && part != u"txt" && part != u"csv") {
            found.push_back(TokensOf::AnyLanguage);  // "eng-deu"
        }
    }
    language::Languages languages{.source = {}, .target = {}};
    if (found.size() == 2) {
        languages.source.tokens = found[0];
        languages.target.tokens = found[1];
    }
    return languages;
}

std::string pairsAsUsed(const DataSet& set, std::vector<std::string> texts) {
    const language::OwnCorpus corpus =
        set.kind == DataKind::Parallel
            ? language::readParallel(std::move(texts.at(0)), std::move(texts.at(1)), set.choices)
            : language::readPairs(std::move(texts.at(0)), set.choices);
    std::string text;
    for (const auto* part : {&corpus.training, &corpus.heldOut}) {
        for (std::size_t i = 0; i < part->size(); ++i) {
            appendLine(text, corpus.pair(*part, i));
        }
    }
    return text;
}

}  // namespace lab::gui
