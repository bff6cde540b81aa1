// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "notation/latex.h"
#include "notation/latex_text.h"
#include "notation/substitution.h"
#include "notation/symbols.h"
#include "notation/traversal.h"

namespace lab::notation {
namespace {

bool isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isNumeral(char c) {
    return (c >= '0' && c <= '9') || c == '.';
}

/// Ends with a command such as \alpha, which a letter behind it would prolong.
bool endsWithCommandWord(std::string_view text) {
    while (!text.empty() && isAsciiLetter(text.back())) {
        text.remove_suffix(1);
        if (!text.empty() && text.back() == '\\')
            return true;
    }
    return false;
}

class Printer {
  public:
    explicit Printer(Dialect dialect) : dialect_(dialect) {}

    void printRow(const Row& row) {
        for (const Node& node : row)
            std::visit([this](const auto& n) { print(n); }, node.value);
    }

    std::string result() && { return std::move(out_); }

  private:
    void print(const Symbol& symbol);
    void print(const SizedBracket& bracket);
    void print(const Text& text) { put("\\text{" + escapeText(text.text) + "}"); }
    void print(const Space& space);
    void print(const OpenIndex& index) { put(std::string{'@', index.letter}); }
    void print(const Group& group) { braced(group.body); }
    void print(const Scripts& scripts);
    void print(const Fraction& fraction);
    void print(const Root& root);
    void print(const Accent& accent);
    void print(const Fenced& fenced);
    void print(const Brace& brace);
    void print(const Table& table);
    void print(const Step& step);
    void print(const Coloured& coloured);

    void put(std::string_view text);
    void braced(const Row& row);
    void script(char mark, const Row& row);
    /// Whether scripts may follow the node without braces around it.
    bool standsBare(const Node& node) const;
    /// Standard LaTeX has no word for a link: its contents stand for it, as one atom.
    void unlinked(const Row& body);

    Dialect dialect_;
    std::string out_;
};

void Printer::put(std::string_view text) {
    if (!out_.empty() && !text.empty()) {
        const bool joinsNumbers = isNumeral(out_.back()) && isNumeral(text.front());
        if (joinsNumbers || (isAsciiLetter(text.front()) && endsWithCommandWord(out_)))
            out_ += ' ';
    }
    out_ += text;
}

void Printer::braced(const Row& row) {
    out_ += '{';
    printRow(row);
    out_ += '}';
}

void Printer::script(char mark, const Row& row) {
    if (row.empty())
        return;
    out_ += mark;
    braced(row);
}

bool isPlainNumber(std::string_view text) {
    if (!std::ranges::all_of(text, isNumeral) || text == ".")
        return text == ".";
    return text.back() != '.' && std::ranges::count(text, '.') <= 1;
}

void Printer::print(const Symbol& symbol) {
    if (const auto name = commandOfSymbol(symbol.text, symbol.atom); !name.empty()) {
        const auto known = symbolOfCommand(name);
        if (known && *known == symbol)
            return put('\\' + std::string(name));
        if (known && takesAlphabet(symbol.text) && symbol.atom == Atom::Ordinary)
            return put('\\' + std::string(commandOfAlphabet(symbol.alphabet)) + "{\\" +
                       std::string(name) + '}');
    }
    if (symbol.atom == Atom::Operator)
        return put((symbol.limits ? "\\operatorname*{" : "\\operatorname{") + symbol.text + '}');
    const bool word =
        takesAlphabet(symbol.text) && symbol.text.size() > 1 && !isPlainNumber(symbol.text);
    if (takesAlphabet(symbol.text) && (word || symbol.alphabet != defaultAlphabet(symbol.text)))
        return put('\\' + std::string(commandOfAlphabet(symbol.alphabet)) + '{' + symbol.text +
                   '}');
    if (symbol.text == "−")
        return put("-");
    put(symbol.text == "∗" ? "*" : symbol.text);
}

void Printer::print(const SizedBracket& bracket) {
    constexpr std::string_view sizes[] = {"\\big", "\\Big", "\\bigg", "\\Bigg"};
    put(sizes[std::clamp(bracket.size, 1, 4) - 1]);
    if (bracket.atom != Atom::Ordinary)
        out_ += bracket.atom == Atom::Opening ? 'l' : bracket.atom == Atom::Closing ? 'r' : 'm';
    put(latexOfBracket(bracket.text));
}

void Printer::print(const Space& space) {
    if (const auto name = commandOfSpace(space.mu); !name.empty())
        return put('\\' + std::string(name));
    put("\\mspace{" + std::to_string(space.mu) + "mu}");
}

bool Printer::standsBare(const Node& node) const {
    if (node.as<Step>() || node.as<Coloured>())
        return dialect_ == Dialect::Linked;
    return !node.as<Group>() && !node.as<Scripts>() && !node.as<Brace>() && !node.as<Space>();
}

void Printer::print(const Scripts& scripts) {
    if (scripts.base.size() == 1 && standsBare(scripts.base.front()))
        printRow(scripts.base);
    else
        braced(scripts.base);
    script('_', scripts.subscript);
    script('^', scripts.superscript);
}

void Printer::print(const Fraction& fraction) {
    put("\\frac");
    braced(fraction.numerator);
    braced(fraction.denominator);
}

void Printer::print(const Root& root) {
    put("\\sqrt");
    if (!root.degree.empty()) {
        out_ += '[';
        printRow(root.degree);
        out_ += ']';
    }
    braced(root.radicand);
}

void Printer::print(const Accent& accent) {
    put('\\' + std::string(commandOfAccent(accent.mark)));
    braced(accent.base);
}

void Printer::print(const Fenced& fenced) {
    put("\\left");
    put(latexOfBracket(fenced.left));
    printRow(fenced.body);
    put("\\right");
    put(latexOfBracket(fenced.right));
}

void Printer::print(const Brace& brace) {
    const bool under = brace.side == BraceSide::Under;
    put(under ? "\\underbrace" : "\\overbrace");
    braced(brace.base);
    script(under ? '_' : '^', brace.label);
}

void Printer::print(const Table& table) {
    const std::string name(environmentOfTable(table.kind));
    put("\\begin{" + name + "}");
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        out_ += r == 0 ? " " : " \\\\ ";
        for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
            out_ += c == 0 ? "" : " & ";
            printRow(table.rows[r][c]);
        }
    }
    // An empty last row would otherwise read as the end of the row before it.
    if (!table.rows.empty() && table.rows.back().size() == 1 && table.rows.back().front().empty())
        out_ += " \\\\";
    put(" \\end{" + name + "}");
}

void Printer::unlinked(const Row& body) {
    if (body.size() == 1)
        printRow(body);
    else
        braced(body);
}

void Printer::print(const Step& step) {
    if (dialect_ == Dialect::Standard)
        return unlinked(step.body);
    put("\\step{" + step.name + "}");
    braced(step.body);
}

void Printer::print(const Coloured& coloured) {
    if (dialect_ == Dialect::Standard)
        return unlinked(coloured.body);
    put("\\role{" + std::string(nameOfRole(coloured.role)) + "}");
    braced(coloured.body);
}

}  // namespace

std::string toLatex(const Formula& formula, Dialect dialect) {
    Printer printer(dialect);
    printer.printRow(dialect == Dialect::Standard ? substitute(formula, {}).row : formula.row);
    return std::move(printer).result();
}

}  // namespace lab::notation
