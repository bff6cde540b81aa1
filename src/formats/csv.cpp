// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "formats/format_error.h"

namespace lab::formats {

namespace {

std::string fieldText(const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
        return field;
    }
    std::string text = "\"";
    for (const char character : field) {
        text += character;
        if (character == '"') {
            text += '"';
        }
    }
    return text + '"';
}

template <typename Number>
std::string shortestText(Number number) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end};
}

/// Reads rows from left to right.
class CsvReader {
  public:
    explicit CsvReader(std::string_view text) : text_(text) {}

    bool atEnd() const { return position_ == text_.size(); }

    CsvRow row() {
        CsvRow fields = {field()};
        while (accept(",")) {
            fields.push_back(field());
        }
        if (!atEnd() && !accept("\r\n") && !accept("\n")) {
            fail("a comma or a line end must follow a field");
        }
        return fields;
    }

  private:
    std::string field() { return accept("\"") ? quotedField() : plainField(); }

    std::string plainField() {
        const std::size_t end = std::min(text_.find_first_of(",\"\r\n", position_), text_.size());
        std::string value(text_.substr(position_, end - position_));
        position_ = end;
        return value;
    }

    std::string quotedField() {
        std::string value;
        for (;;) {
            const std::size_t end = text_.find('"', position_);
            if (end == std::string_view::npos) {
                fail("a quotation mark is not closed");
            }
            value += text_.substr(position_, end - position_);
            position_ = end + 1;
            if (!accept("\"")) {
                return value;
            }
            value += '"';
        }
    }

    bool accept(std::string_view expected) {
        if (text_.substr(position_, expected.size()) != expected) {
            return false;
        }
        position_ += expected.size();
        return true;
    }

    [[noreturn]] void fail(const std::string& reason) const {
        const std::string_view before = text_.substr(0, position_);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        throw FormatError("CSV, line " + std::to_string(line) + ": " + reason);
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

}  // namespace

std::string csvText(const std::vector<CsvRow>& rows) {
    std::string text;
    for (const CsvRow& row : rows) {
        // An empty line would be read back by some programs as no row at all.
        if (row == CsvRow{""}) {
            text += "\"\"";
        }
        for (std::size_t column = 0; column < row.size(); ++column) {
            text += (column == 0 ? "" : ",") + fieldText(row[column]);
        }
        text += "\r\n";
    }
    return text;
}

std::vector<CsvRow> parseCsv(std::string_view text) {
    std::vector<CsvRow> rows;
    CsvReader reader(text);
    while (!reader.atEnd()) {
        rows.push_back(reader.row());
    }
    return rows;
}

std::string numberText(double number) {
    return shortestText(number);
}

std::string floatText(float number) {
    return shortestText(number);
}

}  // namespace lab::formats
