// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/trace_arrays.h"

#include "attention/step_arrays.h"

namespace lab::cli {
namespace {

using formats::NamedTensor;
using Entry = tape::Parameters<float>::Entry;

formats::Tensor parameterArray(const tape::Parameters<float>& parameters, const Entry& entry) {
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const RowMajor matrix = parameters.value(entry);
    formats::Shape shape{static_cast<std::size_t>(entry.shape.rows)};
    if (entry.shape.columns != 1) {
        shape.push_back(static_cast<std::size_t>(entry.shape.columns));
    }
    return formats::makeTensor(std::move(shape),
                               std::vector<float>(matrix.data(), matrix.data() + matrix.size()));
}

}  // namespace

std::vector<NamedTensor> traceArrays(const models::Trace& trace) {
    std::vector<NamedTensor> arrays{{"source", formats::vectorOf(trace.source())},
                                    {"target", formats::vectorOf(trace.target())}};
    const auto value = [&](tape::NodeId node) { return trace.value(node); };
    for (auto& step : attention::stepArrays<float>(trace.steps(), value)) {
        const std::string prefix = step.isDecoded ? "dec." : "enc.";
        arrays.push_back({prefix + std::string(step.label->name), std::move(step.tensor)});
    }
    const auto& parameters = trace.model().parameters;
    for (const Entry& entry : parameters.entries()) {
        arrays.push_back({"param." + entry.name, parameterArray(parameters, entry)});
    }
    return arrays;
}

}  // namespace lab::cli
