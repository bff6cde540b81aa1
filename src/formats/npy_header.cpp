// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npy_header.h"

#include <charconv>
#include <optional>
#include <utility>

#include "formats/format_error.h"

namespace lab::formats {

namespace {

/// Reads the few Python literals that a header consists of, from left to right.
class LiteralReader {
  public:
    explicit LiteralReader(std::string_view text) : text_(text) {}

    /// Skips spaces, then the character if it comes next.
    bool accept(char character) {
        skipSpaces();
        if (position_ >= text_.size() || text_[position_] != character) {
            return false;
        }
        ++position_;
        return true;
    }

    void expect(char character) {
        if (!accept(character)) {
            fail(quote(std::string_view(&character, 1)) + " is missing");
        }
    }

    bool atEnd() {
        skipSpaces();
        return position_ == text_.size();
    }

    std::string string() {
        skipSpaces();
        const char quote = position_ < text_.size() ? text_[position_] : '\0';
        if (quote != '\'' && quote != '"') {
            fail("a quoted text is missing (arrays of records are not read)");
        }
        const std::size_t end = text_.find(quote, position_ + 1);
        if (end == std::string_view::npos) {
            fail("a text does not end");
        }
        std::string value(text_.substr(position_ + 1, end - position_ - 1));
        position_ = end + 1;
        return value;
    }

    bool boolean() {
        skipSpaces();
        for (const bool value : {false, true}) {
            const std::string_view word = value ? "True" : "False";
            if (text_.substr(position_, word.size()) == word) {
                position_ += word.size();
                return value;
            }
        }
        fail("True or False is missing");
    }

    /// A tuple of lengths: (), (3,), (3, 4).
    Shape shape() {
        Shape shape;
        expect('(');
        while (!accept(')')) {
            shape.push_back(length());
            if (!accept(',')) {
                if (shape.size() == 1) {
                    fail("the shape is no tuple");
                }
                expect(')');
                break;
            }
        }
        return shape;
    }

    [[noreturn]] void fail(const std::string& reason) const {
        throw FormatError("damaged .npy header at character " + std::to_string(position_) + ": " +
                          reason);
    }

  private:
    void skipSpaces() {
        while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\n' ||
                                            text_[position_] == '\t' || text_[position_] == '\r')) {
            ++position_;
        }
    }

    std::size_t length() {
        skipSpaces();
        std::size_t value = 0;
        const char* const begin = text_.data() + position_;
        const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
        if (error != std::errc{}) {
            fail("a length that can be counted is missing");
        }
        position_ += static_cast<std::size_t>(end - begin);
        if (position_ < text_.size() && text_[position_] == 'L') {  // a Python 2 long
            ++position_;
        }
        return value;
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

template <typename Value>
void setOnce(const LiteralReader& reader, std::optional<Value>& slot, Value value) {
    if (slot) {
        reader.fail("a key is there twice");
    }
    slot = std::move(value);
}

}  // namespace

NpyHeader parseNpyHeader(std::string_view text) {
    std::optional<std::string> descr;
    std::optional<bool> fortranOrder;
    std::optional<Shape> shape;
    LiteralReader reader(text);
    reader.expect('{');
    while (!reader.accept('}')) {
        const std::string key = reader.string();
        reader.expect(':');
        if (key == "descr") {
            setOnce(reader, descr, reader.string());
        } else if (key == "fortran_order") {
            setOnce(reader, fortranOrder, reader.boolean());
        } else if (key == "shape") {
            setOnce(reader, shape, reader.shape());
        } else {
            reader.fail("unknown key " + quote(key));
        }
        if (!reader.accept(',')) {
            reader.expect('}');
            break;
        }
    }
    if (!reader.atEnd()) {
        reader.fail("text after the dictionary");
    }
    if (!descr || !fortranOrder || !shape) {
        reader.fail("descr, fortran_order or shape is missing");
    }
    return {*std::move(descr), *fortranOrder, *std::move(shape)};
}

std::string npyHeaderText(const NpyHeader& header) {
    return "{'descr': '" + header.descr +
           "', 'fortran_order': " + (header.fortranOrder ? "True" : "False") +
           ", 'shape': " + shapeText(header.shape) + ", }";
}

}  // namespace lab::formats
