// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/compute_input.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "formats/format_error.h"

namespace lab::attention {
namespace {

using formats::NamedTensor;
using formats::Shape;
using formats::Tensor;

const Tensor* find(const std::vector<NamedTensor>& arrays, std::string_view name) {
    const auto found = std::ranges::find(arrays, name, &NamedTensor::name);
    return found == arrays.end() ? nullptr : &found->tensor;
}

const Tensor& need(const std::vector<NamedTensor>& arrays, std::string_view name,
                   std::string_view shape) {
    if (const Tensor* tensor = find(arrays, name)) {
        return *tensor;
    }
    throw AttentionError("the array " + std::string(name) + " " + std::string(shape) +
                         " is missing");
}

[[noreturn]] void failShape(std::string_view name, const Tensor& tensor,
                            const std::string& wanted) {
    throw AttentionError(std::string(name) + " has the shape " + formats::shapeText(tensor.shape) +
                         ", it needs " + wanted);
}

std::vector<double> finiteNumbers(const Tensor& tensor, std::string_view name) {
    formats::requireFinite(tensor, name);
    return formats::toDoubles(tensor, name);
}

/// (n, d) in the file, (d, n) here: row-major read as column-major is the transpose.
tape::Matrix<double> positionsOf(const Tensor& tensor, std::string_view name,
                                 const std::string& letters) {
    if (tensor.shape.size() != 2 || tensor.shape[0] == 0 || tensor.shape[1] == 0) {
        failShape(name, tensor, letters + " with at least one row and column");
    }
    if (tensor.shape[0] > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        failShape(name, tensor, "fewer rows");
    }
    const std::vector<double> numbers = finiteNumbers(tensor, name);
    return Eigen::Map<const tape::Matrix<double>>(numbers.data(),
                                                  static_cast<tape::Index>(tensor.shape[1]),
                                                  static_cast<tape::Index>(tensor.shape[0]));
}

void requireKnownNames(const Description& mechanism, const std::vector<NamedTensor>& arrays) {
    std::vector<std::string_view> known{"query", "keys", "values", "mask", "temperature"};
    for (const ParameterSpec& each : mechanism.parameters) {
        known.push_back(each.name);
    }
    for (const SettingSpec& each : mechanism.settings) {
        known.push_back(each.name);
    }
    if (mechanism.samples) {
        known.push_back("u");
    }
    for (const NamedTensor& each : arrays) {
        if (std::ranges::find(known, each.name) == known.end()) {
            std::string list;
            for (const std::string_view name : known) {
                list += (list.empty() ? "" : ", ") + std::string(name);
            }
            throw AttentionError("there is no use for the array " + formats::quote(each.name) +
                                 ", " + std::string(mechanism.id) + " takes " + list);
        }
    }
}

void readMask(const Tensor& tensor, ComputeInput& input) {
    const auto rows = static_cast<std::size_t>(input.query.cols());
    const auto positions = static_cast<std::size_t>(input.keys.cols());
    input.maskEachRow = tensor.shape == Shape{rows, positions};
    if (!input.maskEachRow && tensor.shape != Shape{positions}) {
        failShape("mask", tensor,
                  "(M,) = " + formats::shapeText({positions}) +
                      " or (T, M) = " + formats::shapeText({rows, positions}));
    }
    for (const double number : finiteNumbers(tensor, "mask")) {
        if (number != 0 && number != 1) {
            throw AttentionError("mask must hold 1 (keep) and 0 (drop) only, got " +
                                 std::to_string(number));
        }
        input.keep.push_back(static_cast<int>(number));
    }
}

void readTemperature(const Tensor& tensor, ComputeInput& input) {
    if (!tensor.shape.empty()) {
        failShape("temperature", tensor, "()");
    }
    input.temperature = finiteNumbers(tensor, "temperature").front();
    if (!(input.temperature > 0)) {
        throw AttentionError("temperature must be above 0, got " +
                             std::to_string(input.temperature));
    }
}

/// "2" and 2.0 are whole numbers to NumPy's users, whatever the dtype.
void readSetting(const SettingSpec& spec, const Tensor& tensor, Settings& settings) {
    if (!tensor.shape.empty()) {
        failShape(spec.name, tensor, "()");
    }
    const double number = finiteNumbers(tensor, spec.name).front();
    if (number != std::floor(number) || std::abs(number) > std::numeric_limits<int>::max()) {
        throw AttentionError("compute: " + std::string(spec.name) +
                             " must be a whole number, got " + std::to_string(number));
    }
    settings.set(spec.name, static_cast<int>(number));
}

std::vector<double> readUniform(const Tensor& tensor, tape::Index targets) {
    const Shape wanted{static_cast<std::size_t>(targets)};
    if (tensor.shape != wanted) {
        failShape("u", tensor, "(T,) = " + formats::shapeText(wanted));
    }
    std::vector<double> numbers = finiteNumbers(tensor, "u");
    for (const double number : numbers) {
        if (number < 0 || number >= 1) {
            throw AttentionError("compute: u must hold numbers from 0 to below 1, got " +
                                 std::to_string(number));
        }
    }
    return numbers;
}

/// The axes of a parameter in a file: a vector has one, a plain number none.
std::vector<std::string_view> axesOf(const ParameterSpec& spec) {
    std::vector<std::string_view> axes;
    if (spec.rows != "1" || spec.columns != "1") {
        axes.push_back(spec.rows);
    }
    if (spec.columns != "1") {
        axes.push_back(spec.columns);
    }
    return axes;
}

std::string lettersText(const std::vector<std::string_view>& axes) {
    std::string text = "(";
    for (const std::string_view axis : axes) {
        text += (text.size() == 1 ? "" : ", ") + std::string(axis);
    }
    return text + (axes.size() == 1 ? ",)" : ")");
}

/// The size of a letter of the mechanism's own is what the first parameter that has it says.
tape::Index ownSize(std::string_view letter, const Description& mechanism,
                    const std::vector<NamedTensor>& arrays) {
    for (const ParameterSpec& spec : mechanism.parameters) {
        const auto axes = axesOf(spec);
        const auto axis = std::ranges::find(axes, letter);
        const Tensor* tensor = find(arrays, spec.name);
        if (axis != axes.end() && tensor != nullptr && tensor->shape.size() == axes.size()) {
            return static_cast<tape::Index>(
                tensor->shape[static_cast<std::size_t>(axis - axes.begin())]);
        }
    }
    return 0;
}

void readParameter(const ParameterSpec& spec, const Sizes& sizes, const Tensor& tensor,
                   tape::Parameters<double>& parameters) {
    const auto axes = axesOf(spec);
    Shape wanted;
    for (const std::string_view axis : axes) {
        wanted.push_back(static_cast<std::size_t>(sizes.of(axis)));
    }
    if (tensor.shape != wanted || formats::elementCount(wanted) == 0) {
        failShape(spec.name, tensor,
                  lettersText(axes) + (formats::elementCount(wanted) == 0
                                           ? std::string(" with at least one of each")
                                           : " = " + formats::shapeText(wanted)));
    }
    const std::vector<double> numbers = finiteNumbers(tensor, spec.name);
    const tape::Shape shape{sizes.of(spec.rows), sizes.of(spec.columns)};
    const auto id = parameters.add(std::string(spec.name), shape);
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    parameters.value(id) = Eigen::Map<const RowMajor>(numbers.data(), shape.rows, shape.columns);
}

}  // namespace

ComputeInput readComputeInput(const Description& mechanism,
                              const std::vector<NamedTensor>& arrays) {
    requireKnownNames(mechanism, arrays);
    ComputeInput input;
    input.query = positionsOf(need(arrays, "query", "(T, dq)"), "query", "(T, dq)");
    input.keys = positionsOf(need(arrays, "keys", "(M, dk)"), "keys", "(M, dk)");
    input.values = input.keys;
    if (const Tensor* values = find(arrays, "values")) {
        input.values = positionsOf(*values, "values", "(M, dv)");
        if (input.values.cols() != input.keys.cols()) {
            failShape("values", *values,
                      "(M, dv) with M = " + std::to_string(input.keys.cols()) + " as the keys");
        }
    }
    if (const Tensor* mask = find(arrays, "mask")) {
        readMask(*mask, input);
    }
    if (const Tensor* temperature = find(arrays, "temperature")) {
        readTemperature(*temperature, input);
    }
    if (mechanism.samples) {
        input.uniform = readUniform(need(arrays, "u", "(T,)"), input.query.cols());
    }
    input.settings = Settings(mechanism.settings);
    for (const SettingSpec& spec : mechanism.settings) {
        readSetting(spec, need(arrays, spec.name, "()"), input.settings);
    }
    input.sizes = {.query = input.query.rows(),
                   .key = input.keys.rows(),
                   .value = input.values.rows(),
                   .hidden = ownSize("a", mechanism, arrays),
                   .locations = ownSize("L", mechanism, arrays),
                   .inner = ownSize("d", mechanism, arrays),
                   .output = ownSize("do", mechanism, arrays)};
    for (const ParameterSpec& spec : mechanism.parameters) {
        const Tensor& tensor = need(arrays, spec.name, lettersText(axesOf(spec)));
        readParameter(spec, input.sizes, tensor, input.parameters);
    }
    return input;
}

}  // namespace lab::attention
