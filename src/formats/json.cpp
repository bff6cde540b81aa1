// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "formats/format_error.h"
#include "formats/read_file.h"

namespace lab::formats {

namespace {

/// "line 3, column 7" of the byte at an offset.
std::string placeOf(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t lineBreak = before.rfind('\n');
    const std::size_t column =
        lineBreak == std::string_view::npos ? before.size() + 1 : before.size() - lineBreak;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Watches the parser: refuses what nests too deeply and keys that come twice, of which the parser
/// itself would silently keep the last.
class Guard {
  public:
    Guard(std::string name, std::size_t maxDepth) : name_(std::move(name)), maxDepth_(maxDepth) {}

    bool operator()(Json::parse_event_t event, const Json& parsed) {
        switch (event) {
            case Json::parse_event_t::object_start:
            case Json::parse_event_t::array_start:
                if (keys_.size() == maxDepth_) {
                    throw FormatError(name_ + ": arrays and objects nest more than " +
                                      std::to_string(maxDepth_) + " deep: make it flatter");
                }
                keys_.emplace_back();
                break;
            case Json::parse_event_t::object_end:
            case Json::parse_event_t::array_end:
                keys_.pop_back();
                break;
            case Json::parse_event_t::key:
                if (!keys_.back().insert(parsed.get_ref<const std::string&>()).second) {
                    throw FormatError(name_ + ": the key " +
                                      quote(parsed.get_ref<const std::string&>()) +
                                      " is there twice in an object: remove one");
                }
                break;
            case Json::parse_event_t::value:
                break;
        }
        return true;
    }

  private:
    std::string name_;
    std::size_t maxDepth_;
    std::vector<std::set<std::string>> keys_;
};

}  // namespace

Json parseJson(std::string_view text, std::string_view name, const JsonLimits& limits) {
    const std::string where = quote(name);
    if (text.size() > limits.bytes) {
        throw FormatError(where + " is larger than " + std::to_string(limits.bytes) +
                          " bytes: choose a smaller file");
    }
    // The parser would take a NUL for the end of the text.
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        throw FormatError(where + ", " + placeOf(text, nul) +
                          ": a NUL character: the file is damaged or no JSON");
    }
    Guard guard(where, limits.depth);
    try {
        return Json::parse(text.begin(), text.end(),
                           [&guard](int, Json::parse_event_t event, const Json& parsed) {
                               return guard(event, parsed);
                           });
    } catch (const Json::parse_error& error) {
        const std::size_t offset = error.byte > 0 ? error.byte - 1 : 0;
        throw FormatError(where + ", " + placeOf(text, offset) +
                          ": this is no valid JSON: correct the text there");
    } catch (const Json::out_of_range&) {
        throw FormatError(where + ": a number is too large: write it smaller");
    }
}

Json readJson(const std::filesystem::path& path, const JsonLimits& limits) {
    return parseJson(readFile(path, limits.bytes), path.string(), limits);
}

std::string jsonText(const Json& value) {
    try {
        return value.dump(2) + "\n";
    } catch (const Json::type_error&) {
        throw FormatError("a text is not UTF-8 and cannot be written as JSON: correct it");
    }
}

JsonObject::JsonObject(const Json& value, std::string where)
    : value_(&value), where_(std::move(where)) {
    if (!value.is_object()) {
        throw FormatError(where_ + " must be a JSON object: { ... }");
    }
}

bool JsonObject::has(std::string_view key) const {
    return value_->contains(key);
}

const Json& JsonObject::member(std::string_view key) const {
    const auto found = value_->find(key);
    if (found == value_->end()) {
        throw FormatError(where_ + ": " + quote(key) + " is missing: add it");
    }
    return *found;
}

std::string JsonObject::text(std::string_view key) const {
    const Json& value = member(key);
    if (!value.is_string()) {
        failType(key, "a text");
    }
    return value.get<std::string>();
}

bool JsonObject::boolean(std::string_view key) const {
    const Json& value = member(key);
    if (!value.is_boolean()) {
        failType(key, "true or false");
    }
    return value.get<bool>();
}

double JsonObject::number(std::string_view key) const {
    const Json& value = member(key);
    if (!value.is_number()) {
        failType(key, "a number");
    }
    return value.get<double>();
}

std::int64_t JsonObject::integer(std::string_view key) const {
    const Json& value = member(key);
    const bool tooLarge =
        value.is_number_unsigned() &&
        value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    if (!value.is_number_integer() || tooLarge) {
        failType(key, "a whole number");
    }
    return value.get<std::int64_t>();
}

std::size_t JsonObject::size(std::string_view key) const {
    const Json& value = member(key);
    if (!value.is_number_unsigned()) {
        failType(key, "a whole number of 0 or more");
    }
    return value.get<std::size_t>();
}

JsonObject JsonObject::object(std::string_view key) const {
    return {member(key), where_ + ", " + quote(key)};
}

const Json& JsonObject::array(std::string_view key) const {
    const Json& value = member(key);
    if (!value.is_array()) {
        failType(key, "an array");
    }
    return value;
}

std::vector<std::string> JsonObject::texts(std::string_view key) const {
    std::vector<std::string> result;
    for (const Json& element : array(key)) {
        if (!element.is_string()) {
            failType(key, "an array of texts");
        }
        result.push_back(element.get<std::string>());
    }
    return result;
}

std::vector<double> JsonObject::numbers(std::string_view key) const {
    std::vector<double> result;
    for (const Json& element : array(key)) {
        if (!element.is_number()) {
            failType(key, "an array of numbers");
        }
        result.push_back(element.get<double>());
    }
    return result;
}

void JsonObject::requireOnly(const std::vector<std::string_view>& keys) const {
    for (const auto& [key, value] : value_->items()) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            throw FormatError(where_ + ": unknown member " + quote(key) +
                              ": correct its name or remove it");
        }
    }
}

void JsonObject::failType(std::string_view key, std::string_view needed) const {
    throw FormatError(where_ + ": " + quote(key) + " must be " + std::string(needed));
}

}  // namespace lab::formats
