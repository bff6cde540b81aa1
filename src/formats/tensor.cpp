// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/tensor.h"

#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

#include "formats/format_error.h"

namespace lab::formats {

std::size_t elementCount(const Shape& shape) {
    constexpr std::size_t maxRank = 64;  // numpy's own limit
    if (shape.size() > maxRank) {
        throw FormatError("an array of " + std::to_string(shape.size()) +
                          " dimensions: at most 64 are possible");
    }
    std::size_t product = 1;
    bool empty = false;
    for (const std::size_t extent : shape) {
        if (extent == 0) {
            empty = true;
        } else if (product > std::numeric_limits<std::size_t>::max() / extent) {
            throw FormatError("the shape " + shapeText(shape) +
                              " has more elements than can be counted: the file is damaged");
        } else {
            product *= extent;
        }
    }
    return empty ? 0 : product;
}

std::string shapeText(const Shape& shape) {
    std::string text = "(";
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        text += (axis == 0 ? "" : ", ") + std::to_string(shape[axis]);
    }
    return text + (shape.size() == 1 ? ",)" : ")");
}

Tensor makeTensor(Shape shape, Tensor::Values values) {
    if (elementCount(shape) != sizeOf(values)) {
        throw FormatError("the shape " + shapeText(shape) + " does not fit " +
                          std::to_string(sizeOf(values)) + " elements: correct one of them");
    }
    return {std::move(shape), std::move(values)};
}

Tensor scalarOf(double value) {
    return {{}, Tensor::Float64{value}};
}

Tensor scalarOf(std::int64_t value) {
    return {{}, Tensor::Int64{value}};
}

Tensor scalarOf(std::string value) {
    return {{}, Tensor::Text{std::move(value)}};
}

Tensor vectorOf(Tensor::Values values) {
    const std::size_t size = sizeOf(values);
    return {{size}, std::move(values)};
}

std::size_t sizeOf(const Tensor::Values& values) {
    return std::visit([](const auto& elements) { return elements.size(); }, values);
}

std::string_view kindOf(const Tensor::Values& values) {
    constexpr std::string_view names[] = {"float32", "float64", "int64", "bool", "text"};
    static_assert(std::variant_size_v<Tensor::Values> == std::size(names));
    return names[values.index()];
}

std::vector<double> toDoubles(const Tensor& tensor, std::string_view name) {
    if (std::holds_alternative<Tensor::Text>(tensor.values)) {
        throw FormatError("the array " + quote(name) + " holds text: numbers are needed");
    }
    std::vector<double> numbers;
    numbers.reserve(sizeOf(tensor.values));
    std::visit(
        [&numbers](const auto& elements) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(elements)>, Tensor::Text>) {
                for (const auto element : elements) {
                    numbers.push_back(static_cast<double>(element));
                }
            }
        },
        tensor.values);
    return numbers;
}

namespace {

template <typename Number>
void requireAllFinite(const std::vector<Number>& elements, std::string_view name) {
    for (std::size_t index = 0; index < elements.size(); ++index) {
        if (!std::isfinite(elements[index])) {
            throw FormatError("the array " + quote(name) + " holds " +
                              std::to_string(elements[index]) + " at element " +
                              std::to_string(index) + ": only finite numbers can be used");
        }
    }
}

}  // namespace

void requireFinite(const Tensor& tensor, std::string_view name) {
    if (const auto* floats = std::get_if<Tensor::Float32>(&tensor.values)) {
        requireAllFinite(*floats, name);
    } else if (const auto* doubles = std::get_if<Tensor::Float64>(&tensor.values)) {
        requireAllFinite(*doubles, name);
    }
}

void requireShape(const Tensor& tensor, const Shape& shape, std::string_view name) {
    if (tensor.shape != shape) {
        throw FormatError("the array " + quote(name) + " has shape " + shapeText(tensor.shape) +
                          " but " + shapeText(shape) + " is needed");
    }
}

const Tensor& tensorNamed(const std::vector<NamedTensor>& tensors, std::string_view name) {
    std::string names;
    for (const auto& candidate : tensors) {
        if (candidate.name == name) {
            return candidate.tensor;
        }
        if (names.size() < 200) {
            names += (names.empty() ? "" : ", ") + quote(candidate.name);
        }
    }
    throw FormatError("there is no array " + quote(name) + " in the file: it holds " +
                      (names.empty() ? "none" : names));
}

}  // namespace lab::formats
