// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace lab::language {

/// How the characters of a text file are stored. Latin-1 is read as Windows-1252, which has the
/// same letters, and curly quotes and the euro sign where Latin-1 has control characters.
enum class TextEncoding { Utf8, Utf16Little, Utf16Big, Latin1 };

/// "UTF-8", "UTF-16 (little-endian)", ...
std::string_view nameOf(TextEncoding encoding);

/// Bytes that are no text this program can decode: what() is one line that says what they seem to
/// be and what to do.
class EncodingError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// UTF-16 where a byte order mark says so, or every other byte is 0 often and the rest never, as
/// Latin letters have it; UTF-8 otherwise. Never Latin-1, which no look at the bytes can tell from
/// its many relatives. Throws EncodingError for UTF-32, for
/// compressed files and for others that look binary.
TextEncoding encodingOf(std::string_view bytes);

/// The text in UTF-8 and without a byte order mark, read in the encoding given. UTF-8 passes as it
/// is, well-formed or not; what other encodings do not define becomes U+FFFD. Copies only what is
/// not UTF-8. Throws std::bad_alloc only.
std::string toUtf8(std::string bytes, TextEncoding encoding);

}  // namespace lab::language
