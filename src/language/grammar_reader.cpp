// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/grammar_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>

#include "base/utf8.h"
#include "language/grammar.h"
#include "language/grammar_lines.h"

namespace lab::language {

namespace {

constexpr std::size_t kMaxRules = 100'000;
constexpr std::size_t kMaxLines = 1'000'000;  // with paradigms filled in
constexpr int kMaxParadigmDepth = 8;

template <class Number>
std::optional<Number> parseInteger(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional<Number>(value) : std::nullopt;
}

class Reader {
  public:
    explicit Reader(std::string_view fileName) { grammar_.fileName = fileName; }

    WrittenGrammar read(std::string_view text) {
        checkEncoding(text);
        for (const Piece& line : splitLines(text)) {
            readLine(line, 0);
        }
        if (open_) {
            fail(paradigmPosition_, "paradigm '" + open_->name + "' has no end: add a line 'end'");
        }
        if (grammar_.start < 0) {
            fail({1, 1}, "no start category: add a line 'start CATEGORY'");
        }
        return std::move(grammar_);
    }

  private:
    [[noreturn]] void fail(FilePosition position, const std::string& message) const {
        throwGrammarError(grammar_.fileName, position, message);
    }

    void checkEncoding(std::string_view text) const {
        if (!base::isValidUtf8(text)) {
            fail({1, 1}, "not valid UTF-8: save the file as UTF-8");
        }
        const std::size_t nul = text.find('\0');
        if (nul != std::string_view::npos) {
            const auto line = std::count(text.begin(), text.begin() + static_cast<long>(nul), '\n');
            fail({static_cast<int>(line) + 1, 1}, "a NUL byte: a grammar is plain text");
        }
    }

    void readLine(const Piece& line, int depth) {
        if (++linesRead_ > kMaxLines) {
            fail(line.position, "paradigms fill in more than a million lines: nest them less");
        }
        if (open_ && line.text != "end") {
            open_->body.push_back(line);
            return;
        }
        if (line.text.front() == '[') {
            readRule(line);
            return;
        }
        const std::vector<Piece> fields = splitFields(line, grammar_.fileName);
        const std::string& word = fields[0].text;
        if (word == "feature") {
            readFeature(fields);
        } else if (word == "category") {
            readCategory(fields);
        } else if (word == "start") {
            readStart(fields);
        } else if (word == "split") {
            readSplit(fields);
        } else if (word == "paradigm") {
            open_ = readParadigmHeader(fields, grammar_.fileName);
            paradigmPosition_ = line.position;
        } else if (word == "end") {
            closeParadigm(line);
        } else {
            useParadigm(fields, depth);
        }
    }

    void closeParadigm(const Piece& line) {
        if (!open_) {
            fail(line.position, "'end' without 'paradigm': remove it");
        }
        const std::string name = open_->name;
        if (!paradigms_.emplace(name, std::move(*open_)).second) {
            fail(paradigmPosition_, "paradigm '" + name + "' exists already: rename one of them");
        }
        open_.reset();
    }

    void useParadigm(const std::vector<Piece>& fields, int depth) {
        const auto found = paradigms_.find(fields[0].text);
        if (found == paradigms_.end()) {
            fail(fields[0].position, "'" + fields[0].text +
                                         "' is no directive and no paradigm defined above: start a "
                                         "rule with [CATEGORY] or define the paradigm first");
        }
        if (depth >= kMaxParadigmDepth) {
            fail(fields[0].position, "paradigm '" + fields[0].text +
                                         "' uses paradigms too deeply: it may not use itself");
        }
        for (const Piece& line : fillIn(found->second, fields, grammar_.fileName)) {
            readLine(line, depth + 1);
        }
    }

