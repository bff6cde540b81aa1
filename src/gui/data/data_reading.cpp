// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_reading.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <new>
#include <unordered_set>

#include "language/corpus.h"
#include "language/sampler.h"

namespace lab::gui {
namespace {

using language::NumberedPairs;
using language::OwnCorpus;
using language::SentencePair;

constexpr std::size_t previewSentences = 100;
constexpr std::size_t drawnSentences = 1000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DataReading)
};

using WordSet = std::unordered_set<std::string>;

WordSet setOf(const std::vector<std::string>& words) {
    return {words.begin(), words.end()};
}

std::vector<PreviewToken> tokensOf(const std::vector<std::string>& words, const WordSet& known) {
    std::vector<PreviewToken> tokens;
    for (const std::string& word : words) {
        tokens.push_back({QString::fromStdString(word), known.contains(word)});
    }
    return tokens;
}

PreviewPair previewOf(const SentencePair& pair, const WordSet& source, const WordSet& target) {
    PreviewPair preview;
    preview.source = tokensOf(pair.source, source);
    preview.target = tokensOf(pair.target, target);
    return preview;
}

void count(std::vector<std::size_t>& lengths, std::size_t tokens) {
    lengths.resize(std::max(lengths.size(), tokens + 1));
    ++lengths[tokens];
}

void countLengths(const NumberedPairs& pairs, DataReading& reading) {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        count(reading.source.lengths, pairs.source(i).size());
        count(reading.target.lengths, pairs.target(i).size());
    }
}

void addPreview(const OwnCorpus& corpus, DataReading& reading) {
    const WordSet source = setOf(corpus.sourceWords);
    const WordSet target = setOf(corpus.targetWords);
    std::size_t training = 0;
    std::size_t heldOut = 0;
    for (const language::UsedLine& used : corpus.first) {
        const SentencePair pair = used.heldOut ? corpus.pair(corpus.heldOut, heldOut++)
                                               : corpus.pair(corpus.training, training++);
        PreviewPair preview = previewOf(pair, source, target);
        preview.line = used.line;
        preview.heldOut = used.heldOut;
        reading.pairs.push_back(std::move(preview));
    }
}

/// As every number on the page.
std::string countText(std::size_t count) {
    return QLocale().toString(static_cast<qulonglong>(count)).toStdString();
}

QString emptyProblem(const language::CorpusReport& report) {
    if (report.pairs() == 0 && report.seemsToBeLatin1()) {
        return Words::tr("No line can be read: the file is not UTF-8 but perhaps Latin-1");
    }
    if (report.pairs() == 0) {
        return Words::tr(
            "No sentence pairs to use: each line needs a sentence and its translation, separated "
            "by a tab");
    }
    return Words::tr("All pairs are held out, none is left to train on: hold out fewer");
}

DataReading readingOfPairs(const DataSet& set, const std::vector<std::string>& texts,
                           const DataProgress& progress) {
    const auto goesOn = [&](std::size_t done, std::size_t all) {
        return !progress || progress(static_cast<double>(done) / static_cast<double>(all));
    };
    const OwnCorpus corpus =
        set.kind == DataKind::Parallel
            ? language::readParallel(texts.at(0), texts.at(1), set.choices, goesOn)
            : language::readPairs(texts.at(0), set.choices, goesOn);
    DataReading reading;
    reading.summary = QString::fromStdString(language::summaryOf(corpus.report, countText));
    for (const std::string& remark : language::remarksOf(corpus.report, countText)) {
        reading.remarks << QString::fromStdString(remark);
    }
    reading.mayBeLatin1 = corpus.report.seemsToBeLatin1();
    if (corpus.training.empty()) {
        reading.problem = emptyProblem(corpus.report);
        if (reading.mayBeLatin1 && corpus.report.pairs() == 0) {
            reading.remarks.removeFirst();  // the problem says it
        }
    }
    addPreview(corpus, reading);
    for (const NumberedPairs* part : {&corpus.training, &corpus.heldOut}) {
        countLengths(*part, reading);
    }
    reading.source.words = corpus.sourceWords.size();
    reading.target.words = corpus.targetWords.size();
    reading.source.rare = corpus.source.size() - corpus.sourceWords.size();
    reading.target.rare = corpus.target.size() - corpus.targetWords.size();
    return reading;
}

/// Different sentences as training would see them, of both parts.
void drawSentences(const language::Grammar& grammar, const DataSet& set, DataReading& reading,
                   const DataProgress& progress) {
    const WordSet source = setOf(grammar.sourceWords());
    const WordSet target = setOf(grammar.targetWords());
    language::Sampler sampler(grammar, set.seed, drawOf(set).limits);
    std::unordered_set<std::string> seen;
    for (std::size_t k = 0; k < drawnSentences; ++k) {
        if (progress && k % 50 == 0 &&
            !progress(static_cast<double>(k) / static_cast<double>(drawnSentences))) {
            return;
        }
        const SentencePair pair = sampler.next();
        std::string text;
        for (const std::string& word : pair.source) {
            text += word + ' ';
        }
        if (!seen.insert(std::move(text)).second) {
            continue;
        }
        count(reading.source.lengths, pair.source.size());
        count(reading.target.lengths, pair.target.size());
        if (reading.pairs.size() < previewSentences) {
            reading.pairs.push_back(previewOf(pair, source, target));
            reading.pairs.back().heldOut = language::isHeldOut(pair.source, grammar.split());
        }
    }
    reading.drawn = seen.size();
}

DataReading readingOfGrammar(const DataSet& set, const std::string& text,
                             const DataProgress& progress) {
    DataReading reading;
    const auto grammar = language::Grammar::parse(text, "grammar");
    reading.source.words = grammar.sourceWords().size();
    reading.target.words = grammar.targetWords().size();
    drawSentences(grammar, set, reading, progress);
    const QLocale locale;
    const QString counts =
        Words::tr("Rules: %1. To train on: up to %2 sentences.")
            .arg(locale.toString(static_cast<qulonglong>(grammar.rules().size())),
                 locale.toString(static_cast<qulonglong>(set.sentences)));
    reading.summary = Words::tr("%1 Held out: 1 in %2.").arg(counts).arg(grammar.split().oneIn);
    if (grammar.split().oneIn == 0) {
        reading.summary = counts;
    }
    return reading;
}

/// "grammar:12:3: what is wrong" as its parts.
DataReading problemOf(const QString& line) {
    static const QRegularExpression place(QStringLiteral("^grammar:(\\d+):(\\d+): (.*)$"));
    DataReading reading;
    reading.problem = line;
    if (const auto match = place.match(line); match.hasMatch()) {
        reading.problemLine = match.captured(1).toInt();
        reading.problemColumn = match.captured(2).toInt();
        reading.problem = match.captured(3);
    }
    return reading;
}

}  // namespace

double SideStatistics::meanLength() const {
    double sentences = 0;
    double tokens = 0;
    for (std::size_t length = 0; length < lengths.size(); ++length) {
        sentences += static_cast<double>(lengths[length]);
        tokens += static_cast<double>(length * lengths[length]);
    }
    return sentences > 0 ? tokens / sentences : 0;
}

DataReading readingOf(const DataSet& set, const std::vector<std::string>& texts,
                      const DataProgress& progress) {
    try {
        return set.kind == DataKind::Grammar ? readingOfGrammar(set, texts.at(0), progress)
                                             : readingOfPairs(set, texts, progress);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        return problemOf(QString::fromUtf8(error.what()));
    }
}

}  // namespace lab::gui
