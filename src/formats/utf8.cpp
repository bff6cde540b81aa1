// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/utf8.h"

#include "base/utf8.h"
#include "formats/format_error.h"

namespace lab::formats {

std::u32string codePoints(std::string_view utf8) {
    std::u32string result;
    result.reserve(utf8.size());
    const std::size_t size = utf8.size();
    while (!utf8.empty()) {
        const auto length = base::characterLength(utf8);
        if (!length) {
            throw FormatError("malformed UTF-8 at byte " + std::to_string(size - utf8.size()) +
                              ": save the text as UTF-8");
        }
        result += base::codePoint(utf8.substr(0, *length));
        utf8.remove_prefix(*length);
    }
    return result;
}

void appendUtf8(std::string& text, char32_t codePoint) {
    if (!base::isScalarValue(codePoint)) {
        throw FormatError("the number " + std::to_string(static_cast<std::uint32_t>(codePoint)) +
                          " is no Unicode character: the text is damaged");
    }
    base::appendUtf8(text, codePoint);
}

}  // namespace lab::formats
