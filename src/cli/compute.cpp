// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/compute.h"

#include <array>
#include <filesystem>

#include "cli/command.h"
#include "cli/weights.h"
#include "formats/npz.h"

namespace lab::cli {
namespace {

constexpr Option inputOption{
    .name = "input", .value = "IN.npz", .help = "the arrays to compute with", .letter = 'i'};
constexpr Option outputOption{
    .name = "output", .value = "OUT.npz", .help = "where the results go", .letter = 'o'};
constexpr std::array options{mechanismOption, inputOption, outputOption};

void requireNpz(const std::string& path) {
    if (std::filesystem::path(path).extension() != ".npz") {
        throw UsageError("-o must end in .npz");
    }
}

void compute(const Arguments& arguments, Environment& environment) {
    arguments.requireNoWords();
    const auto mechanism = chosenMechanism(arguments, environment);
    const std::string input = arguments.required(inputOption.name);
    const std::string output = arguments.required(outputOption.name);
    requireNpz(output);
    const auto results = attention::compute<double>(*mechanism, formats::readNpz(input));
    formats::writeNpz(output, results);
    environment.out << output << ':';
    for (const auto& [name, tensor] : results) {
        environment.out << ' ' << name << ' ' << formats::shapeText(tensor.shape);
    }
    environment.out << '\n';
}

constexpr Command command{
    .name = "compute",
    .usage = "--mechanism ID --input IN.npz -o OUT.npz",
    .summary = "Run a mechanism alone on your own arrays, in double precision",
    .details =
        "Takes query (T,dq), keys (M,dk), values (M,dv) (else the keys), mask (M) or (T,M) "
        "with 1 to keep and 0 to drop, temperature (), and the parameters, settings and inputs "
        "that mechanisms lists. Writes scores, weights, context and every other named step. A row "
        "whose "
        "positions are all masked has weights and a context of 0.",
    .options = options,
    .run = compute};

}  // namespace

const Command& computeCommand() {
    return command;
}

}  // namespace lab::cli
