// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/split.h"

namespace lab::language {

std::uint64_t fnv1a64(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

std::uint64_t sentenceHash(const std::vector<std::string>& source, std::string_view salt) {
    std::string text(salt);
    text += '\n';
    for (std::size_t i = 0; i < source.size(); ++i) {
        text += i == 0 ? "" : " ";
        text += source[i];
    }
    std::uint64_t hash = fnv1a64(text);
    hash = (hash ^ (hash >> 33U)) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ (hash >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
    return hash ^ (hash >> 33U);
}

bool isHeldOut(const std::vector<std::string>& source, const Split& split) {
    return split.oneIn != 0 && sentenceHash(source, split.salt) % split.oneIn == 0;
}

}  // namespace lab::language
