// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/step_arrays.h"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <string>

namespace lab::attention {
namespace {

using formats::Shape;
using tape::Axis;
using tape::Place;
using tape::Step;
using tape::StepLabel;

/// A place's coordinates in the order of an array's axes.
constexpr std::array<int Place::*, 5> coordinates{&Place::target, &Place::layer, &Place::hop,
                                                  &Place::head, &Place::source};

using Steps = std::vector<const Step*>;

std::vector<Steps> groupByName(std::span<const Step> steps) {
    std::vector<Steps> groups;
    for (const Step& step : steps) {
        const auto found = std::ranges::find_if(groups, [&](const Steps& group) {
            return group.front()->label->name == step.label->name;
        });
        if (found == groups.end()) {
            groups.push_back({&step});
        } else {
            found->push_back(&step);
        }
    }
    return groups;
}

/// The axes that the steps' places span: 0 where they stand on none.
std::array<std::size_t, coordinates.size()> extents(const Steps& steps) {
    std::array<std::size_t, coordinates.size()> sizes{};
    for (const Step* step : steps) {
        for (std::size_t k = 0; k < coordinates.size(); ++k) {
            const int position = step->place.*coordinates[k];
            sizes[k] = std::max(sizes[k], static_cast<std::size_t>(position + 1));
        }
    }
    return sizes;
}

/// Which of the values, counted in row-major order of the places, this place has.
std::size_t placeIndex(const Place& place,
                       const std::array<std::size_t, coordinates.size()>& sizes) {
    std::size_t index = 0;
    for (std::size_t k = 0; k < coordinates.size(); ++k) {
        if (sizes[k] > 0) {
            index = index * sizes[k] + static_cast<std::size_t>(std::max(0, place.*coordinates[k]));
        }
    }
    return index;
}

/// Column-major memory read as a row-major array has the axes reversed: columns, then rows.
Shape valueShape(const StepLabel& label, tape::Shape shape) {
    Shape axes;
    if (label.columns != Axis::None) {
        axes.push_back(static_cast<std::size_t>(shape.columns));
    }
    if (label.rows != Axis::None) {
        axes.push_back(static_cast<std::size_t>(shape.rows));
    }
    return axes;
}

template <typename S>
using Value = std::function<tape::ConstMatrixMap<S>(tape::NodeId)>;

template <typename S>
StepArray arrayOf(const Steps& steps, const Value<S>& value) {
    const StepLabel& label = *steps.front()->label;
    const auto sizes = extents(steps);
    const auto first = value(steps.front()->node);
    const Shape inner = valueShape(label, {first.rows(), first.cols()});
    Shape shape;
    std::ranges::copy_if(sizes, std::back_inserter(shape), [](std::size_t n) { return n > 0; });
    shape.insert(shape.end(), inner.begin(), inner.end());

    const auto count = static_cast<std::size_t>(first.size());
    std::vector<S> numbers(formats::elementCount(shape), std::numeric_limits<S>::quiet_NaN());
    for (const Step* step : steps) {
        const auto matrix = value(step->node);
        if (valueShape(label, {matrix.rows(), matrix.cols()}) != inner) {
            throw std::runtime_error("step " + std::string(label.name) +
                                     ": its values differ in shape, so they are no array");
        }
        const std::size_t from = placeIndex(step->place, sizes) * count;
        std::copy_n(matrix.data(), count, numbers.begin() + static_cast<std::ptrdiff_t>(from));
    }
    return {&label, sizes.front() > 0, formats::makeTensor(std::move(shape), std::move(numbers))};
}

}  // namespace

template <typename S>
std::vector<StepArray> stepArrays(
    std::span<const Step> steps,
    const std::function<tape::ConstMatrixMap<S>(tape::NodeId)>& value) {
    std::vector<StepArray> arrays;
    for (const Steps& group : groupByName(steps)) {
        arrays.push_back(arrayOf<S>(group, value));
    }
    return arrays;
}

template std::vector<StepArray> stepArrays(
    std::span<const Step>, const std::function<tape::ConstMatrixMap<float>(tape::NodeId)>&);
template std::vector<StepArray> stepArrays(
    std::span<const Step>, const std::function<tape::ConstMatrixMap<double>(tape::NodeId)>&);

}  // namespace lab::attention
