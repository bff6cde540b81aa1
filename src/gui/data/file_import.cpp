// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/file_import.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>

#include "formats/read_file.h"
#include "gui/paths.h"
#include "models/stopped.h"

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

QString addParallel(DataStore& store, const QString& source, const QString& target,
                    std::string sourceText, std::string targetText) {
    DataSet set = newDataSet(DataKind::Parallel,
                             DataStore::tr("%1 and %2").arg(nameOf(source), nameOf(target)));
    const language::Languages languages =
        languagesOfName(QFileInfo(source).fileName() + u' ' + QFileInfo(target).fileName());
    set.choices.source.language = languages.source;
    set.choices.target.language = languages.target;
    return store.add(set, {std::move(sourceText), std::move(targetText)});
}

QString addOne(DataStore& store, const QString& path, std::string text) {
    DataSet set = newDataSet(isGrammar(path) ? DataKind::Grammar : DataKind::Pairs, nameOf(path));
    if (set.kind == DataKind::Pairs) {
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

QString importFiles(DataStore& store, const QStringList& paths, const std::stop_token& stop) {
    std::vector<std::string> texts;
    for (const QString& path : paths) {
        models::requireGoingOn(stop);
        texts.push_back(formats::readFile(nativePath(path)));
    }
    const bool areParallel = paths.size() == 2 && !isGrammar(paths[0]) && !isGrammar(paths[1]) &&
                             !hasTab(texts[0]) && !hasTab(texts[1]);
    if (areParallel) {
        return addParallel(store, paths[0], paths[1], std::move(texts[0]), std::move(texts[1]));
    }
    QString id;
    for (std::size_t k = 0; k < texts.size(); ++k) {
        models::requireGoingOn(stop);
        id = addOne(store, paths[static_cast<qsizetype>(k)], std::move(texts[k]));
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
