// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/alignment_text.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "formats/csv.h"
#include "formats/format_error.h"

namespace lab::formats {

namespace {

constexpr std::string_view fieldSeparator = " ||| ";
constexpr std::string_view spaces = " \t\r";

/// The parts between separators; there is one more than there are separators.
std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + separator.size());
    }
}

/// The parts between runs of spaces, none empty.
std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t begin = text.find_first_not_of(spaces);
    while (begin != std::string_view::npos) {
        const std::size_t end = text.find_first_of(spaces, begin);
        parts.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(spaces, end);
    }
    return parts;
}

/// The whole text as a number.
template <typename Number>
std::optional<Number> numberIn(std::string_view text) {
    Number number = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    return error == std::errc{} && end == last ? std::optional(number) : std::nullopt;
}

AlignmentLink parseLink(std::string_view word, std::size_t separator, FirstWord first) {
    const auto lowest = static_cast<std::size_t>(first);
    const auto source = numberIn<std::size_t>(word.substr(0, separator));
    const auto target = numberIn<std::size_t>(word.substr(separator + 1));
    if (!source || !target || *source < lowest || *target < lowest) {
        throw FormatError(quote(word) +
                          " is no alignment link: write SOURCE-TARGET with word "
                          "numbers from " +
                          std::to_string(lowest));
    }
    return {*source - lowest, *target - lowest};
}

/// The fields of a soft alignment's line, a sentence number before them left out.
struct SoftFields {
    std::string_view target;
    std::string_view weights;
};

SoftFields softFields(std::string_view line) {
    const auto fields = split(line, fieldSeparator);
    const bool numbered = fields.size() > 2 && numberIn<std::size_t>(fields[0]).has_value();
    const std::size_t first = numbered ? 1 : 0;
    if (fields.size() < first + 2) {
        throw FormatError(quote(line) + " is no soft alignment: write TARGET WORDS ||| WEIGHTS");
    }
    return {fields[first], fields[first + 1]};
}

/// Appends the weights of a row; returns how many.
std::size_t parseRow(std::string_view row, Tensor::Float64& weights) {
    const auto cells = split(row, ",");
    for (const std::string_view cell : cells) {
        const auto weight = numberIn<double>(cell);
        if (!weight || !std::isfinite(*weight)) {
            throw FormatError(quote(cell) + " is no alignment weight: write a number");
        }
        weights.push_back(*weight);
    }
    return cells.size();
}

}  // namespace

WordAlignment parseAlignment(std::string_view line, FirstWord first) {
    WordAlignment alignment;
    for (const std::string_view word : words(line)) {
        const std::size_t separator = word.find_first_of("-p");
        if (separator == std::string_view::npos) {
            throw FormatError(quote(word) + " is no alignment link: write SOURCE-TARGET");
        }
        auto& links = word[separator] == '-' ? alignment.sure : alignment.possible;
        links.push_back(parseLink(word, separator, first));
    }
    return alignment;
}

std::vector<WordAlignment> parseAlignments(std::string_view text, FirstWord first) {
    if (text.ends_with('\n')) {
        text.remove_suffix(1);
    } else if (text.empty()) {
        return {};
    }
    std::vector<WordAlignment> alignments;
    for (const std::string_view line : split(text, "\n")) {
        try {
            alignments.push_back(parseAlignment(line, first));
        } catch (const FormatError& error) {
            throw FormatError("line " + std::to_string(alignments.size() + 1) + ": " +
                              error.what());
        }
    }
    return alignments;
}

std::string alignmentText(const WordAlignment& alignment, FirstWord first) {
    const auto lowest = static_cast<std::size_t>(first);
    std::string text;
    const auto add = [&](const std::vector<AlignmentLink>& links, char separator) {
        for (const AlignmentLink& link : links) {
            text += text.empty() ? "" : " ";
            text += std::to_string(link.source + lowest) + separator +
                    std::to_string(link.target + lowest);
        }
    };
    add(alignment.sure, '-');
    add(alignment.possible, 'p');
    return text;
}

SoftAlignment parseSoftAlignment(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    const SoftFields fields = softFields(line);
    Tensor::Float64 weights;
    std::optional<std::size_t> columns;
    std::size_t rows = 0;
    for (const std::string_view row : words(fields.weights)) {
        const std::size_t count = parseRow(row, weights);
        if (columns.value_or(count) != count) {
            throw FormatError("row " + std::to_string(rows + 1) + " of a soft alignment has " +
                              std::to_string(count) + " weights but the first has " +
                              std::to_string(*columns) + ": make them equal");
        }
        columns = count;
        ++rows;
    }
    return {std::string(fields.target), {{rows, columns.value_or(0)}, std::move(weights)}};
}

std::string softAlignmentText(const SoftAlignment& alignment) {
    const Shape& shape = alignment.weights.shape;
    const std::vector<double> weights = toDoubles(alignment.weights, "alignment weights");
    if (shape.size() != 2 || elementCount(shape) != weights.size()) {
        throw FormatError("a soft alignment of shape " + shapeText(shape) +
                          " cannot be written: it must be (target, source)");
    }
    if (alignment.target.find_first_of("\r\n") != std::string::npos ||
        alignment.target.find("|||") != std::string::npos) {
        throw FormatError("the target " + quote(alignment.target) +
                          " cannot be written: remove line breaks and |||");
    }
    std::string text = alignment.target + std::string(fieldSeparator);
    for (std::size_t index = 0; index < weights.size(); ++index) {
        if (index > 0) {
            text += index % shape[1] == 0 ? ' ' : ',';
        }
        text += numberText(weights[index]);
    }
    return text;
}

}  // namespace lab::formats
