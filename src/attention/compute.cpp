// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/compute.h"

#include <utility>

#include "attention/compute_input.h"
#include "attention/step_arrays.h"

namespace lab::attention {
namespace {

/// A keep list that goes with each query, or one for all of them.
std::span<const int> keepOf(const ComputeInput& input, tape::Index t) {
    if (input.keep.empty()) {
        return {};
    }
    const auto positions = static_cast<std::size_t>(input.keys.cols());
    const std::size_t row = input.maskEachRow ? static_cast<std::size_t>(t) : 0;
    return std::span(input.keep).subspan(row * positions, positions);
}

}  // namespace

template <typename S>
std::vector<formats::NamedTensor> compute(const Mechanism& mechanism,
                                          const std::vector<formats::NamedTensor>& arrays) {
    const ComputeInput input = readComputeInput(mechanism.description(), arrays);
    const tape::Parameters<S> parameters = input.parameters.template as<S>();
    std::vector<tape::ParameterId> ids(parameters.entries().size());
    for (std::size_t k = 0; k < ids.size(); ++k) {
        ids[k] = {k};
    }

    requireFit(mechanism.description(), input.sizes, input.settings);

    tape::Tape<S> tape;
    tape::Recorder recorder;
    tape::Run<S> run(tape, parameters, nullptr, &recorder);
    Memory<S> memory{.keys = tape.constant(input.keys.template cast<S>()),
                     .values = tape.constant(input.values.template cast<S>()),
                     .keep = {},
                     .positions = input.keys.cols(),
                     .temperature = static_cast<S>(input.temperature)};
    if (!input.uniform.empty()) {
        memory.uniform = [&](int t, tape::Index /*b*/) {
            return input.uniform[static_cast<std::size_t>(t)];
        };
    }
    std::unique_ptr<Attention<S>> attention;
    for (tape::Index t = 0; t < input.query.cols(); ++t) {
        if (t == 0 || input.maskEachRow) {
            run.moveTo({});
            memory.keep = keepOf(input, t);
            attention = mechanism.begin(run, ids, memory, input.settings);
        }
        const auto query = tape.constant(input.query.col(t).template cast<S>());
        run.moveTo({.target = static_cast<int>(t)});
        attention->attend(query, static_cast<int>(t));
    }
    tape.requireFinite();

    std::vector<formats::NamedTensor> results;
    const auto value = [&](tape::NodeId node) { return tape.value(node); };
    for (StepArray& each : stepArrays<S>(recorder.steps(), value)) {
        results.push_back({std::string(each.label->name), std::move(each.tensor)});
    }
    return results;
}

template std::vector<formats::NamedTensor> compute<float>(const Mechanism&,
                                                          const std::vector<formats::NamedTensor>&);
template std::vector<formats::NamedTensor> compute<double>(
    const Mechanism&, const std::vector<formats::NamedTensor>&);

}  // namespace lab::attention
