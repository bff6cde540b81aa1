// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <type_traits>

#include "formats/bytes.h"

namespace lab::formats {

/// The value whose sizeof(Number) bytes start at position, stored in the given byte order. The
/// caller has checked that the bytes are there.
template <typename Number>
Number loadNumber(ByteView bytes, std::size_t position, std::endian order = std::endian::little) {
    static_assert(std::is_arithmetic_v<Number>);
    std::array<std::byte, sizeof(Number)> raw;
    std::memcpy(raw.data(), bytes.data() + position, raw.size());
    if (order != std::endian::native) {
        std::reverse(raw.begin(), raw.end());
    }
    return std::bit_cast<Number>(raw);
}

/// Appends a number in little-endian order.
template <typename Number>
void appendNumber(Bytes& bytes, Number number) {
    static_assert(std::is_arithmetic_v<Number>);
    auto raw = std::bit_cast<std::array<std::byte, sizeof(Number)>>(number);
    if (std::endian::native != std::endian::little) {
        std::reverse(raw.begin(), raw.end());
    }
    append(bytes, raw);
}

}  // namespace lab::formats
