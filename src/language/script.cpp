// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/script.h"

#include <algorithm>
#include <iterator>

namespace lab::language {

namespace {

struct Block {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool isInOneOf(const Block (&blocks)[N], char32_t c) {
    return std::any_of(std::begin(blocks), std::end(blocks),
                       [c](const Block& block) { return c >= block.first && c <= block.last; });
}

constexpr Block characters[] = {
    {0x3005, 0x3007},    // marks of repetition, zero
    {0x3041, 0x3096},    // hiragana
    {0x309D, 0x309F},    //
    {0x30A1, 0x30FA},    // katakana
    {0x30FC, 0x30FF},    //
    {0x3105, 0x312F},    // bopomofo
    {0x31A0, 0x31BF},    //
    {0x31F0, 0x31FF},    // katakana for Ainu
    {0x3400, 0x4DBF},    // Chinese characters
    {0x4E00, 0x9FFF},    //
    {0xF900, 0xFAFF},    //
    {0xFF66, 0xFF9D},    // katakana of half the width
    {0x1B000, 0x1B16F},  // old kana
    {0x20000, 0x3FFFD},  // rare Chinese characters
};

constexpr Block followers[] = {
    {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFF9E, 0xFF9F}, {0xE0100, 0xE01EF}};

constexpr Block punctuation[] = {
    {0x21, 0x2F},     {0x3A, 0x40},     {0x5B, 0x60},     {0x7B, 0x7E},      // ASCII
    {0xA1, 0xA1},     {0xAB, 0xAB},     {0xB7, 0xB7},     {0xBB, 0xBB},      // Latin-1
    {0xBF, 0xBF},     {0x37E, 0x37E},   {0x387, 0x387},                      // Greek
    {0x55A, 0x55F},   {0x589, 0x589},                                        // Armenian
    {0x5C0, 0x5C0},   {0x5C3, 0x5C3},                                        // Hebrew
    {0x60C, 0x60C},   {0x61B, 0x61B},   {0x61E, 0x61F},   {0x66A, 0x66D},    // Arabic
    {0x6D4, 0x6D4},   {0x964, 0x965},   {0x970, 0x970},                      // Indian
    {0xE4F, 0xE4F},   {0xE5A, 0xE5B},   {0x104A, 0x104F},                    // Thai, Burmese
    {0x1361, 0x1368}, {0x17D4, 0x17D6}, {0x17D8, 0x17DA},                    // Ethiopic, Khmer
    {0x2012, 0x2027}, {0x2030, 0x205E},                                      // of many scripts
    {0x3001, 0x3004}, {0x3008, 0x3011}, {0x3014, 0x301F}, {0x30FB, 0x30FB},  // Chinese, Japanese
    {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65},  // of full width
};

constexpr Block symbols[] = {
    {0x200D, 0x200D}, {0x20E3, 0x20E3}, {0x2190, 0x2BFF}, {0xFE00, 0xFE0F}, {0x1F000, 0x1FAFF}};

}  // namespace

bool isCharacterOfItsOwn(char32_t c) {
    return c >= 0x3005 && isInOneOf(characters, c);
}

bool followsCharacter(char32_t c) {
    return c >= 0x3099 && isInOneOf(followers, c);
}

bool isPunctuation(char32_t c) {
    return isInOneOf(punctuation, c);
}

bool isSymbol(char32_t c) {
    return c >= 0x200D && isInOneOf(symbols, c);
}

bool isLetter(char32_t c) {
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    if (c < 0xC0) {
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    }
    const bool isSign = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || c == 0xFFFD;
    return !isSign && !isPunctuation(c) && !isSymbol(c);
}

}  // namespace lab::language
