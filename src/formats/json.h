// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace lab::formats {

using Json = nlohmann::json;

/// How much a JSON text may hold.
struct JsonLimits {
    std::size_t bytes = std::size_t{64} << 20U;
    std::size_t depth = 64;  ///< arrays and objects within one another
};

/// The value of a whole JSON text (RFC 8259). Throws FormatError, which begins with the name and
/// gives line and column, where the text is malformed, is not UTF-8, goes beyond the limits, or
/// where an object has a key twice.
Json parseJson(std::string_view text, std::string_view name, const JsonLimits& limits = {});

/// Reads a file by this; FormatError names the path.
Json readJson(const std::filesystem::path& path, const JsonLimits& limits = {});

/// The value as JSON text, indented by two spaces, keys sorted, ending in a line break. Text that
/// is not UTF-8 throws FormatError.
std::string jsonText(const Json& value);

/// The members of a JSON object by name. Every getter throws FormatError that names the member and
/// the object (for example: "lesson.json, step 3: 'title' must be a text") when it is missing or
/// of another type. Refers to the value, which must outlive it.
class JsonObject {
  public:
    /// \param where what the object is, for messages.
    JsonObject(const Json& value, std::string where);

    bool has(std::string_view key) const;
    const Json& member(std::string_view key) const;
    std::string text(std::string_view key) const;
    bool boolean(std::string_view key) const;
    double number(std::string_view key) const;
    std::int64_t integer(std::string_view key) const;
    /// A whole number from 0 to SIZE_MAX.
    std::size_t size(std::string_view key) const;
    JsonObject object(std::string_view key) const;
    const Json& array(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const;
    std::vector<double> numbers(std::string_view key) const;

    /// Throws FormatError naming the first member that is none of these.
    void requireOnly(const std::vector<std::string_view>& keys) const;

    const std::string& where() const { return where_; }

  private:
    [[noreturn]] void failType(std::string_view key, std::string_view needed) const;

    const Json* value_;
    std::string where_;
};

}  // namespace lab::formats
