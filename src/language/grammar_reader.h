// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/sentence_pair.h"
#include "language/split.h"

namespace lab::language {

/// A place in a grammar file; both count from 1.
struct FilePosition {
    int line = 0;
    int column = 0;
};

struct FeatureDeclaration {
    std::string name;
    std::vector<std::string> values;
};

struct CategoryDeclaration {
    std::string name;
    std::vector<int> features;  ///< numbers of FeatureDeclaration
    FilePosition position;
};

/// What a rule says about one feature of one of its categories.
struct FeatureConstraint {
    int feature = 0;
    std::vector<int> values;  ///< the values it may have
    std::string variable;     ///< equal wherever the rule repeats it; empty: on its own
};

struct WrittenSymbol {
    bool isWord = true;
    std::string word;
    int category = 0;                            ///< number of CategoryDeclaration
    std::vector<FeatureConstraint> constraints;  ///< one for each feature of the category, in order
    int index = 0;                               ///< the number after the comma; 0 if none
    FilePosition position;
};

/// A rule as it is written, with features.
struct WrittenRule {
    WrittenSymbol category;
    std::vector<WrittenSymbol> source;
    std::vector<WrittenSymbol> target;
    std::optional<std::vector<Link>> links;
    double weight = 1;
    FilePosition position;
};

/// A grammar file as it is written, with paradigms filled in.
struct WrittenGrammar {
    std::string fileName;
    std::vector<FeatureDeclaration> features;
    std::vector<CategoryDeclaration> categories;
    std::vector<WrittenRule> rules;
    int start = -1;
    FilePosition startPosition;
    Split split;
};

/// Reads the text of a grammar file. Throws GrammarError.
WrittenGrammar readGrammar(std::string_view text, std::string_view fileName);

/// Throws a GrammarError "file:line:column: message".
[[noreturn]] void throwGrammarError(std::string_view fileName, FilePosition position,
                                    const std::string& message);

}  // namespace lab::language
