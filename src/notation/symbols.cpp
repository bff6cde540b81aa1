// SPDX-License-Identifier: GPL-3.0-or-later
#include "notation/symbols.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace lab::notation {
namespace {

struct Command {
    std::string_view name;
    std::string_view text;
    Atom atom = Atom::Ordinary;
    bool limits = false;
};

// Where two commands give the same symbol, the first one is printed.
constexpr Command commands[] = {
    {"alpha", "α"},
    {"beta", "β"},
    {"gamma", "γ"},
    {"delta", "δ"},
    {"epsilon", "ϵ"},
    {"varepsilon", "ε"},
    {"zeta", "ζ"},
    {"eta", "η"},
    {"theta", "θ"},
    {"vartheta", "ϑ"},
    {"iota", "ι"},
    {"kappa", "κ"},
    {"lambda", "λ"},
    {"mu", "μ"},
    {"nu", "ν"},
    {"xi", "ξ"},
    {"omicron", "ο"},
    {"pi", "π"},
    {"varpi", "ϖ"},
    {"rho", "ρ"},
    {"varrho", "ϱ"},
    {"sigma", "σ"},
    {"varsigma", "ς"},
    {"tau", "τ"},
    {"upsilon", "υ"},
    {"phi", "ϕ"},
    {"varphi", "φ"},
    {"chi", "χ"},
    {"psi", "ψ"},
    {"omega", "ω"},
    {"Gamma", "Γ"},
    {"Delta", "Δ"},
    {"Theta", "Θ"},
    {"Lambda", "Λ"},
    {"Xi", "Ξ"},
    {"Pi", "Π"},
    {"Sigma", "Σ"},
    {"Upsilon", "Υ"},
    {"Phi", "Φ"},
    {"Psi", "Ψ"},
    {"Omega", "Ω"},
    {"top", "⊤"},
    {"bot", "⊥"},
    {"infty", "∞"},
    {"partial", "∂"},
    {"nabla", "∇"},
    {"ell", "ℓ"},
    {"emptyset", "∅"},
    {"forall", "∀"},
    {"exists", "∃"},
    {"prime", "′"},
    {"hbar", "ℏ"},
    {"ldots", "…", Atom::Inner},
    {"dots", "…", Atom::Inner},
    {"cdots", "⋯", Atom::Inner},
    {"ddots", "⋱", Atom::Inner},
    {"vdots", "⋮"},
    {"%", "%"},
    {"&", "&"},
    {"#", "#"},
    {"$", "$"},
    {"_", "_"},
    {"lbrace", "{", Atom::Opening},
    {"{", "{", Atom::Opening},
    {"rbrace", "}", Atom::Closing},
    {"}", "}", Atom::Closing},
    {"|", "‖"},
    {"Vert", "‖"},
    {"vert", "|"},
    {"langle", "⟨", Atom::Opening},
    {"rangle", "⟩", Atom::Closing},
    {"lfloor", "⌊", Atom::Opening},
    {"rfloor", "⌋", Atom::Closing},
    {"lceil", "⌈", Atom::Opening},
    {"rceil", "⌉", Atom::Closing},
    {"lvert", "|", Atom::Opening},
    {"rvert", "|", Atom::Closing},
    {"lVert", "‖", Atom::Opening},
    {"rVert", "‖", Atom::Closing},
    {"odot", "⊙", Atom::Binary},
    {"oplus", "⊕", Atom::Binary},
    {"otimes", "⊗", Atom::Binary},
    {"circ", "∘", Atom::Binary},
    {"cdot", "⋅", Atom::Binary},
    {"times", "×", Atom::Binary},
    {"div", "÷", Atom::Binary},
    {"pm", "±", Atom::Binary},
    {"mp", "∓", Atom::Binary},
    {"ast", "∗", Atom::Binary},
    {"star", "⋆", Atom::Binary},
    {"cup", "∪", Atom::Binary},
    {"cap", "∩", Atom::Binary},
    {"setminus", "∖", Atom::Binary},
    {"wedge", "∧", Atom::Binary},
    {"vee", "∨", Atom::Binary},
    {"le", "≤", Atom::Relation},
    {"leq", "≤", Atom::Relation},
    {"ge", "≥", Atom::Relation},
    {"geq", "≥", Atom::Relation},
    {"ne", "≠", Atom::Relation},
    {"neq", "≠", Atom::Relation},
    {"ll", "≪", Atom::Relation},
    {"gg", "≫", Atom::Relation},
    {"approx", "≈", Atom::Relation},
    {"equiv", "≡", Atom::Relation},
    {"sim", "∼", Atom::Relation},
    {"simeq", "≃", Atom::Relation},
    {"propto", "∝", Atom::Relation},
    {"in", "∈", Atom::Relation},
    {"notin", "∉", Atom::Relation},
    {"subset", "⊂", Atom::Relation},
    {"subseteq", "⊆", Atom::Relation},
    {"mid", "∣", Atom::Relation},
    {"parallel", "∥", Atom::Relation},
    {"rightarrow", "→", Atom::Relation},
    {"to", "→", Atom::Relation},
    {"leftarrow", "←", Atom::Relation},
    {"gets", "←", Atom::Relation},
    {"leftrightarrow", "↔", Atom::Relation},
    {"Rightarrow", "⇒", Atom::Relation},
    {"Leftarrow", "⇐", Atom::Relation},
    {"Leftrightarrow", "⇔", Atom::Relation},
    {"mapsto", "↦", Atom::Relation},
    {"uparrow", "↑", Atom::Relation},
    {"downarrow", "↓", Atom::Relation},
    {"colon", ":", Atom::Punctuation},
    {"sum", "∑", Atom::Operator, true},
    {"prod", "∏", Atom::Operator, true},
    {"int", "∫", Atom::Operator},
    {"max", "max", Atom::Operator, true},
    {"min", "min", Atom::Operator, true},
    {"lim", "lim", Atom::Operator, true},
    {"sup", "sup", Atom::Operator, true},
    {"inf", "inf", Atom::Operator, true},
    {"det", "det", Atom::Operator, true},
    {"Pr", "Pr", Atom::Operator, true},
    {"exp", "exp", Atom::Operator},
    {"log", "log", Atom::Operator},
    {"ln", "ln", Atom::Operator},
    {"sin", "sin", Atom::Operator},
    {"cos", "cos", Atom::Operator},
    {"tan", "tan", Atom::Operator},
    {"sinh", "sinh", Atom::Operator},
    {"cosh", "cosh", Atom::Operator},
    {"tanh", "tanh", Atom::Operator},
    {"arg", "arg", Atom::Operator},
    {"dim", "dim", Atom::Operator},
    {"ker", "ker", Atom::Operator},
    {"deg", "deg", Atom::Operator},
};

constexpr Command characters[] = {
    {"-", "−", Atom::Binary},   {"+", "+", Atom::Binary},      {"*", "∗", Atom::Binary},
    {"=", "=", Atom::Relation}, {"<", "<", Atom::Relation},    {">", ">", Atom::Relation},
    {":", ":", Atom::Relation}, {"(", "(", Atom::Opening},     {"[", "[", Atom::Opening},
    {")", ")", Atom::Closing},  {"]", "]", Atom::Closing},     {"!", "!", Atom::Closing},
    {"?", "?", Atom::Closing},  {",", ",", Atom::Punctuation}, {";", ";", Atom::Punctuation},
    {"·", "⋅", Atom::Binary},
};

constexpr std::string_view brackets[] = {"(", ")", "[", "]", "|", "/",
                                         "⟨", "⟩", "⌊", "⌋", "⌈", "⌉"};

template <typename T>
struct Named {
    std::string_view name;
    T value;
};

constexpr Named<AccentMark> accents[] = {
    {"hat", AccentMark::Hat},
    {"bar", AccentMark::Bar},
    {"tilde", AccentMark::Tilde},
    {"dot", AccentMark::Dot},
    {"ddot", AccentMark::DoubleDot},
    {"vec", AccentMark::Vector},
    {"overline", AccentMark::Overline},
    {"widehat", AccentMark::WideHat},
    {"widetilde", AccentMark::WideTilde},
    {"overrightarrow", AccentMark::RightArrow},
    {"overleftarrow", AccentMark::LeftArrow},
};

constexpr Named<Alphabet> alphabets[] = {
    {"mathrm", Alphabet::Upright},      {"mathit", Alphabet::Italic},
    {"mathbf", Alphabet::Bold},         {"boldsymbol", Alphabet::BoldItalic},
    {"mathbb", Alphabet::DoubleStruck}, {"mathcal", Alphabet::Script},
};

constexpr Named<TableKind> tables[] = {
    {"matrix", TableKind::Plain},     {"pmatrix", TableKind::Parentheses},
    {"bmatrix", TableKind::Brackets}, {"Bmatrix", TableKind::Braces},
    {"vmatrix", TableKind::Bars},     {"cases", TableKind::Cases},
    {"aligned", TableKind::Aligned},
};

constexpr Named<Role> roles[] = {
    {"encoder", Role::Encoder}, {"decoder", Role::Decoder}, {"context", Role::Context},
    {"score", Role::Score},     {"weight", Role::Weight},   {"cursor", Role::Cursor},
};

constexpr Named<int> spaces[] = {
    {",", 3}, {":", 4}, {";", 5}, {"!", -3}, {" ", 6}, {"quad", 18}, {"qquad", 36},
};

template <typename T, std::size_t n>
std::optional<T> valueOf(const Named<T> (&table)[n], std::string_view name) {
    for (const Named<T>& entry : table)
        if (entry.name == name)
            return entry.value;
    return std::nullopt;
}

template <typename T, std::size_t n>
std::string_view nameOf(const Named<T> (&table)[n], T value) {
    for (const Named<T>& entry : table)
        if (entry.value == value)
            return entry.name;
    return {};
}

bool isAsciiLetter(std::string_view text) {
    return text.size() == 1 &&
           ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
}

/// Lower-case Greek, with the variant shapes.
bool isSmallGreek(std::string_view text) {
    if (text.size() != 2)
        return false;
    const char32_t code = base::codePoint(text);
    return (code >= U'α' && code <= U'ω') || code == U'ϵ' || code == U'ϑ' || code == U'ϖ' ||
           code == U'ϱ' || code == U'ϕ';
}

bool isBigGreek(std::string_view text) {
    return text.size() == 2 && base::codePoint(text) >= U'Α' && base::codePoint(text) <= U'Ω';
}

Symbol makeSymbol(const Command& command) {
    return {std::string(command.text), command.atom, defaultAlphabet(command.text), command.limits};
}

bool isBracket(std::string_view text) {
    return std::ranges::find(brackets, text) != std::end(brackets) || text == "{" || text == "}" ||
           text == "‖";
}

}  // namespace

