// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "formats/csv.h"
#include "formats/format_error.h"

namespace lab::cli {
namespace {

using formats::quote;

/// One argument taken apart.
struct Written {
    const Option* option;
    std::optional<std::string> value;
};

const Option* byName(std::span<const Option> options, std::string_view name) {
    const auto found = std::ranges::find(options, name, &Option::name);
    return found == options.end() ? nullptr : &*found;
}

Written longOption(std::span<const Option> options, std::string_view argument) {
    const std::size_t equals = argument.find('=');
    const Option* option = byName(options, argument.substr(2, equals - 2));
    if (equals == std::string_view::npos || option == nullptr) {
        return {option, std::nullopt};
    }
    return {option, std::string(argument.substr(equals + 1))};
}

Written shortOption(std::span<const Option> options, std::string_view argument) {
    const auto found = std::ranges::find(options, argument[1], &Option::letter);
    if (found == options.end()) {
        return {nullptr, std::nullopt};
    }
    if (argument.size() == 2) {
        return {&*found, std::nullopt};
    }
    return {&*found, std::string(argument.substr(2))};
}

std::string dashed(std::string_view option) {
    return "--" + std::string(option);
}

template <typename Number>
std::optional<Number> parse(std::string_view text) {
    Number number{};
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    return error == std::errc() && end == last ? std::optional(number) : std::nullopt;
}

}  // namespace

Arguments::Arguments(std::span<const Option> options, std::span<const std::string> given) {
    for (std::size_t k = 0; k < given.size(); ++k) {
        const std::string& argument = given[k];
        if (argument == "--") {
            words_.insert(words_.end(), given.begin() + static_cast<std::ptrdiff_t>(k) + 1,
                          given.end());
            return;
        }
        if (argument.size() < 2 || argument[0] != '-') {
            words_.push_back(argument);
            continue;
        }
        const bool isLong = argument[1] == '-';
        Written written = isLong ? longOption(options, argument) : shortOption(options, argument);
        if (written.option == nullptr) {
            throw UsageError("unknown option " + quote(argument));
        }
        const Option& option = *written.option;
        if (option.value.empty() && written.value) {
            throw UsageError(dashed(option.name) + " takes no value, got " + quote(argument));
        }
        if (!option.value.empty() && !written.value) {
            if (k + 1 == given.size()) {
                throw UsageError(dashed(option.name) + " needs a value: " + dashed(option.name) +
                                 " " + std::string(option.value));
            }
            written.value = given[++k];
        }
        if (!values_.emplace(option.name, written.value.value_or("")).second) {
            throw UsageError(dashed(option.name) + " is given twice, give it once");
        }
    }
}

bool Arguments::has(std::string_view option) const {
    return values_.contains(option);
}

std::optional<std::string> Arguments::text(std::string_view option) const {
    const auto found = values_.find(option);
    return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::string Arguments::required(std::string_view option) const {
    if (const auto value = text(option)) {
        return *value;
    }
    throw UsageError(dashed(option) + " is missing");
}

long Arguments::integer(std::string_view option, long otherwise, long least, long most) const {
    const auto value = text(option);
    if (!value) {
        return otherwise;
    }
    const auto number = parse<long>(*value);
    if (!number || *number < least || *number > most) {
        throw UsageError(dashed(option) + " must be a whole number from " + std::to_string(least) +
                         " to " + std::to_string(most) + ", got " + quote(*value));
    }
    return *number;
}

double Arguments::number(std::string_view option, double otherwise, double least,
                         double most) const {
    const auto value = text(option);
    if (!value) {
        return otherwise;
    }
    const auto number = parse<double>(*value);
    if (!number || !(*number >= least) || !(*number <= most)) {
        throw UsageError(dashed(option) + " must be a number from " + formats::numberText(least) +
                         " to " + formats::numberText(most) + ", got " + quote(*value));
    }
    return *number;
}

double Arguments::positive(std::string_view option, double otherwise, double most) const {
    const auto value = text(option);
    if (!value) {
        return otherwise;
    }
    const auto number = parse<double>(*value);
    if (!number || !(*number > 0) || !(*number <= most)) {
        throw UsageError(dashed(option) + " must be a number above 0, at most " +
                         formats::numberText(most) + ", got " + quote(*value));
    }
    return *number;
}

std::string Arguments::sentence() const {
    std::string text;
    for (const std::string& word : words_) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

void Arguments::requireNoWords() const {
    if (!words_.empty()) {
        throw UsageError("unexpected argument " + quote(words_.front()));
    }
}

}  // namespace lab::cli
