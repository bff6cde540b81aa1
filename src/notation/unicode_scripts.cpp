// SPDX-License-Identifier: GPL-3.0-or-later
#include "notation/unicode_scripts.h"

#include <span>

#include "base/utf8.h"

namespace lab::notation {
namespace {

struct Pair {
    std::string_view plain;
    std::string_view script;
};

constexpr Pair subscripts[] = {
    {"0", "₀"}, {"1", "₁"}, {"2", "₂"}, {"3", "₃"}, {"4", "₄"}, {"5", "₅"}, {"6", "₆"}, {"7", "₇"},
    {"8", "₈"}, {"9", "₉"}, {"+", "₊"}, {"−", "₋"}, {"=", "₌"}, {"(", "₍"}, {")", "₎"}, {"a", "ₐ"},
    {"e", "ₑ"}, {"h", "ₕ"}, {"i", "ᵢ"}, {"j", "ⱼ"}, {"k", "ₖ"}, {"l", "ₗ"}, {"m", "ₘ"}, {"n", "ₙ"},
    {"o", "ₒ"}, {"p", "ₚ"}, {"r", "ᵣ"}, {"s", "ₛ"}, {"t", "ₜ"}, {"u", "ᵤ"}, {"v", "ᵥ"}, {"x", "ₓ"},
    {"β", "ᵦ"}, {"γ", "ᵧ"}, {"ρ", "ᵨ"}, {"χ", "ᵪ"}, {",", ","}, {" ", ""},
};

constexpr Pair superscripts[] = {
    {"0", "⁰"}, {"1", "¹"}, {"2", "²"}, {"3", "³"}, {"4", "⁴"}, {"5", "⁵"}, {"6", "⁶"}, {"7", "⁷"},
    {"8", "⁸"}, {"9", "⁹"}, {"+", "⁺"}, {"−", "⁻"}, {"=", "⁼"}, {"(", "⁽"}, {")", "⁾"}, {"a", "ᵃ"},
    {"b", "ᵇ"}, {"c", "ᶜ"}, {"d", "ᵈ"}, {"e", "ᵉ"}, {"f", "ᶠ"}, {"g", "ᵍ"}, {"h", "ʰ"}, {"i", "ⁱ"},
    {"j", "ʲ"}, {"k", "ᵏ"}, {"l", "ˡ"}, {"m", "ᵐ"}, {"n", "ⁿ"}, {"o", "ᵒ"}, {"p", "ᵖ"}, {"r", "ʳ"},
    {"s", "ˢ"}, {"t", "ᵗ"}, {"u", "ᵘ"}, {"v", "ᵛ"}, {"w", "ʷ"}, {"x", "ˣ"}, {"y", "ʸ"}, {"z", "ᶻ"},
    {"T", "ᵀ"}, {"⊤", "ᵀ"}, {"′", "′"}, {"∗", "*"}, {",", ","}, {" ", ""},
};

constexpr Pair doubleStruck[] = {
    {"C", "ℂ"}, {"E", "𝔼"}, {"N", "ℕ"}, {"P", "ℙ"}, {"Q", "ℚ"}, {"R", "ℝ"}, {"Z", "ℤ"}, {"1", "𝟙"},
};

const Pair* find(std::span<const Pair> pairs, std::string_view character) {
    for (const Pair& pair : pairs)
        if (pair.plain == character)
            return &pair;
    return nullptr;
}

std::optional<std::string> convert(std::span<const Pair> pairs, std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = base::characterLength(text).value_or(1);
        const Pair* pair = find(pairs, text.substr(0, length));
        if (!pair)
            return std::nullopt;
        result += pair->script;
        text.remove_prefix(length);
    }
    return result;
}

}  // namespace

std::optional<std::string> toSubscript(std::string_view text) {
    return convert(subscripts, text);
}

std::optional<std::string> toSuperscript(std::string_view text) {
    return convert(superscripts, text);
}

std::string toDoubleStruck(std::string_view letter) {
    const Pair* pair = find(doubleStruck, letter);
    return std::string(pair ? pair->script : letter);
}

}  // namespace lab::notation
