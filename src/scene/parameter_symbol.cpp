// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/parameter_symbol.h"

#include <algorithm>
#include <array>

#include "notation/latex_text.h"

namespace lab::scene {
namespace {

struct Convention {
    std::string_view prefix;
    std::string_view before;
    std::string_view after;
};

/// How the paper's appendix tells its W from one another (Bahdanau et al. 2015, A.1 and A.2).
constexpr std::array<Convention, 7> conventions{{{"attention.", "", ""},
                                                 {"decoder.", "", ""},
                                                 {"encoder.forward.", R"(\overrightarrow{)", "}"},
                                                 {"encoder.backward.", R"(\overleftarrow{)", "}"},
                                                 {"start.", "", "_s"},
                                                 {"readout.", "", "_o"},
                                                 {"output.", "", "_p"}}};

bool isLetterWithIndex(std::string_view text) {
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const std::string_view index = text.size() > 2 && text[1] == '_' ? text.substr(2) : "";
    return !text.empty() && isLetter(text.front()) &&
           (text.size() == 1 || (!index.empty() && std::ranges::all_of(index, isLetter)));
}

/// "U_zr" with its index in braces.
std::string letterLatex(std::string_view text) {
    std::string latex(text.substr(0, 1));
    if (text.size() > 2) {
        latex += "_{" + std::string(text.substr(2)) + "}";
    }
    return latex;
}

std::string inWords(std::string_view name) {
    return R"(\text{)" + notation::escapeText(name) + "}";
}

}  // namespace

std::string parameterSymbol(std::string_view name) {
    if (name == "source.embedding") {
        return "E_x";
    }
    if (name == "target.embedding") {
        return "E";
    }
    const std::size_t dot = name.rfind('.');
    const std::string_view letter = dot == std::string_view::npos ? name : name.substr(dot + 1);
    if (!isLetterWithIndex(letter)) {
        return inWords(name);
    }
    for (const Convention& convention : conventions) {
        if (name.starts_with(convention.prefix) && convention.prefix.size() == dot + 1) {
            const bool twice = !convention.after.empty() && letter.size() > 1;
            return twice ? inWords(name)
                         : std::string(convention.before) + letterLatex(letter) +
                               std::string(convention.after);
        }
    }
    if (dot == std::string_view::npos) {
        return letterLatex(letter);
    }
    return "{" + letterLatex(letter) + "}_{" + inWords(name.substr(0, dot)) + "}";
}

}  // namespace lab::scene
