// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lab::language {

/// Which sentences are held out: one in `oneIn` of all, chosen by a hash of the source sentence
/// and the salt. Nothing is drawn at random, so no list of sentences need be stored and a sentence
/// that a user types is known to be held out or not.
struct Split {
    std::uint64_t oneIn = 16;
    std::string salt;

    bool operator==(const Split&) const = default;
};

/// 64-bit FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv) of the bytes.
std::uint64_t fnv1a64(std::string_view bytes);

/// The number that decides: fnv1a64 of "salt\nword word word" (UTF-8, one space between tokens),
/// then the finaliser of MurmurHash3 (fmix64), since the low bits of FNV-1a alone depend only on
/// the low bits of the text.
std::uint64_t sentenceHash(const std::vector<std::string>& source, std::string_view salt);

/// sentenceHash modulo oneIn is 0. With `oneIn` = 0 nothing is held out.
bool isHeldOut(const std::vector<std::string>& source, const Split& split);

}  // namespace lab::language
