// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "formats/npz.h"
#include "sequences.h"

/// Reference arrays as matrices.
namespace lab::layers::testing {

/// (..., n) in row-major order as (n, everything before): the last axis becomes the rows, so
/// that (T, B, n) has position t of sentence b in column t B + b.
inline Matrix lastAxisAsRows(const formats::Tensor& tensor) {
    const std::vector<double> numbers = formats::toDoubles(tensor, "reference");
    const auto rows = static_cast<Index>(tensor.shape.back());
    return Eigen::Map<const Matrix>(numbers.data(), rows,
                                    static_cast<Index>(numbers.size()) / rows);
}

/// The arrays of tests/data/layers/NAME.npz.
class ReferenceVectors {
  public:
    explicit ReferenceVectors(const std::string& name)
        : arrays_(formats::readNpz(std::string(TEST_DATA_DIR "/layers/") + name + ".npz")) {}

    [[nodiscard]] Matrix operator[](std::string_view name) const {
        return lastAxisAsRows(formats::tensorNamed(arrays_, name));
    }
    [[nodiscard]] std::vector<int> integers(std::string_view name) const {
        const Matrix numbers = (*this)[name];
        std::vector<int> integers(static_cast<std::size_t>(numbers.size()));
        std::ranges::transform(numbers.reshaped(), integers.begin(),
                               [](double number) { return static_cast<int>(number); });
        return integers;
    }
    /// Sets every parameter from "param.NAME"; throws where one is missing or of another shape.
    void fill(Parameters<double>& parameters) const {
        for (const auto& entry : parameters.entries()) {
            const std::string name = "param." + entry.name;
            formats::requireShape(formats::tensorNamed(arrays_, name),
                                  {static_cast<std::size_t>(entry.shape.rows),
                                   static_cast<std::size_t>(entry.shape.columns)},
                                  name);
            parameters.value(entry) = (*this)[name].transpose();
        }
    }

  private:
    std::vector<formats::NamedTensor> arrays_;
};

}  // namespace lab::layers::testing