    void readFeature(const std::vector<Piece>& fields) {
        if (fields.size() < 4 || fields[2].text != "=") {
            fail(fields[0].position, "a feature needs values: write 'feature NAME = VALUE VALUE'");
        }
        FeatureDeclaration feature{fields[1].text, {}};
        const int number = static_cast<int>(grammar_.features.size());
        if (!features_.emplace(feature.name, number).second) {
            fail(fields[1].position, "feature '" + feature.name + "' is declared twice");
        }
        for (std::size_t i = 3; i < fields.size(); ++i) {
            const int value = static_cast<int>(feature.values.size());
            if (!values_.emplace(fields[i].text, std::pair(number, value)).second) {
                fail(fields[i].position, "value '" + fields[i].text +
                                             "' is declared twice: a value belongs to one feature");
            }
            feature.values.push_back(fields[i].text);
        }
        grammar_.features.push_back(std::move(feature));
    }

    void readCategory(const std::vector<Piece>& fields) {
        if (fields.size() < 2) {
            fail(fields[0].position, "a category needs a name: write 'category NAME FEATURE...'");
        }
        CategoryDeclaration category{fields[1].text, {}, fields[1].position};
        const int number = static_cast<int>(grammar_.categories.size());
        if (!categories_.emplace(category.name, number).second) {
            fail(fields[1].position, "category '" + category.name + "' is declared twice");
        }
        for (std::size_t i = 2; i < fields.size(); ++i) {
            const int feature = findFeature(fields[i].text);
            if (feature < 0) {
                fail(fields[i].position,
                     "no feature '" + fields[i].text + "': declare it above with 'feature'");
            }
            if (std::count(category.features.begin(), category.features.end(), feature) > 0) {
                fail(fields[i].position, "feature '" + fields[i].text + "' stands twice");
            }
            category.features.push_back(feature);
        }
        grammar_.categories.push_back(std::move(category));
    }

    void readStart(const std::vector<Piece>& fields) {
        if (fields.size() != 2 || grammar_.start >= 0) {
            fail(fields[0].position, "write 'start CATEGORY' once");
        }
        grammar_.start = requireCategory(fields[1].text, fields[1].position);
        grammar_.startPosition = fields[1].position;
        if (!grammar_.categories[static_cast<std::size_t>(grammar_.start)].features.empty()) {
            fail(fields[1].position, "the start category may not have features");
        }
    }

    void readSplit(const std::vector<Piece>& fields) {
        const auto oneIn =
            fields.size() == 3 ? parseInteger<std::uint64_t>(fields[1].text) : std::nullopt;
        if (!oneIn || *oneIn < 2) {
            fail(fields[0].position,
                 "write 'split N SALT': one sentence in N (2 or more) is held out");
        }
        grammar_.split = {*oneIn, fields[2].text};
    }

    void readRule(const Piece& line) {
        const std::vector<Piece> columns = splitColumns(line);
        if (columns.size() < 3 || columns.size() > 5) {
            fail(line.position,
                 "a rule has 3 to 5 columns: [CATEGORY] ||| source ||| target ||| "
                 "links ||| weight");
        }
        WrittenRule rule;
        rule.position = line.position;
        rule.category = readLeftSide(columns[0]);
        rule.source = readSide(columns[1], "source");
        rule.target = readSide(columns[2], "target");
        matchIndices(rule);
        if (columns.size() > 3 && !columns[3].text.empty()) {
            rule.links = readLinks(columns[3], rule);
        }
        if (columns.size() > 4) {
            rule.weight = readWeight(columns[4]);
        }
        if (grammar_.rules.size() >= kMaxRules) {
            fail(line.position,
                 "more than " + std::to_string(kMaxRules) + " rules: split the file");
        }
        grammar_.rules.push_back(std::move(rule));
    }

    WrittenSymbol readLeftSide(const Piece& column) const {
        const std::vector<Piece> fields = splitFields(column, grammar_.fileName);
        if (fields.size() != 1) {
            fail(column.position, "one [CATEGORY] must stand before the first |||");
        }
        WrittenSymbol symbol = readSymbol(fields[0]);
        if (symbol.index != 0) {
            fail(column.position, "the rule's own category takes no number: remove ',N'");
        }
        return symbol;
    }

    std::vector<WrittenSymbol> readSide(const Piece& column, const std::string& side) const {
        std::vector<WrittenSymbol> symbols;
        for (const Piece& field : splitFields(column, grammar_.fileName)) {
            symbols.push_back(readSymbol(field));
        }
        if (symbols.empty()) {
            fail(column.position, "the " + side + " side is empty: every phrase needs a word");
        }
        return symbols;
    }

