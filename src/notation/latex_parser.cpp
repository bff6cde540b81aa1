// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "notation/latex.h"
#include "notation/latex_lexer.h"
#include "notation/latex_text.h"
#include "notation/symbols.h"

namespace lab::notation {
namespace {

const Symbol prime{"′"};

class Parser {
  public:
    explicit Parser(std::string_view latex) : lexer_(latex) {}

    Formula parse() {
        Formula formula{parseRow()};
        const Token& rest = lexer_.peek();
        if (rest.kind != Token::Kind::End)
            lexer_.fail(rest.offset, "unexpected " + shown(rest) + "; remove it or open its pair");
        return formula;
    }

  private:
    Row parseRow(std::string_view stop = "}");
    Row parseArgument();
    Row parseBraced();
    void parseItem(Row& row);
    void parseAtom(Row& row, bool single);
    void parseCharacter(Row& row, const Token& token, bool single);
    void parseCommand(Row& row, const Token& token);
    bool parseStructure(Row& row, const Token& token);
    bool parseSized(Row& row, const Token& token);
    void parseScripts(Row& row);
    Row takeScript(std::string_view mark);
    void parseOperatorName(Row& row);
    void parseText(Row& row);
    void parseStep(Row& row);
    void parseRole(Row& row);
    void parseOpenIndex(Row& row, const Token& at);
    void parseAlphabet(Row& row, Alphabet alphabet);
    void parseFenced(Row& row);
    void parseTable(Row& row, const Token& begin);
    std::vector<std::vector<Row>> parseCells();
    Root parseRoot();
    std::string parseBracket();
    void appendSymbol(Row& row, Symbol symbol) const;
    static std::string shown(const Token& token);

    /// Counts nesting while it lives.
    class Nesting {
      public:
        explicit Nesting(Parser& parser) : parser_(parser) {
            if (++parser.depth_ > maxLatexDepth)
                parser.lexer_.fail(parser.lexer_.peek().offset,
                                   "nested deeper than " + std::to_string(maxLatexDepth) +
                                       " levels; simplify the formula");
        }
        ~Nesting() { --parser_.depth_; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;

      private:
        Parser& parser_;
    };

