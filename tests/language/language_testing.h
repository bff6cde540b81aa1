// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "language/grammar.h"

namespace lab::language::testing {

inline const Grammar& englishFrench() {
    static const Grammar grammar = [] {
        const std::string path = PROJECT_DIR "/resources/grammars/english-french.grammar";
        const std::ifstream file(path, std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return Grammar::parse(text.str(), "english-french.grammar");
    }();
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

}  // namespace lab::language::testing
