// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <filesystem>

#include "cli/array_json.h"
#include "cli/command.h"
#include "cli/sentence.h"
#include "cli/trace_arrays.h"
#include "cli/weights.h"
#include "formats/atomic_file.h"
#include "formats/npz.h"

namespace lab::cli {
namespace {

constexpr Option outputOption{
    .name = "output", .value = "FILE", .help = "npz or json, by its ending", .letter = 'o'};
constexpr std::array options{mechanismOption, weightsOption, outputOption, beamOption,
                             targetOption};

bool isJson(const std::string& path) {
    const std::string ending = std::filesystem::path(path).extension().string();
    if (ending != ".json" && ending != ".npz") {
        throw UsageError("-o must end in .npz or .json");
    }
    return ending == ".json";
}

void trace(const Arguments& arguments, Environment& environment) {
    const std::string output = arguments.required(outputOption.name);
    const bool asJson = isJson(output);
    const auto trace = translateSentence(oneSentenceOf(arguments), arguments, environment);
    const auto arrays = traceArrays(*trace);
    if (asJson) {
        // Without line breaks: with them a file of numbers is mostly indentation.
        formats::writeFileAtomically(output, arraysJson(arrays).dump() + '\n');
    } else {
        formats::writeNpz(output, arrays);
    }
    environment.out << output << ": " << readableTarget(*trace) << '\n';
}

constexpr Command command{
    .name = "trace",
    .usage = "--mechanism ID SENTENCE -o FILE",
    .summary = "Write every step of a translation, and the weights, as arrays",
    .details =
        "Arrays by name, target words in the rows: source, target, enc.states (M,dh), "
        "dec.query (T,dq), dec.scores (T,M), dec.weights (T,M), dec.context (T,dh), "
        "dec.logits (T,V), every other named step as enc.NAME or dec.NAME, every parameter "
        "as param.NAME; see docs/formats.md.",
    .options = options,
    .run = trace};

}  // namespace

const Command& traceCommand() {
    return command;
}

}  // namespace lab::cli
