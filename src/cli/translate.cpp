// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "cli/command.h"
#include "cli/sentence.h"
#include "cli/terminal_alignment.h"
#include "cli/weights.h"

namespace lab::cli {
namespace {

constexpr Option colourOption{
    .name = "colour",
    .value = "WHEN",
    .help =
        "the alignment in blocks of colour below the translation: auto (on a terminal), "
        "always or never"};
constexpr std::array options{mechanismOption, weightsOption, beamOption, targetOption,
                             colourOption};

bool showsAlignment(const Arguments& arguments, const Environment& environment) {
    const std::string when = arguments.text(colourOption.name).value_or("auto");
    if (when != "auto" && when != "always" && when != "never") {
        throw UsageError("--colour must be auto, always or never");
    }
    return when == "always" || (when == "auto" && environment.outIsTerminal);
}

void translate(const Arguments& arguments, Environment& environment) {
    const bool showAlignment = showsAlignment(arguments, environment);
    for (const std::string& sentence : sentencesOf(arguments)) {
        const auto trace = translateSentence(sentence, arguments, environment);
        environment.out << readableTarget(*trace) << '\n';
        const Eigen::MatrixXf weights = trace->alignment({}, models::Heads::Mean);
        if (showAlignment && weights.size() > 0) {
            environment.out << '\n';
            std::vector<std::string> positions;
            for (int i = 0; i < trace->positions(); ++i) {
                positions.push_back(trace->positionLabel(i));
            }
            printAlignment(environment.out, {positions, trace->target(), weights},
                           environment.columns, environment.trueColour);
        }
    }
}

constexpr Command command{
    .name = "translate",
    .usage = "--mechanism ID SENTENCE...",
    .summary = "Translate an English sentence into French",
    .details =
        "Prints the translation and, on a terminal, what each French word attended to: "
        "French words are rows, English words columns, numbers are percent. Each argument "
        "in quotes is a sentence of its own, translated one by one; where no argument has a "
        "space, all are the words of one sentence.",
    .options = options,
    .run = translate};

}  // namespace

const Command& translateCommand() {
    return command;
}

}  // namespace lab::cli
