// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "language/sampler.h"
#include "language/text_encoding.h"

namespace lab::language {

/// Why a line of a user's file is no sentence pair to use, in the order in which it is asked.
enum class Dropped {
    WrongEncoding,  ///< ill-formed bytes, or U+FFFD where an earlier program met them
    Header,         ///< the first line, naming the columns
    NoTab,
    EmptySide,
    NoLetters,  ///< a side of numbers and signs only
    TooShort,
    TooLong,
    Duplicate,  ///< the same words on both sides as in an earlier line
};
inline constexpr std::size_t droppedReasons = 8;

/// How many lines, and which are the first of them.
struct LineCount {
    static constexpr std::size_t mostNamed = 5;

    std::size_t count = 0;
    std::vector<std::size_t> first;  ///< line numbers, from 1, rising, at most mostNamed

    void add(std::size_t line);
    bool operator==(const LineCount&) const = default;
};

/// What became of a user's file. Every line that is not blank is used or dropped for one reason.
struct CorpusReport {
    TextEncoding encoding = TextEncoding::Utf8;  ///< of the (source) file
    std::size_t lines = 0;
    std::size_t blank = 0;
    std::size_t training = 0;  ///< pairs
    std::size_t heldOut = 0;
    std::array<LineCount, droppedReasons> dropped;
    LineCount cleaned;  ///< used although they have control characters, which are read as spaces
    bool hasAccents = false;  ///< some line has well-formed characters beyond ASCII
    LengthRange source;       ///< the lengths that were asked for
    LengthRange target;

    const LineCount& of(Dropped reason) const { return dropped[static_cast<std::size_t>(reason)]; }
    LineCount& of(Dropped reason) { return dropped[static_cast<std::size_t>(reason)]; }
    std::size_t pairs() const { return training + heldOut; }

    /// Bytes beyond ASCII, and not one of them UTF-8: the file is in another encoding, most often
    /// Latin-1.
    bool seemsToBeLatin1() const { return of(Dropped::WrongEncoding).count > 0 && !hasAccents; }
};

/// How a number of things is written.
using CountText = std::function<std::string(std::size_t)>;
/// "50002".
std::string plainCount(std::size_t count);

/// "60 lines, UTF-8: 57 pairs, 53 to train on and 4 held out".
std::string summaryOf(const CorpusReport& report, const CountText& countText = plainCount);

/// What was left out or cleaned: a line of plain English for each reason, without a line end, the
/// most important first; none where all is well. Numbers of lines are always plain.
std::vector<std::string> remarksOf(const CorpusReport& report,
                                   const CountText& countText = plainCount);

}  // namespace lab::language
