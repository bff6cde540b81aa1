// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/own_corpus.h"

#include <string_view>
#include <utility>

#include "language/frequent_words.h"
#include "language/pair_collector.h"
#include "language/text_lines.h"

namespace lab::language {

namespace {

/// A user's file as lines of UTF-8.
struct TextFile {
    TextEncoding encoding;
    std::string text;
    std::vector<std::string_view> lines;  ///< of `text`, which stays where it is

    TextFile(std::string bytes, std::optional<TextEncoding> said)
        : encoding(said ? *said : encodingOf(bytes)),
          text(toUtf8(std::move(bytes), encoding)),
          lines(linesOf(text)) {}
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;
};

void requireLengths(const SideChoices& side) {
    if (side.length.shortest < 1 || side.length.longest < side.length.shortest) {
        throw std::invalid_argument("sentences of " + std::to_string(side.length.shortest) +
                                    " to " + std::to_string(side.length.longest) +
                                    " tokens are impossible: choose 1 or more, the longest last");
    }
}

void requireLengths(const CorpusChoices& choices) {
    requireLengths(choices.source);
    requireLengths(choices.target);
}

/// Lines up to the last that is not blank.
std::size_t usedLines(const std::vector<std::string_view>& lines) {
    std::size_t count = lines.size();
    while (count > 0 && isBlank(lines[count - 1])) {
        --count;
    }
    return count;
}

/// How many lines two files share; blank ones that only one has at its end do not count.
std::size_t sharedLines(const TextFile& source, const TextFile& target) {
    if (source.lines.size() == target.lines.size()) {
        return source.lines.size();
    }
    const std::size_t count = usedLines(source.lines);
    if (count != usedLines(target.lines)) {
        throw CorpusError("the source has " + std::to_string(count) + " lines and the target " +
                          std::to_string(usedLines(target.lines)) +
                          ": line i of one must be the translation of line i of the other");
    }
    return count;
}

bool goesOn(const ReadingProgress& progress, std::size_t done, std::size_t all) {
    constexpr std::size_t linesBetween = 1000;
    return !progress || done % linesBetween != 0 || progress(done, all);
}

OwnCorpus finished(OwnCorpus corpus, const CorpusChoices& choices) {
    corpus.sourceWords =
        frequentWords(corpus.training, &NumberedPairs::source, corpus.source, choices.leastCount);
    corpus.targetWords =
        frequentWords(corpus.training, &NumberedPairs::target, corpus.target, choices.leastCount);
    return corpus;
}

}  // namespace

SentencePair OwnCorpus::pair(const NumberedPairs& part, std::size_t index) const {
    SentencePair words;
    for (const std::uint32_t number : part.source(index)) {
        words.source.push_back(source.word(number));
    }
    for (const std::uint32_t number : part.target(index)) {
        words.target.push_back(target.word(number));
    }
    return words;
}

OwnCorpus readPairs(std::string file, const CorpusChoices& choices,
                    const ReadingProgress& progress) {
    requireLengths(choices);
    const TextFile pairs(std::move(file), choices.encoding);
    SentenceColumns columns = sentenceColumns(pairs.lines);
    if (choices.swapped) {
        std::swap(columns.source, columns.target);
    }
    PairCollector collector(choices);
    for (std::size_t i = 0; i < pairs.lines.size() && goesOn(progress, i, pairs.lines.size());
         ++i) {
        const std::string_view line = pairs.lines[i];
        const bool hasTab = line.find('\t') != std::string_view::npos;
        if (isBlank(line)) {
            collector.addBlank();
        } else if (hasTab) {
            collector.add(i + 1, columnOf(line, columns.source), columnOf(line, columns.target));
        } else {
            collector.addWithoutTab(i + 1, line);
        }
    }
    OwnCorpus corpus = std::move(collector).corpus();
    corpus.report.encoding = pairs.encoding;
    return finished(std::move(corpus), choices);
}

OwnCorpus readParallel(std::string sourceFile, std::string targetFile, const CorpusChoices& choices,
                       const ReadingProgress& progress) {
    requireLengths(choices);
    if (choices.swapped) {
        std::swap(sourceFile, targetFile);
    }
    const TextFile source(std::move(sourceFile), choices.encoding);
    const TextFile target(std::move(targetFile), choices.encoding);
    const std::size_t count = sharedLines(source, target);
    PairCollector collector(choices);
    for (std::size_t i = 0; i < count && goesOn(progress, i, count); ++i) {
        if (isBlank(source.lines[i]) && isBlank(target.lines[i])) {
            collector.addBlank();
        } else {
            collector.add(i + 1, source.lines[i], target.lines[i]);
        }
    }
    OwnCorpus corpus = std::move(collector).corpus();
    corpus.report.encoding = source.encoding;
    return finished(std::move(corpus), choices);
}

}  // namespace lab::language
