// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/plane_answer.h"

#include <algorithm>

#include "attention/compute.h"

namespace lab::scene {
namespace {

using formats::NamedTensor;

constexpr std::size_t units = 2;

/// Row by row, as NumPy has it.
formats::Tensor rowsOf(const std::vector<Arrow>& arrows) {
    std::vector<double> numbers;
    for (const Arrow& arrow : arrows) {
        numbers.insert(numbers.end(), {arrow.x, arrow.y});
    }
    return formats::makeTensor({arrows.size(), units}, std::move(numbers));
}

std::vector<Arrow> arrowsOf(const std::vector<double>& numbers) {
    std::vector<Arrow> arrows;
    for (std::size_t k = 0; k + 1 < numbers.size(); k += units) {
        arrows.push_back({numbers[k], numbers[k + 1]});
    }
    return arrows;
}

/// The parameters that a mechanism asks for, by the names that it gives them.
void addParameters(const attention::Description& mechanism, const Playground& playground,
                   std::vector<NamedTensor>& arrays) {
    for (const attention::ParameterSpec& each : mechanism.parameters) {
        if (each.name == "W") {
            const auto& [first, second] = playground.columns;
            arrays.push_back({"W", rowsOf({{first.x, second.x}, {first.y, second.y}})});
        } else if (each.name == "beta") {
            arrays.push_back({"beta", formats::scalarOf(playground.beta)});
        }
    }
}

std::vector<double> numbersOf(const std::vector<NamedTensor>& results, std::string_view name) {
    return formats::toDoubles(formats::tensorNamed(results, name), name);
}

/// What stands under one of these names, or else `usual`.
std::vector<Arrow> firstOf(const std::vector<NamedTensor>& results,
                           std::initializer_list<std::string_view> names,
                           const std::vector<Arrow>& usual) {
    for (const std::string_view name : names) {
        if (std::ranges::find(results, name, &NamedTensor::name) != results.end()) {
            return arrowsOf(numbersOf(results, name));
        }
    }
    return usual;
}

}  // namespace

int PlaneAnswer::largest() const {
    return static_cast<int>(std::ranges::max_element(weights) - weights.begin());
}

PlaneAnswer answerOf(const attention::Mechanism& mechanism, const Playground& playground) {
    std::vector<NamedTensor> arrays{{"query", rowsOf({playground.query})},
                                    {"keys", rowsOf(playground.keys)},
                                    {"values", rowsOf(playground.blended())},
                                    {"temperature", formats::scalarOf(playground.temperature)}};
    addParameters(mechanism.description(), playground, arrays);
    const auto results = attention::compute<double>(mechanism, arrays);
    return {
        .scores = numbersOf(results, "scores"),
        .weights = numbersOf(results, "weights"),
        .context = arrowsOf(numbersOf(results, "context")).front(),
        .comparedQuery = firstOf(results, {"unit.query"}, {playground.query}).front(),
        .comparedKeys = firstOf(results, {"unit.keys", "projected.keys"}, playground.keys),
    };
}

PlaneAnswers answersOf(const attention::Registry& registry, const Playground& playground) {
    PlaneAnswers answers;
    std::ranges::transform(planeMechanisms, answers.begin(), [&](const auto& each) {
        return answerOf(*registry.find(each.text), playground);
    });
    return answers;
}

std::string_view idOf(PlaneMechanism mechanism) {
    return std::ranges::find(planeMechanisms, mechanism, &Name<PlaneMechanism>::value)->text;
}

}  // namespace lab::scene