    WrittenSymbol readSymbol(const Piece& field) const {
        WrittenSymbol symbol;
        symbol.position = field.position;
        if (field.text.empty() || field.text.front() != '[') {
            symbol.word = field.text;
            if (symbol.word.empty()) {
                fail(field.position, "an empty word: remove the quotes");
            }
            return symbol;
        }
        symbol.isWord = false;
        std::string inside = field.text.substr(1, field.text.size() - 2);
        const std::size_t comma = inside.rfind(',');
        if (comma != std::string::npos) {
            const auto index = parseInteger<int>(std::string_view(inside).substr(comma + 1));
            if (!index || *index < 1) {
                fail(field.position, "the number after the comma must be 1 or more");
            }
            symbol.index = *index;
            inside.resize(comma);
        }
        readCategoryUse(inside, symbol);
        return symbol;
    }

    void readCategoryUse(const std::string& inside, WrittenSymbol& symbol) const {
        const std::vector<Piece> parts = splitFields({inside, symbol.position}, grammar_.fileName);
        if (parts.empty()) {
            fail(symbol.position, "[] names no category: write [CATEGORY]");
        }
        symbol.category = requireCategory(parts[0].text, symbol.position);
        const CategoryDeclaration& category =
            grammar_.categories[static_cast<std::size_t>(symbol.category)];
        std::map<int, FeatureConstraint> given;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            FeatureConstraint constraint = readConstraint(parts[i].text, symbol.position);
            const auto& own = category.features;
            const int feature = constraint.feature;
            if (std::find(own.begin(), own.end(), feature) == own.end()) {
                fail(symbol.position, "category '" + category.name + "' has no feature for '" +
                                          parts[i].text + "': see its declaration");
            }
            if (!given.emplace(feature, std::move(constraint)).second) {
                fail(symbol.position, "'" + parts[i].text + "' sets a feature a second time");
            }
        }
        for (const int feature : category.features) {
            const auto found = given.find(feature);
            symbol.constraints.push_back(found != given.end() ? found->second
                                                              : anyValue(feature, ""));
        }
    }

    FeatureConstraint anyValue(int feature, const std::string& variable) const {
        FeatureConstraint constraint{feature, {}, variable};
        const auto& values = grammar_.features[static_cast<std::size_t>(feature)].values;
        for (int value = 0; value < static_cast<int>(values.size()); ++value) {
            constraint.values.push_back(value);
        }
        return constraint;
    }

    FeatureConstraint readConstraint(const std::string& text, FilePosition position) const {
        if (text.front() == '$') {
            return readVariable(text, position);
        }
        return readValues(text, position);
    }

    /// "$feature", "$feature2" or, for some of the values only, "$feature=value|value".
    FeatureConstraint readVariable(const std::string& text, FilePosition position) const {
        const std::size_t equals = std::min(text.find('='), text.size());
        const std::string variable = text.substr(0, equals);
        const std::string name = variable.substr(1, variable.find_last_not_of("0123456789"));
        const int feature = findFeature(name);
        if (feature < 0) {
            fail(position, "no feature '" + name + "' for the variable '" + variable +
                               "': name a variable after its feature");
        }
        if (equals == text.size()) {
            return anyValue(feature, variable);
        }
        FeatureConstraint constraint = readValues(text.substr(equals + 1), position);
        if (constraint.feature != feature) {
            fail(position, "'" + text + "' gives the variable values of another feature");
        }
        constraint.variable = variable;
        return constraint;
    }

    FeatureConstraint readValues(const std::string& text, FilePosition position) const {
        FeatureConstraint constraint{-1, {}, ""};
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t bar = std::min(text.find('|', at), text.size());
            const auto found = values_.find(text.substr(at, bar - at));
            if (found == values_.end()) {
                fail(position, "no feature has the value '" + text.substr(at, bar - at) +
                                   "': declare it with 'feature'");
            }
            if (constraint.feature >= 0 && constraint.feature != found->second.first) {
                fail(position, "'" + text + "' mixes values of two features");
            }
            constraint.feature = found->second.first;
            constraint.values.push_back(found->second.second);
            at = bar + 1;
        }
        return constraint;
    }

