// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lab::formats {

/// The extents of an array, slowest-varying first; {} is a scalar, {0} an empty vector.
using Shape = std::vector<std::size_t>;

/// How many elements an array of this shape has (1 for a scalar). Throws FormatError where the
/// product of the non-zero extents overflows or there are more than 64 dimensions.
std::size_t elementCount(const Shape& shape);

/// The shape as text: "(2, 3)", "(2,)", "()".
std::string shapeText(const Shape& shape);

/// An array as a value, as it stands in a file: a shape and its elements in row-major order, of
/// one of five kinds. Strings are UTF-8.
struct Tensor {
    using Float32 = std::vector<float>;
    using Float64 = std::vector<double>;
    using Int64 = std::vector<std::int64_t>;
    using Bool = std::vector<bool>;
    using Text = std::vector<std::string>;
    using Values = std::variant<Float32, Float64, Int64, Bool, Text>;

    Shape shape;
    Values values;

    bool operator==(const Tensor&) const = default;
};

/// The array with this shape; throws FormatError unless it has exactly as many elements.
Tensor makeTensor(Shape shape, Tensor::Values values);

/// A 0-dimensional array, shape ().
Tensor scalarOf(double value);
Tensor scalarOf(std::int64_t value);
Tensor scalarOf(std::string value);

/// A 1-dimensional array of as many elements as there are values.
Tensor vectorOf(Tensor::Values values);

/// How many elements the values hold.
std::size_t sizeOf(const Tensor::Values& values);

/// The kind of the elements, for messages: "float32", "float64", "int64", "bool", "text".
std::string_view kindOf(const Tensor::Values& values);

/// The elements as numbers; text is refused with FormatError that names the array.
std::vector<double> toDoubles(const Tensor& tensor, std::string_view name);

/// Throws FormatError naming the array and the place of its first infinite or NaN element.
void requireFinite(const Tensor& tensor, std::string_view name);

/// Throws FormatError naming the array unless it has this shape.
void requireShape(const Tensor& tensor, const Shape& shape, std::string_view name);

/// An array in a file that holds several.
struct NamedTensor {
    std::string name;
    Tensor tensor;

    bool operator==(const NamedTensor&) const = default;
};

/// The array with this name; throws FormatError naming it (and saying which there are).
const Tensor& tensorNamed(const std::vector<NamedTensor>& tensors, std::string_view name);

}  // namespace lab::formats