Alphabet defaultAlphabet(std::string_view text) {
    return isAsciiLetter(text) || isSmallGreek(text) ? Alphabet::Italic : Alphabet::Upright;
}

bool takesAlphabet(std::string_view text) {
    if (isSmallGreek(text) || isBigGreek(text))
        return true;
    return std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || isAsciiLetter({&c, 1});
    });
}

std::optional<Symbol> symbolOfCommand(std::string_view name) {
    for (const Command& command : commands)
        if (command.name == name)
            return makeSymbol(command);
    if (name == "softmax" || name == "sigmoid")
        return Symbol{std::string(name), Atom::Operator};
    if (name == "argmax" || name == "argmin")
        return Symbol{std::string(name), Atom::Operator, Alphabet::Upright, true};
    return std::nullopt;
}

Symbol symbolOfCharacter(std::string_view character) {
    for (const Command& entry : characters)
        if (entry.name == character)
            return makeSymbol(entry);
    // A symbol pasted as a character means the same as its command.
    if (character.size() > 1)
        for (const Command& command : commands)
            if (command.text == character)
                return makeSymbol(command);
    return {std::string(character), Atom::Ordinary, defaultAlphabet(character)};
}

std::string_view commandOfSymbol(std::string_view text, Atom atom) {
    for (const Command& command : commands)
        if (command.text == text && command.atom == atom)
            return command.name;
    return {};
}