    /// Both sides must have the same categories with the same numbers, once each.
    void matchIndices(WrittenRule& rule) const {
        std::map<int, const WrittenSymbol*> open;
        for (const WrittenSymbol& symbol : rule.source) {
            if (!symbol.isWord && !open.emplace(symbol.index, &symbol).second) {
                fail(symbol.position,
                     "a number stands twice on the source side: number the "
                     "categories [A,1] [B,2]");
            }
        }
        for (WrittenSymbol& symbol : rule.target) {
            if (symbol.isWord) {
                continue;
            }
            const auto found = open.find(symbol.index);
            if (found == open.end() || found->second->category != symbol.category) {
                fail(symbol.position,
                     "this category has no partner with the same name and number "
                     "on the source side");
            }
            open.erase(found);
        }
        if (!open.empty()) {
            fail(open.begin()->second->position,
                 "this category has no partner with the same name "
                 "and number on the target side");
        }
    }

    std::vector<Link> readLinks(const Piece& column, const WrittenRule& rule) const {
        std::vector<Link> links;
        for (const Piece& field : splitFields(column, grammar_.fileName)) {
            const std::string_view text = field.text;
            const std::size_t dash = std::min(text.find('-'), text.size());
            const auto source = parseInteger<int>(text.substr(0, dash));
            const auto target = parseInteger<int>(text.substr(std::min(dash + 1, text.size())));
            if (!source || !target || *source < 0 || *target < 0) {
                fail(field.position,
                     "'" + field.text + "' is no link: write SOURCE-TARGET, as 0-1");
            }
            const auto s = static_cast<std::size_t>(*source);
            const auto t = static_cast<std::size_t>(*target);
            if (s >= rule.source.size() || t >= rule.target.size()) {
                fail(field.position,
                     "link '" + field.text + "' points behind the end of a side: count from 0");
            }
            if (!rule.target[t].isWord) {
                fail(field.position, "link '" + field.text +
                                         "' points at a category on the target side: only words "
                                         "can be linked there");
            }
            links.push_back({*source, *target});
        }
        return links;
    }

    double readWeight(const Piece& column) const {
        double weight = 0;
        const char* const last = column.text.data() + column.text.size();
        const auto [end, error] = std::from_chars(column.text.data(), last, weight);
        const bool inRange = weight >= 1e-6 && weight <= 1e6;  // false for NaN
        if (error != std::errc() || end != last || !inRange) {
            fail(column.position, "'" + column.text +
                                      "' is no weight: give a number from 0.000001 "
                                      "to 1000000");
        }
        return weight;
    }

    int findFeature(const std::string& name) const {
        const auto found = features_.find(name);
        return found == features_.end() ? -1 : found->second;
    }

    int requireCategory(const std::string& name, FilePosition position) const {
        const auto found = categories_.find(name);
        if (found == categories_.end()) {
            fail(position, "no category '" + name + "': declare it above with 'category'");
        }
        return found->second;
    }

    WrittenGrammar grammar_;
    std::size_t linesRead_ = 0;
    std::unordered_map<std::string, int> features_;                // name -> number
    std::unordered_map<std::string, int> categories_;              // likewise
    std::unordered_map<std::string, std::pair<int, int>> values_;  // value -> feature, number
    std::unordered_map<std::string, Paradigm> paradigms_;
    std::optional<Paradigm> open_;
    FilePosition paradigmPosition_;
};

}  // namespace

WrittenGrammar readGrammar(std::string_view text, std::string_view fileName) {
    return Reader(fileName).read(text);
}

void throwGrammarError(std::string_view fileName, FilePosition position,
                       const std::string& message) {
    throw GrammarError(std::string(fileName) + ':' + std::to_string(position.line) + ':' +
                       std::to_string(position.column) + ": " + message);
}

}  // namespace lab::language
