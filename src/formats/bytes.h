// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace lab::formats {

/// A file's content in memory. Encoders return Bytes; decoders take a ByteView and keep nothing
/// of it after they return.
using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

/// The same memory, seen as bytes. The text must outlive the view.
inline ByteView asBytes(std::string_view text) {
    return std::as_bytes(std::span(text));
}

/// The same memory, seen as text. The bytes must outlive the view.
inline std::string_view asText(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Appends the bytes, which must not be part of the destination.
void append(Bytes& destination, ByteView bytes);

}  // namespace lab::formats
