// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/grammar_lines.h"

#include <algorithm>
#include <optional>

namespace lab::language {

namespace {

constexpr std::string_view kSpace = " \t\r";

Piece trimmed(std::string_view text, FilePosition position) {
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) {
        return {"", position};
    }
    const std::size_t last = text.find_last_not_of(kSpace);
    position.column += static_cast<int>(first);
    return {std::string(text.substr(first, last - first + 1)), position};
}

std::string_view withoutComment(std::string_view line) {
    for (std::size_t at = line.find('#'); at != std::string_view::npos;
         at = line.find('#', at + 1)) {
        if (at == 0 || kSpace.find(line[at - 1]) != std::string_view::npos) {
            return line.substr(0, at);
        }
    }
    return line;
}

bool isBraced(std::string_view text) {
    return text.size() > 2 && text.front() == '{' && text.back() == '}' &&
           text.find_first_of("{}", 1) == text.size() - 1;
}

/// One body line filled in; nothing if it mentions an absent form.
std::optional<std::string> fillInLine(const Paradigm& paradigm, const Piece& line,
                                      const std::vector<Piece>& arguments,
                                      std::string_view fileName) {
    std::string result;
    std::size_t at = 0;
    while (at < line.text.size()) {
        const std::size_t open = line.text.find('{', at);
        result += line.text.substr(at, open - at);
        if (open == std::string::npos) {
            break;
        }
        const std::size_t close = line.text.find('}', open);
        const std::string name =
            close == std::string::npos ? "" : line.text.substr(open, close - open + 1);
        const auto found = std::find(paradigm.parameters.begin(), paradigm.parameters.end(), name);
        if (found == paradigm.parameters.end()) {
            throwGrammarError(fileName, line.position,
                              "'" + (name.empty() ? "{" : name) +
                                  "' is not a parameter of paradigm '" + paradigm.name +
                                  "': name it after 'paradigm " + paradigm.name + "'");
        }
        const auto number = static_cast<std::size_t>(found - paradigm.parameters.begin());
        const std::string& argument = arguments[number + 1].text;
        if (argument == "-") {
            return std::nullopt;
        }
        result += argument;
        at = close + 1;
    }
    return result;
}

}  // namespace

std::vector<Piece> splitLines(std::string_view text) {
    std::vector<Piece> lines;
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        Piece line = trimmed(withoutComment(text.substr(0, end)), {number, 1});
        if (!line.text.empty()) {
            lines.push_back(std::move(line));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<Piece> splitFields(const Piece& line, std::string_view fileName) {
    std::vector<Piece> fields;
    const std::string& text = line.text;
    for (std::size_t at = text.find_first_not_of(kSpace); at != std::string::npos;
         at = text.find_first_not_of(kSpace, at)) {
        const FilePosition position{line.position.line,
                                    line.position.column + static_cast<int>(at)};
        if (text[at] != '[' && text[at] != '"') {
            const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
            fields.push_back({text.substr(at, end - at), position});
            at = end;
            continue;
        }
        const char closing = text[at] == '[' ? ']' : '"';
        const std::size_t close = text.find(closing, at + 1);
        if (close == std::string::npos) {
            throwGrammarError(fileName, position,
                              std::string("'") + text[at] + "' without its '" + closing +
                                  "': close it on the same line");
        }
        fields.push_back(
            {closing == ']' ? text.substr(at, close - at + 1) : text.substr(at + 1, close - at - 1),
             position});
        at = close + 1;
    }
    return fields;
}

std::vector<Piece> splitColumns(const Piece& line) {
    constexpr std::string_view kBar = "|||";
    std::vector<Piece> columns;
    std::string_view rest = line.text;
    FilePosition position = line.position;
    for (;;) {
        const std::size_t bar = rest.find(kBar);
        columns.push_back(trimmed(rest.substr(0, bar), position));
        if (bar == std::string_view::npos) {
            return columns;
        }
        rest.remove_prefix(bar + kBar.size());
        position.column += static_cast<int>(bar + kBar.size());
    }
}

Paradigm readParadigmHeader(const std::vector<Piece>& fields, std::string_view fileName) {
    if (fields.size() < 3) {
        throwGrammarError(fileName, fields[0].position,
                          "a paradigm needs a name and parameters: write 'paradigm NAME {a} {b}'");
    }
    Paradigm paradigm;
    paradigm.name = fields[1].text;
    for (std::size_t i = 2; i < fields.size(); ++i) {
        if (!isBraced(fields[i].text)) {
            throwGrammarError(fileName, fields[i].position,
                              "'" + fields[i].text + "' is not a parameter: write it as {name}");
        }
        paradigm.parameters.push_back(fields[i].text);
    }
    return paradigm;
}

std::vector<Piece> fillIn(const Paradigm& paradigm, const std::vector<Piece>& arguments,
                          std::string_view fileName) {
    if (arguments.size() != paradigm.parameters.size() + 1) {
        throwGrammarError(fileName, arguments[0].position,
                          "paradigm '" + paradigm.name + "' takes " +
                              std::to_string(paradigm.parameters.size()) + " forms, here are " +
                              std::to_string(arguments.size() - 1) +
                              ": give each, or - for a form that does not exist");
    }
    std::vector<Piece> lines;
    for (const Piece& line : paradigm.body) {
        if (std::optional<std::string> text = fillInLine(paradigm, line, arguments, fileName)) {
            lines.push_back({std::move(*text), arguments[0].position});
        }
    }
    return lines;
}

}  // namespace lab::language
