// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/array_json.h"

#include <charconv>
#include <cmath>
#include <span>

namespace lab::cli {
namespace {

using formats::Json;
using formats::Tensor;

/// The double whose shortest text is the shortest that identifies the float.
Json elementJson(float number) {
    if (!std::isfinite(number)) {
        return nullptr;
    }
    char text[32];
    const auto written = std::to_chars(std::begin(text), std::end(text), number);
    double widened = 0;
    std::from_chars(std::begin(text), written.ptr, widened);
    return widened;
}

Json elementJson(double number) {
    return std::isfinite(number) ? Json(number) : Json(nullptr);
}

template <typename T>
Json elementJson(const T& value) {
    return value;
}

/// The elements from `first` on as lists in lists; `first` is moved behind them.
template <typename T>
Json nested(const std::vector<T>& elements, std::size_t& first,
            std::span<const std::size_t> shape) {
    if (shape.empty()) {
        const T element = elements[first++];
        return elementJson(element);
    }
    Json list = Json::array();
    for (std::size_t k = 0; k < shape.front(); ++k) {
        list.push_back(nested(elements, first, shape.subspan(1)));
    }
    return list;
}

}  // namespace

Json arraysJson(const std::vector<formats::NamedTensor>& arrays) {
    Json json = Json::object();
    for (const auto& [name, tensor] : arrays) {
        std::size_t first = 0;
        json[name] =
            std::visit([&](const auto& elements) { return nested(elements, first, tensor.shape); },
                       tensor.values);
    }
    return json;
}

}  // namespace lab::cli
