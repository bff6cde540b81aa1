// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>

#include "formats/bytes.h"
#include "formats/tensor.h"

namespace lab::formats {

/// How a number is stored in an array file.
enum class ElementType {
    Float16,   ///< IEEE 754 binary16; read as float32 (exact)
    BFloat16,  ///< the upper half of a float32; read as float32 (exact)
    Float32,
    Float64,
    Int8,  ///< every integer is read as int64
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    Bool,  ///< one byte, 0 is false
};

/// Bytes an element takes.
std::size_t bytesOf(ElementType type);

/// Bytes that count elements take; throws FormatError on overflow.
std::size_t bytesOf(ElementType type, std::size_t count);

/// The elements stored in bytes, which are a whole number of elements. A copy of the memory where
/// neither type nor byte order changes.
Tensor::Values decodeElements(ByteView bytes, ElementType type,
                              std::endian order = std::endian::little);

/// The type in which encodeElements stores numbers: float32, float64, int64 or bool. Text is
/// refused with FormatError.
ElementType storedType(const Tensor::Values& values);

/// Appends the numbers in little-endian order, as storedType() says.
void encodeElements(Bytes& bytes, const Tensor::Values& values);

}  // namespace lab::formats