std::optional<std::string_view> bracketOfCommand(std::string_view name) {
    for (const Command& command : commands)
        if (command.name == name && isBracket(command.text))
            return command.text;
    return std::nullopt;
}

std::optional<std::string_view> bracketOfCharacter(std::string_view character) {
    if (character == ".")
        return std::string_view();
    const auto* found = std::ranges::find(brackets, character);
    if (found == std::end(brackets))
        return std::nullopt;
    return *found;
}

std::string latexOfBracket(std::string_view text) {
    if (text.empty())
        return ".";
    if (text.size() == 1 && text != "{" && text != "}")
        return std::string(text);
    for (const Command& command : commands)
        if (command.text == text)
            return '\\' + std::string(command.name);
    return std::string(text);
}

std::optional<AccentMark> accentOfCommand(std::string_view name) {
    return valueOf(accents, name);
}

std::string_view commandOfAccent(AccentMark mark) {
    return nameOf(accents, mark);
}

std::optional<Alphabet> alphabetOfCommand(std::string_view name) {
    return name == "bm" ? Alphabet::BoldItalic : valueOf(alphabets, name);
}

std::string_view commandOfAlphabet(Alphabet alphabet) {
    return nameOf(alphabets, alphabet);
}

std::optional<TableKind> tableOfEnvironment(std::string_view name) {
    return valueOf(tables, name);
}

std::string_view environmentOfTable(TableKind kind) {
    return nameOf(tables, kind);
}

std::optional<Role> roleOfName(std::string_view name) {
    return valueOf(roles, name);
}

std::string_view nameOfRole(Role role) {
    return nameOf(roles, role);
}

std::optional<int> spaceOfCommand(std::string_view name) {
    return valueOf(spaces, name);
}

std::string_view commandOfSpace(int mu) {
    return nameOf(spaces, mu);
}

}  // namespace lab::notation
