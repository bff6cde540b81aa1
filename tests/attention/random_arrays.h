// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "attention/mechanism.h"
#include "formats/tensor.h"
#include "random_attention.h"

namespace lab::attention::testing {

using Arrays = std::vector<formats::NamedTensor>;

inline formats::Tensor& named(Arrays& arrays, const std::string& name) {
    const auto found = std::ranges::find(arrays, name, &formats::NamedTensor::name);
    if (found == arrays.end()) {
        return arrays.emplace_back(formats::NamedTensor{name, {}}).tensor;
    }
    return found->tensor;
}

inline void drop(Arrays& arrays, const std::string& name) {
    std::erase_if(arrays, [&](const formats::NamedTensor& each) { return each.name == name; });
}

inline std::vector<double> numbers(const Arrays& arrays, const std::string& name) {
    return formats::toDoubles(formats::tensorNamed(arrays, name), name);
}

inline bool has(const Arrays& arrays, const std::string& name) {
    return std::ranges::find(arrays, name, &formats::NamedTensor::name) != arrays.end();
}

/// What compute takes for this mechanism, with its standard settings.
inline Arrays randomArrays(const Mechanism& mechanism, std::mt19937& random, std::size_t T,
                           std::size_t M) {
    const Description& text = mechanism.description();
    const Settings settings(text.settings);
    const Sizes sizes = randomSizes(text, settings, random, static_cast<Index>(M));
    std::normal_distribution<double> normal;
    const auto draw = [&](formats::Shape shape) {
        formats::Tensor::Float64 values(formats::elementCount(shape));
        std::ranges::generate(values, [&] { return normal(random); });
        return formats::makeTensor(std::move(shape), std::move(values));
    };
    const auto extent = [&](std::string_view letter) {
        return static_cast<std::size_t>(sizes.of(letter));
    };
    Arrays arrays{{"query", draw({T, extent("dq")})},
                  {"keys", draw({M, extent("dk")})},
                  {"values", draw({M, extent("dv")})}};
    for (const ParameterSpec& spec : text.parameters) {
        formats::Shape shape;
        if (spec.rows != "1") {
            shape.push_back(extent(spec.rows));
        }
        if (spec.columns != "1") {
            shape.push_back(extent(spec.columns));
        }
        arrays.push_back({std::string(spec.name), draw(shape)});
    }
    for (const SettingSpec& spec : text.settings) {
        arrays.push_back(
            {std::string(spec.name), formats::scalarOf(double(settings.of(spec.name)))});
    }
    if (text.samples) {
        formats::Tensor::Float64 uniform(T);
        std::uniform_real_distribution<double> number;
        std::ranges::generate(uniform, [&] { return number(random); });
        arrays.push_back({"u", formats::vectorOf(uniform)});
    }
    return arrays;
}

}  // namespace lab::attention::testing
