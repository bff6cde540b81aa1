// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Mathematical notation as data: a formula is a tree of values, read from LaTeX (`latex.h`),
/// filled with positions (`substitution.h`) and printed (`latex.h`, `plain_text.h`).
/// Nothing here knows fonts, colours or mechanisms. All text is UTF-8. Values: copy them freely,
/// read them from any thread.
namespace lab::notation {

/// TeX's classes of atoms; the spacing between two neighbours follows from their classes
/// (Knuth, The TeXbook, chapter 18).
enum class Atom { Ordinary, Operator, Binary, Relation, Opening, Closing, Punctuation, Inner };

/// The alphabet that a letter is taken from.
enum class Alphabet { Upright, Italic, Bold, BoldItalic, DoubleStruck, Script };

/// What a quantity is for the reader; whoever draws it maps roles to colours.
enum class Role { Encoder, Decoder, Context, Score, Weight, Cursor };

struct Node;

/// Nodes side by side. The empty row stands for "nothing there".
using Row = std::vector<Node>;

/// An identifier, a number, an operator sign or the name of a function.
struct Symbol {
    std::string text;
    Atom atom = Atom::Ordinary;
    Alphabet alphabet = Alphabet::Upright;
    bool limits = false;  ///< its scripts go below and above in display style (sum, max)
    bool operator==(const Symbol&) const;
};

/// A bracket in one of TeX's fixed sizes: 1 (\big) to 4 (\Bigg).
struct SizedBracket {
    std::string text;
    Atom atom = Atom::Ordinary;
    int size = 1;
    bool operator==(const SizedBracket&) const;
};

/// Words within a formula, kept as they are.
struct Text {
    std::string text;
    bool operator==(const Text&) const;
};

/// Horizontal space in mu (18 mu = 1 em); may be negative.
struct Space {
    int mu = 0;
    bool operator==(const Space&) const;
};

/// A position that is still open: `letter` is t, p (t - 1), q (the state that asks: t
/// or t - 1, as the decoder has it), i, j, k, n (head), l (layer) or r (hop).
struct OpenIndex {
    char letter = 't';
    bool operator==(const OpenIndex&) const;
};

/// A braced sub-formula; counts as one ordinary atom.
struct Group {
    Row body;
    bool operator==(const Group&) const;
};

struct Scripts {
    Row base;
    Row subscript;
    Row superscript;
    bool operator==(const Scripts&) const;
};

struct Fraction {
    Row numerator;
    Row denominator;
    bool operator==(const Fraction&) const;
};

struct Root {
    Row radicand;
    Row degree;  ///< empty: the square root
    bool operator==(const Root&) const;
};

enum class AccentMark {
    Hat,
    Bar,
    Tilde,
    Dot,
    DoubleDot,
    Vector,
    Overline,
    WideHat,
    WideTilde,
    RightArrow,
    LeftArrow
};

struct Accent {
    AccentMark mark = AccentMark::Hat;
    Row base;
    bool operator==(const Accent&) const;
};

/// Brackets as tall as what they hold. An empty string draws no bracket on that side.
struct Fenced {
    std::string left;
    std::string right;
    Row body;
    bool operator==(const Fenced&) const;
};

enum class BraceSide { Under, Over };

/// A horizontal brace with a label (which may be empty) beyond it.
struct Brace {
    BraceSide side = BraceSide::Under;
    Row base;
    Row label;
    bool operator==(const Brace&) const;
};

enum class TableKind { Plain, Parentheses, Brackets, Braces, Bars, Cases, Aligned };

/// Cells by row; rows may differ in length.
struct Table {
    TableKind kind = TableKind::Plain;
    std::vector<std::vector<Row>> rows;
    bool operator==(const Table&) const;
};

/// The contents are the quantity of the named step: views link and colour them.
struct Step {
    std::string name;
    Row body;
    bool operator==(const Step&) const;
};

/// The contents take the colour of a role.
struct Coloured {
    Role role = Role::Encoder;
    Row body;
    bool operator==(const Coloured&) const;
};

struct Node {
    using Value = std::variant<Symbol, SizedBracket, Text, Space, OpenIndex, Group, Scripts,
                               Fraction, Root, Accent, Fenced, Brace, Table, Step, Coloured>;
    Value value;

    template <typename T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, Node> && std::is_constructible_v<Value, T>)
        Node(T&& node)
        : value(std::forward<T>(node)) {}  // NOLINT: a Row is written as a list

    template <typename T>
    const T* as() const {
        return std::get_if<T>(&value);
    }
    bool operator==(const Node&) const;
};

struct Formula {
    Row row;
    bool operator==(const Formula&) const;
};

}  // namespace lab::notation