    LatexLexer lexer_;
    std::optional<Alphabet> alphabet_;
    int depth_ = 0;
};

std::string Parser::shown(const Token& token) {
    if (token.kind == Token::Kind::End)
        return "end of the formula";
    const std::string slash = token.kind == Token::Kind::Command ? "\\" : "";
    return slash + std::string(token.text.substr(0, 40));
}

/// Reads nodes up to something that only the caller can take.
Row Parser::parseRow(std::string_view stop) {
    const Nesting nesting(*this);
    Row row;
    for (;;) {
        const Token& token = lexer_.peek();
        if (token.kind == Token::Kind::End || token.isCharacter(stop) || token.isCharacter("}") ||
            token.isCharacter("&") || token.isCommand("\\") || token.isCommand("right") ||
            token.isCommand("end"))
            return row;
        parseItem(row);
    }
}

Row Parser::parseBraced() {
    const Token open = lexer_.take();
    Row row = parseRow();
    if (!lexer_.peek().isCharacter("}"))
        lexer_.fail(open.offset, "this { is never closed; add }");
    lexer_.take();
    return row;
}

/// A braced row, or the single atom that TeX takes without braces.
Row Parser::parseArgument() {
    const Nesting nesting(*this);
    if (lexer_.peek().isCharacter("{"))
        return parseBraced();
    Row row;
    parseAtom(row, true);
    return row;
}

void Parser::parseItem(Row& row) {
    const Token& token = lexer_.peek();
    if (token.isCharacter("_") || token.isCharacter("^") || token.isCharacter("'"))
        parseScripts(row);
    else
        parseAtom(row, false);
}

void Parser::parseAtom(Row& row, bool single) {
    const Token token = lexer_.peek();
    if (token.kind == Token::Kind::End || token.isCharacter("}") || token.isCharacter("&"))
        lexer_.fail(token.offset, "an argument is missing before " + shown(token));
    if (token.isCharacter("{")) {
        row.push_back(Group{parseBraced()});
        return;
    }
    lexer_.take();
    if (token.kind == Token::Kind::Command)
        parseCommand(row, token);
    else
        parseCharacter(row, token, single);
}

void Parser::parseCharacter(Row& row, const Token& token, bool single) {
    const char first = token.text.front();
    if (first == '@')
        return parseOpenIndex(row, token);
    if (first == '~') {
        row.push_back(Space{6});
        return;
    }
    if (std::string_view("$%#_^'").find(first) != std::string_view::npos)
        lexer_.fail(token.offset, shown(token) + " means nothing here; remove or escape it");
    const bool number = (first >= '0' && first <= '9') || first == '.';
    if (number && !single)
        return appendSymbol(row, Symbol{std::string(lexer_.takeNumber(token))});
    appendSymbol(row, symbolOfCharacter(token.text));
}

/// Letters within one \mathrm{...} make one word.
void Parser::appendSymbol(Row& row, Symbol symbol) const {
    if (alphabet_ && symbol.atom == Atom::Ordinary && takesAlphabet(symbol.text)) {
        symbol.alphabet = *alphabet_;
        auto* last = row.empty() ? nullptr : std::get_if<Symbol>(&row.back().value);
        const auto isAscii = [](const Symbol& s) { return (s.text.front() & 0x80) == 0; };
        if (last && isAscii(symbol) && isAscii(*last) && last->alphabet == *alphabet_ &&
            last->atom == Atom::Ordinary && takesAlphabet(last->text)) {
            last->text += symbol.text;
            return;
        }
    }
    row.push_back(std::move(symbol));
}

void Parser::parseOpenIndex(Row& row, const Token& at) {
    const Token name = lexer_.peek();
    if (name.kind != Token::Kind::Character ||
        std::string_view("tpqijknlr").find(name.text) == std::string_view::npos)
        lexer_.fail(at.offset, "@ needs one of t, p, q, i, j, k, n, l, r after it");
    lexer_.take();
    row.push_back(OpenIndex{name.text.front()});
}

Row Parser::takeScript(std::string_view mark) {
    if (mark == "'")
        return {prime};
    Row script = parseArgument();
    // An empty row means "no script", but something was written here.
    if (script.empty())
        script.push_back(Group{});
    return script;
}

Scripts& scriptsAtEnd(Row& row) {
    if (!row.empty()) {
        if (auto* scripts = std::get_if<Scripts>(&row.back().value))
            return *scripts;
    }
    Scripts scripts;
    if (!row.empty() && !row.back().as<Space>()) {
        if (const auto* group = row.back().as<Group>())
            scripts.base = group->body;
        else
            scripts.base.push_back(row.back());
        row.pop_back();
    }
    row.push_back(std::move(scripts));
    return std::get<Scripts>(row.back().value);
}

void Parser::parseScripts(Row& row) {
    const Token mark = lexer_.take();
    Row script = takeScript(mark.text);
    auto* brace = row.empty() ? nullptr : std::get_if<Brace>(&row.back().value);
    if (brace && brace->label.empty() &&
        mark.text == (brace->side == BraceSide::Under ? "_" : "^")) {
        brace->label = std::move(script);
        return;
    }
    Scripts& scripts = scriptsAtEnd(row);
    Row& place = mark.text == "_" ? scripts.subscript : scripts.superscript;
    const bool onlyPrimes = std::ranges::all_of(
        place, [](const Node& node) { return node.as<Symbol>() && *node.as<Symbol>() == prime; });
    if (!place.empty() && (mark.text == "_" || !onlyPrimes))
        lexer_.fail(mark.offset, "a second " + std::string(mark.text) +
                                     " on one symbol; use braces to say what belongs to what");
    place.insert(place.end(), script.begin(), script.end());
}

void Parser::parseCommand(Row& row, const Token& token) {
    if (parseStructure(row, token) || parseSized(row, token))
        return;
    if (const auto mark = accentOfCommand(token.text)) {
        row.push_back(Accent{*mark, parseArgument()});
    } else if (const auto alphabet = alphabetOfCommand(token.text)) {
        parseAlphabet(row, *alphabet);
    } else if (const auto mu = spaceOfCommand(token.text)) {
        row.push_back(Space{*mu});
    } else if (auto symbol = symbolOfCommand(token.text)) {
        appendSymbol(row, std::move(*symbol));
    } else {
        lexer_.fail(token.offset,
                    "unknown command " + shown(token) +
                        "; write \\operatorname{...} for names, \\text{...} for words");
    }
}

bool Parser::parseStructure(Row& row, const Token& token) {
    if (token.text == "frac") {
        Row numerator = parseArgument();
        row.push_back(Fraction{std::move(numerator), parseArgument()});
    } else if (token.text == "sqrt") {
        row.push_back(parseRoot());
    } else if (token.text == "text") {
        parseText(row);
    } else if (token.text == "operatorname") {
        parseOperatorName(row);
    } else if (token.text == "left") {
        parseFenced(row);
    } else if (token.text == "begin") {
        parseTable(row, token);
    } else if (token.text == "underbrace") {
        row.push_back(Brace{BraceSide::Under, parseArgument(), {}});
    } else if (token.text == "overbrace") {
        row.push_back(Brace{BraceSide::Over, parseArgument(), {}});
    } else if (token.text == "step") {
        parseStep(row);
    } else if (token.text == "role") {
        parseRole(row);
    } else {
        return false;
    }
    return true;
}

/// \big, \bigl, \bigr, \bigm and the same for Big, bigg, Bigg.
bool Parser::parseSized(Row& row, const Token& token) {
    constexpr std::string_view sizes[] = {"big", "Big", "bigg", "Bigg"};
    for (int size = 4; size >= 1; --size) {
        const std::string_view name = sizes[size - 1];
        if (!token.text.starts_with(name))
            continue;
        const std::string_view side = token.text.substr(name.size());
        if (side.size() > 1 || (!side.empty() && side != "l" && side != "r" && side != "m"))
            continue;
        const Atom atom = side == "l"   ? Atom::Opening
                          : side == "r" ? Atom::Closing
                          : side == "m" ? Atom::Relation
                                        : Atom::Ordinary;
        row.push_back(SizedBracket{parseBracket(), atom, size});
        return true;
    }
    return false;
}

Root Parser::parseRoot() {
    Row degree;
    if (lexer_.peek().isCharacter("[")) {
        const Token open = lexer_.take();
        degree = parseRow("]");
        if (!lexer_.peek().isCharacter("]"))
            lexer_.fail(open.offset, "this [ is never closed; add ]");
        lexer_.take();
    }
    return {parseArgument(), std::move(degree)};
}

void Parser::parseText(Row& row) {
    const std::size_t start = lexer_.peek().offset + 1;
    std::size_t bad = 0;
    auto words = unescapeText(lexer_.takeRawGroup(), bad);
    if (!words)
        lexer_.fail(start + bad, "this character needs a backslash inside \\text{...}");
    row.push_back(Text{std::move(*words)});
}

void Parser::parseOperatorName(Row& row) {
    const bool limits = lexer_.peek().isCharacter("*");
    if (limits)
        lexer_.take();
    const std::size_t start = lexer_.peek().offset;
    const std::string_view name = lexer_.takeRawGroup();
    const bool plain = name.find_first_of("\\{}$%&#^_~@") == std::string_view::npos;
    if (name.empty() || !plain)
        lexer_.fail(start, "the name of a function is plain letters");
    row.push_back(Symbol{std::string(name), Atom::Operator, Alphabet::Upright, limits});
}

void Parser::parseStep(Row& row) {
    const std::size_t start = lexer_.peek().offset;
    const std::string_view name = lexer_.takeRawGroup();
    if (name.empty() || name.find_first_of("\\{}") != std::string_view::npos)
        lexer_.fail(start, "\\step needs the name of a step: \\step{scores}{e}");
    row.push_back(Step{std::string(name), parseArgument()});
}

void Parser::parseRole(Row& row) {
    const std::size_t start = lexer_.peek().offset;
    const auto role = roleOfName(lexer_.takeRawGroup());
    if (!role)
        lexer_.fail(start,
                    "\\role needs encoder, decoder, context, score, weight or cursor as its name");
    row.push_back(Coloured{*role, parseArgument()});
}

void Parser::parseAlphabet(Row& row, Alphabet alphabet) {
    const auto outer = std::exchange(alphabet_, alphabet);
    Row body = parseArgument();
    alphabet_ = outer;
    row.insert(row.end(), body.begin(), body.end());
}

std::string Parser::parseBracket() {
    const Token token = lexer_.peek();
    const auto bracket = token.kind == Token::Kind::Command     ? bracketOfCommand(token.text)
                         : token.kind == Token::Kind::Character ? bracketOfCharacter(token.text)
                                                                : std::nullopt;
    if (!bracket)
        lexer_.fail(token.offset, shown(token) + " is no bracket; write one, or . for none");
    lexer_.take();
    return std::string(*bracket);
}

void Parser::parseFenced(Row& row) {
    const std::size_t start = lexer_.peek().offset;
    Fenced fenced;
    fenced.left = parseBracket();
    fenced.body = parseRow();
    if (!lexer_.peek().isCommand("right"))
        lexer_.fail(start, "this \\left has no \\right; add one");
    lexer_.take();
    fenced.right = parseBracket();
    row.push_back(std::move(fenced));
}

std::vector<std::vector<Row>> Parser::parseCells() {
    std::vector<std::vector<Row>> rows(1);
    for (;;) {
        rows.back().push_back(parseRow());
        const Token& token = lexer_.peek();
        if (rows.back().size() > maxTableColumns)
            lexer_.fail(token.offset, "more than " + std::to_string(maxTableColumns) + " columns");
        if (token.isCommand("\\"))
            rows.emplace_back();
        else if (!token.isCharacter("&"))
            break;
        lexer_.take();
    }
    // A \\ after the last row starts no new one.
    if (rows.back().size() == 1 && rows.back().front().empty())
        rows.pop_back();
    return rows;
}

void Parser::parseTable(Row& row, const Token& begin) {
    const std::string_view name = lexer_.takeRawGroup();
    const auto kind = tableOfEnvironment(name);
    if (!kind)
        lexer_.fail(begin.offset, "unknown environment " + std::string(name.substr(0, 40)) +
                                      "; use matrix, bmatrix, pmatrix, cases or aligned");
    Table table{*kind, parseCells()};
    if (!lexer_.peek().isCommand("end"))
        lexer_.fail(begin.offset, "\\begin{" + std::string(name) + "} has no \\end; add it");
    const Token end = lexer_.take();
    if (lexer_.takeRawGroup() != name)
        lexer_.fail(end.offset, "this \\end does not match \\begin{" + std::string(name) + "}");
    row.push_back(std::move(table));
}

}  // namespace

Formula parseLatex(std::string_view latex) {
    return Parser(latex).parse();
}

}  // namespace lab::notation
