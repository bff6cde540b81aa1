// SPDX-License-Identifier: GPL-3.0-or-later
#include "notation/latex_text.h"

namespace lab::notation {
namespace {

struct Escape {
    char character;
    std::string_view latex;
};

constexpr Escape escapes[] = {
    {'{', "\\{"},
    {'}', "\\}"},
    {'%', "\\%"},
    {'&', "\\&"},
    {'#', "\\#"},
    {'$', "\\$"},
    {'_', "\\_"},
    {'\\', "\\textbackslash{}"},
    {'^', "\\textasciicircum{}"},
    {'~', "\\textasciitilde{}"},
};

const Escape* escapeOf(char character) {
    for (const Escape& escape : escapes)
        if (escape.character == character)
            return &escape;
    return nullptr;
}

const Escape* escapeAt(std::string_view latex) {
    for (const Escape& escape : escapes)
        if (latex.starts_with(escape.latex))
            return &escape;
    return nullptr;
}

}  // namespace

std::string escapeText(std::string_view words) {
    std::string result;
    for (const char c : words) {
        if (const Escape* escape = escapeOf(c))
            result += escape->latex;
        else
            result += c;
    }
    return result;
}

std::optional<std::string> unescapeText(std::string_view latex, std::size_t& badOffset) {
    std::string result;
    for (std::size_t at = 0; at < latex.size();) {
        if (const Escape* escape = escapeAt(latex.substr(at))) {
            result += escape->character;
            at += escape->latex.size();
        } else if (latex.substr(at).starts_with("\\ ")) {
            result += ' ';
            at += 2;
        } else if (escapeOf(latex[at])) {
            badOffset = at;
            return std::nullopt;
        } else {
            result += latex[at++];
        }
    }
    return result;
}

}  // namespace lab::notation
