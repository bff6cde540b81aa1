// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "formats/tensor.h"

/// A tensor of random kind, shape (0 to 4 axes, also empty ones) and elements. Finite numbers, so
/// that it equals itself.
class RandomTensors {
  public:
    explicit RandomTensors(unsigned seed) : random_(seed) {}

    lab::formats::Tensor next(bool withText) {
        using lab::formats::Tensor;
        lab::formats::Shape shape(below(5));
        for (auto& extent : shape) {
            extent = below(8) == 0 ? 0 : 1 + below(5);
        }
        const std::size_t count = lab::formats::elementCount(shape);
        switch (below(withText ? 5 : 4)) {
            case 0:
                return {shape,
                        fill<Tensor::Float32>(count, [&] { return float(normal_(random_)); })};
            case 1:
                return {shape, fill<Tensor::Float64>(count, [&] { return normal_(random_); })};
            case 2:
                return {shape, fill<Tensor::Int64>(
                                   count, [&] { return static_cast<std::int64_t>(random_()); })};
            case 3:
                return {shape, fill<Tensor::Bool>(count, [&] { return below(2) == 1; })};
            default:
                return {shape, fill<Tensor::Text>(count, [&] { return word(); })};
        }
    }

    std::size_t below(std::size_t limit) { return random_() % limit; }

  private:
    template <typename Vector, typename Make>
    Vector fill(std::size_t count, Make make) {
        Vector values;
        for (std::size_t i = 0; i < count; ++i) {
            values.push_back(make());
        }
        return values;
    }
    std::string word() {
        static const std::vector<std::string> letters = {"a",    "é", "œ", "∞",
                                                         "🙂", " ", "'", "\\"};
        std::string text;
        for (std::size_t left = below(6); left > 0; --left) {
            text += letters[below(letters.size())];
        }
        return text;
    }

    std::mt19937_64 random_;
    std::normal_distribution<double> normal_{0.0, 100.0};
};
