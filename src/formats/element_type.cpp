// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/element_type.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "formats/byte_order.h"
#include "formats/format_error.h"

namespace lab::formats {

namespace {

float fromHalf(std::uint16_t half) {
    const float sign = (half & 0x8000U) != 0 ? -1.0F : 1.0F;
    const int exponent = half >> 10U & 0x1fU;
    const auto fraction = static_cast<float>(half & 0x3ffU);
    if (exponent == 31) {
        const float special = fraction == 0.0F ? std::numeric_limits<float>::infinity()
                                               : std::numeric_limits<float>::quiet_NaN();
        return std::copysign(special, sign);
    }
    if (exponent == 0) {
        return sign * std::ldexp(fraction, -24);
    }
    return sign * std::ldexp(1024.0F + fraction, exponent - 25);
}

float fromBrainHalf(std::uint16_t upperHalf) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(upperHalf) << 16U);
}

/// Each stored number, converted one by one.
template <typename Stored, typename Values, typename Convert>
Values converted(ByteView bytes, std::endian order, Convert convert) {
    Values values;
    const std::size_t count = bytes.size() / sizeof(Stored);
    values.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        values.push_back(convert(loadNumber<Stored>(bytes, index * sizeof(Stored), order)));
    }
    return values;
}

template <typename Stored>
Tensor::Int64 widened(ByteView bytes, std::endian order) {
    return converted<Stored, Tensor::Int64>(
        bytes, order, [](Stored number) { return static_cast<std::int64_t>(number); });
}

template <typename Number>
std::vector<Number> same(ByteView bytes, std::endian order) {
    if (order != std::endian::native) {
        return converted<Number, std::vector<Number>>(bytes, order,
                                                      [](Number number) { return number; });
    }
    std::vector<Number> values(bytes.size() / sizeof(Number));
    if (!values.empty()) {  // memcpy from a null pointer is undefined even for no bytes
        std::memcpy(values.data(), bytes.data(), values.size() * sizeof(Number));
    }
    return values;
}

template <typename Number>
void appendNumbers(Bytes& bytes, const std::vector<Number>& numbers) {
    if constexpr (std::endian::native == std::endian::little) {
        append(bytes, std::as_bytes(std::span(numbers)));
    } else {
        for (const Number number : numbers) {
            appendNumber(bytes, number);
        }
    }
}

}  // namespace

std::size_t bytesOf(ElementType type) {
    switch (type) {
        case ElementType::Int8:
        case ElementType::UInt8:
        case ElementType::Bool:
            return 1;
        case ElementType::Float16:
        case ElementType::BFloat16:
        case ElementType::Int16:
        case ElementType::UInt16:
            return 2;
        case ElementType::Float32:
        case ElementType::Int32:
        case ElementType::UInt32:
            return 4;
        case ElementType::Float64:
        case ElementType::Int64:
            return 8;
    }
    throw std::logic_error("unknown element type");
}

std::size_t bytesOf(ElementType type, std::size_t count) {
    const std::size_t each = bytesOf(type);
    if (count > std::numeric_limits<std::size_t>::max() / each) {
        throw FormatError("an array of " + std::to_string(count) +
                          " elements has more bytes than can be counted: the file is damaged");
    }
    return count * each;
}

Tensor::Values decodeElements(ByteView bytes, ElementType type, std::endian order) {
    switch (type) {
        case ElementType::Float16:
            return converted<std::uint16_t, Tensor::Float32>(bytes, order, fromHalf);
        case ElementType::BFloat16:
            return converted<std::uint16_t, Tensor::Float32>(bytes, order, fromBrainHalf);
        case ElementType::Float32:
            return same<float>(bytes, order);
        case ElementType::Float64:
            return same<double>(bytes, order);
        case ElementType::Int8:
            return widened<std::int8_t>(bytes, order);
        case ElementType::Int16:
            return widened<std::int16_t>(bytes, order);
        case ElementType::Int32:
            return widened<std::int32_t>(bytes, order);
        case ElementType::Int64:
            return same<std::int64_t>(bytes, order);
        case ElementType::UInt8:
            return widened<std::uint8_t>(bytes, order);
        case ElementType::UInt16:
            return widened<std::uint16_t>(bytes, order);
        case ElementType::UInt32:
            return widened<std::uint32_t>(bytes, order);
        case ElementType::Bool:
            return converted<std::uint8_t, Tensor::Bool>(
                bytes, order, [](std::uint8_t byte) { return byte != 0; });
    }
    throw std::logic_error("unknown element type");
}

ElementType storedType(const Tensor::Values& values) {
    struct Chooser {
        ElementType operator()(const Tensor::Float32& /*unused*/) { return ElementType::Float32; }
        ElementType operator()(const Tensor::Float64& /*unused*/) { return ElementType::Float64; }
        ElementType operator()(const Tensor::Int64& /*unused*/) { return ElementType::Int64; }
        ElementType operator()(const Tensor::Bool& /*unused*/) { return ElementType::Bool; }
        ElementType operator()(const Tensor::Text& /*unused*/) {
            throw FormatError("text cannot be stored as numbers: leave this array out");
        }
    };
    return std::visit(Chooser{}, values);
}

void encodeElements(Bytes& bytes, const Tensor::Values& values) {
    bytes.reserve(bytes.size() + bytesOf(storedType(values), sizeOf(values)));
    std::visit(
        [&bytes](const auto& elements) {
            using Vector = std::decay_t<decltype(elements)>;
            if constexpr (std::is_same_v<Vector, Tensor::Bool>) {
                for (const bool element : elements) {
                    bytes.push_back(element ? std::byte{1} : std::byte{0});
                }
            } else if constexpr (!std::is_same_v<Vector, Tensor::Text>) {
                appendNumbers(bytes, elements);
            }
        },
        values);
}

}  // namespace lab::formats
