// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/printable.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace lab::cli {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Marks that stand on the character before them, and invisible format characters.
constexpr std::array<Range, 14> zeroWidth{{{0x0300, 0x036F},
                                           {0x0483, 0x0489},
                                           {0x0591, 0x05BD},
                                           {0x0610, 0x061A},
                                           {0x064B, 0x065F},
                                           {0x06D6, 0x06DC},
                                           {0x0E34, 0x0E3A},
                                           {0x1AB0, 0x1AFF},
                                           {0x1DC0, 0x1DFF},
                                           {0x200B, 0x200F},
                                           {0x202A, 0x202E},
                                           {0x20D0, 0x20FF},
                                           {0xFE00, 0xFE0F},
                                           {0xFE20, 0xFE2F}}};

/// Unicode TR 11: East Asian Width W and F, in blocks.
constexpr std::array<Range, 12> doubleWidth{{{0x1100, 0x115F},
                                             {0x2E80, 0x303E},
                                             {0x3041, 0x33FF},
                                             {0x3400, 0x4DBF},
                                             {0x4E00, 0x9FFF},
                                             {0xA000, 0xA4CF},
                                             {0xAC00, 0xD7A3},
                                             {0xF900, 0xFAFF},
                                             {0xFE30, 0xFE6F},
                                             {0xFF00, 0xFF60},
                                             {0x1F300, 0x1F9FF},
                                             {0x20000, 0x3FFFD}}};

bool isIn(char32_t c, const auto& ranges) {
    return std::ranges::any_of(ranges, [c](const Range& r) { return r.first <= c && c <= r.last; });
}

bool isControl(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

std::size_t widthOf(char32_t c) {
    if (isIn(c, zeroWidth)) {
        return 0;
    }
    return isIn(c, doubleWidth) ? 2 : 1;
}

std::size_t widthOf(std::u32string_view text) {
    std::size_t width = 0;
    for (const char32_t c : text) {
        width += widthOf(c);
    }
    return width;
}

}  // namespace

std::string oneLine(std::string_view text) {
    std::u32string characters = base::decodeUtf8(text);
    std::ranges::replace_if(characters, isControl, U'?');
    return base::encodeUtf8(characters);
}

std::size_t displayWidth(std::string_view text) {
    return widthOf(base::decodeUtf8(text));
}

std::string fitted(std::string_view text, std::size_t width) {
    std::u32string characters = base::decodeUtf8(oneLine(text));
    if (widthOf(characters) > width) {
        while (!characters.empty() && widthOf(characters) + 1 > width) {
            characters.pop_back();
        }
        characters += width > 0 ? U"…" : U"";
    }
    characters.append(width - widthOf(characters), U' ');
    return base::encodeUtf8(characters);
}

}  // namespace lab::cli
