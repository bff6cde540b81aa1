// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/corpus_report.h"

#include <string_view>

namespace lab::language {

namespace {

std::string counted(std::size_t count, std::string_view noun, const CountText& countText) {
    return countText(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

/// " (line 3)", " (lines 3, 4, 9, 12, 13, ...)".
std::string lineNumbers(const LineCount& lines) {
    std::string text = lines.count == 1 ? " (line " : " (lines ";
    for (std::size_t i = 0; i < lines.first.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(lines.first[i]);
    }
    return text + (lines.count > lines.first.size() ? ", ...)" : ")");
}

std::string limits(const CorpusReport& report, int LengthRange::*end) {
    const int source = report.source.*end;
    const int target = report.target.*end;
    return source == target
               ? std::to_string(source) + " tokens on a side"
               : std::to_string(source) + " source or " + std::to_string(target) + " target tokens";
}

std::string noun(Dropped reason, std::size_t count, const CountText& countText) {
    const bool isPair =
        reason == Dropped::TooShort || reason == Dropped::TooLong || reason == Dropped::Duplicate;
    return counted(count, isPair ? "pair" : "line", countText);
}

std::string whatIsWrong(Dropped reason, const CorpusReport& report) {
    switch (reason) {
        case Dropped::WrongEncoding:
            return "with damaged characters";
        case Dropped::Header:
            return "that names the columns";
        case Dropped::NoTab:
            return "without a tab between two sentences";
        case Dropped::EmptySide:
            return "with nothing on a side";
        case Dropped::NoLetters:
            return "with no letters on a side";
        case Dropped::TooShort:
            return "under " + limits(report, &LengthRange::shortest);
        case Dropped::TooLong:
            return "over " + limits(report, &LengthRange::longest);
        case Dropped::Duplicate:
            break;
    }
    return "that an earlier line has already";
}

}  // namespace

void LineCount::add(std::size_t line) {
    ++count;
    if (first.size() < mostNamed) {
        first.push_back(line);
    }
}

std::string plainCount(std::size_t count) {
    return std::to_string(count);
}

std::string summaryOf(const CorpusReport& report, const CountText& countText) {
    return counted(report.lines, "line", countText) + ", " + std::string(nameOf(report.encoding)) +
           ": " + counted(report.pairs(), "pair", countText) + ", " + countText(report.training) +
           " to train on and " + countText(report.heldOut) + " held out";
}

std::vector<std::string> remarksOf(const CorpusReport& report, const CountText& countText) {
    std::vector<std::string> remarks;
    if (report.seemsToBeLatin1()) {
        remarks.emplace_back(
            "the file is not UTF-8 but perhaps Latin-1: have it read as that, or save it as UTF-8");
    }
    for (std::size_t i = 0; i < droppedReasons; ++i) {
        const auto reason = static_cast<Dropped>(i);
        const LineCount& lines = report.of(reason);
        if (lines.count > 0) {
            remarks.push_back("left out " + noun(reason, lines.count, countText) + ' ' +
                              whatIsWrong(reason, report) + lineNumbers(lines));
        }
    }
    if (report.cleaned.count > 0) {
        remarks.push_back("read control characters as spaces in " +
                          counted(report.cleaned.count, "line", countText) +
                          lineNumbers(report.cleaned));
    }
    return remarks;
}

}  // namespace lab::language
