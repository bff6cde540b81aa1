// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "language/grammar.h"

namespace lab::language::testing {

inline Grammar shippedGrammar(const std::string& name) {
    const std::string path = PROJECT_DIR "/resources/grammars/" + name + ".grammar";
    const std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return Grammar::parse(text.str(), name + ".grammar");
}

inline const Grammar& englishFrench() {
    static const Grammar grammar = shippedGrammar("english-french");
    return grammar;
}

inline std::vector<std::string> words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> result;
    for (std::string word; stream >> word;) {
        result.push_back(word);
    }
    return result;
}

inline std::string joined(const std::vector<std::string>& tokens) {
    std::string text;
    for (const std::string& token : tokens) {
        text += (text.empty() ? "" : " ") + token;
    }
    return text;
}

inline std::string joined(const std::vector<Link>& links) {
    std::string text;
    for (const Link& link : links) {
        text += (text.empty() ? "" : " ") + std::to_string(link.source) + '-' +
                std::to_string(link.target);
    }
    return text;
}

/// C0 becomes C1, that becomes C2 and so on, and the last one "a" and "b", from the top down.
inline std::string chainGrammar(int length) {
    std::string declarations;
    std::string rules;
    const auto name = [](int number) { return "C" + std::to_string(number); };
    for (int i = 0; i < length; ++i) {
        const std::string next = "[" + name(i + 1) + ",1]";
        declarations += "category " + name(i) + '\n';
        rules += "[" + name(i) + "] ||| " + next + " ||| " + next + '\n';
    }
    return declarations + "category " + name(length) + "\nstart C0\n" + rules + "[" + name(length) +
           "] ||| a ||| b\n";
}

}  // namespace lab::language::testing
