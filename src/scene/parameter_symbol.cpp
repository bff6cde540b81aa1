// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/parameter_symbol.h"

#include <algorithm>
#include <array>

#include "notation/latex_text.h"
#include "notation/symbols.h"

namespace lab::scene {
namespace {

struct Convention {
    std::string_view prefix;
    std::string_view accent;
    std::string_view index;
};

/// How the paper's appendix tells its W from one another (Bahdanau et al. 2015, A.1 and A.2).
constexpr std::array<Convention, 8> conventions{{{"attention.", "", ""},
                                                 {"decoder.", "", ""},
                                                 {"encoder.forward.", R"(\overrightarrow)", ""},
                                                 {"encoder.backward.", R"(\overleftarrow)", ""},
                                                 {"start.", "", "s"},
                                                 {"readout.", "", "o"},
                                                 {"attentional.", "", "c"},
                                                 {"output.", "", "p"}}};

bool isLetterWithIndex(std::string_view text) {
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const std::string_view index = text.size() > 2 && text[1] == '_' ? text.substr(2) : "";
    return !text.empty() && isLetter(text.front()) &&
           (text.size() == 1 || (!index.empty() && std::ranges::all_of(index, isLetter)));
}

/// The letter of "U" or "U_zr" under the accent, with its own index before the other.
std::string letterLatex(std::string_view text, std::string_view accent, std::string_view more) {
    const std::string letter(text.substr(0, 1));
    std::string latex = accent.empty() ? letter : std::string(accent) + "{" + letter + "}";
    std::string index(text.size() > 2 ? text.substr(2) : "");
    index += index.empty() || more.empty() ? "" : ",";
    index += more;
    return index.empty() ? latex : latex + "_{" + index + "}";
}

bool isGreekLetter(std::string_view text) {
    const auto symbol = notation::symbolOfCommand(text);
    return symbol && symbol->atom == notation::Atom::Ordinary;
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
    if (isGreekLetter(letter)) {
        return "\\" + std::string(letter);
    }
    if (!isLetterWithIndex(letter)) {
        return inWords(name);
    }
    for (const Convention& convention : conventions) {
        if (name.starts_with(convention.prefix) && convention.prefix.size() == dot + 1) {
            return letterLatex(letter, convention.accent, convention.index);
        }
    }
    return letterLatex(letter, "",
                       dot == std::string_view::npos ? "" : inWords(name.substr(0, dot)));
}

}  // namespace lab::scene
