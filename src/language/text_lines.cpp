// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text_lines.h"

#include <algorithm>
#include <array>

namespace lab::language {

namespace {

constexpr std::size_t linesLookedAt = 1000;
constexpr std::size_t columnsLookedAt = 8;

bool isText(std::string_view column) {
    return column.find_first_not_of("0123456789 \r") != std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> linesOf(std::string_view text) {
    const char lineEnd = text.find('\n') == std::string_view::npos ? '\r' : '\n';
    std::vector<std::string_view> lines;
    lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), lineEnd)) + 1);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(lineEnd), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string_view columnOf(std::string_view line, std::size_t index) {
    for (; index > 0; --index) {
        const std::size_t tab = line.find('\t');
        line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    return line.substr(0, line.find('\t'));
}

SentenceColumns sentenceColumns(std::span<const std::string_view> lines) {
    std::array<std::size_t, columnsLookedAt> texts{};
    std::size_t looked = 0;
    for (const std::string_view line : lines) {
        if (line.find('\t') == std::string_view::npos) {
            continue;
        }
        for (std::size_t column = 0; column < columnsLookedAt; ++column) {
            texts[column] += isText(columnOf(line, column)) ? 1 : 0;
        }
        if (++looked == linesLookedAt) {
            break;
        }
    }
    const auto isTextual = [looked](std::size_t count) { return count > 0 && 2 * count >= looked; };
    const auto source = std::find_if(texts.begin(), texts.end(), isTextual);
    if (source == texts.end()) {
        return {};
    }
    const auto target = std::find_if(source + 1, texts.end(), isTextual);
    if (target == texts.end()) {
        return {};
    }
    return {static_cast<std::size_t>(source - texts.begin()),
            static_cast<std::size_t>(target - texts.begin())};
}

}  // namespace lab::language
