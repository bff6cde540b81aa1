// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>

#include "cli/command.h"
#include "cli/picture.h"
#include "cli/sentence.h"
#include "cli/stage_name.h"
#include "cli/weights.h"
#include "figures/stage_export.h"

namespace lab::cli {
namespace {

using scene::Moment;
using scene::Timeline;

constexpr Option outputOption{
    .name = "output", .value = "FILE", .help = "png, svg or pdf, by its ending", .letter = 'o'};
constexpr Option wordOption{
    .name = "word", .value = "N", .help = "the word of the translation, from 1 (1)"};
constexpr Option stageOption{
    .name = "stage",
    .value = "NAME",
    .help =
        "a stage of the mechanism, see mechanisms, or Encode or Output (Output); Encode reads "
        "word N of the sentence"};
constexpr Option stepOption{
    .name = "step",
    .value = "N",
    .help =
        "instead of a word and a stage: how many steps to go on from the first, as in "
        "screenshot"};
constexpr Option sizeOption{.name = sizeName,
                            .value = "WIDTHxHEIGHT",
                            .help = "in pixels of 1/96 inch (1000x860, more for long sentences)"};
constexpr Option screenDpiOption{
    .name = dpiOption.name, .value = dpiOption.value, .help = "pixels per inch of a png (96)"};

constexpr std::array options{mechanismOption, weightsOption, outputOption,    beamOption,
                             targetOption,    wordOption,    stageOption,     stepOption,
                             sizeOption,      themeOption,   colourMapOption, screenDpiOption};

constexpr int mostSteps = 100'000;
constexpr double screenDpi = 96;

std::string lowerCase(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
        .toLower()
        .toStdString();
}

/// The stages that a timeline has, in its order.
std::vector<tape::Stage> stagesOf(const Timeline& timeline) {
    std::vector<tape::Stage> stages;
    for (int step = 0; step < timeline.size(); ++step) {
        const tape::Stage stage = timeline.at(step).stage;
        if (std::ranges::find(stages, stage) == stages.end()) {
            stages.push_back(stage);
        }
    }
    return stages;
}

tape::Stage chosenStage(const Arguments& arguments, const Timeline& timeline) {
    const std::string name = arguments.text(stageOption.name).value_or("Output");
    std::string known;
    for (const tape::Stage stage : stagesOf(timeline)) {
        if (lowerCase(stageName(stage)) == lowerCase(name)) {
            return stage;
        }
        known += (known.empty() ? "" : ", ") + std::string(stageName(stage));
    }
    throw UsageError("--stage must be one of " + known);
}

/// The moment of --step, or of --word and --stage. What there is to choose from is known only
/// once the sentence is translated.
int chosenStep(const Arguments& arguments, const models::Trace& trace, const Timeline& timeline) {
    if (arguments.has(stepOption.name)) {
        return static_cast<int>(arguments.integer(stepOption.name, 0, 0, timeline.size() - 1));
    }
    const tape::Stage stage = chosenStage(arguments, timeline);
    const bool isReading = stage == tape::Stage::Encode;
    const int words = isReading ? trace.sourcePositions() : trace.targetPositions();
    const int word = static_cast<int>(arguments.integer(wordOption.name, 1, 1, words)) - 1;
    return isReading ? word : timeline.find(stage, word);
}

void requireOneWayToChoose(const Arguments& arguments) {
    if (arguments.has(stepOption.name) &&
        (arguments.has(wordOption.name) || arguments.has(stageOption.name))) {
        throw UsageError("--step excludes --word and --stage, give one or the others");
    }
    (void)arguments.integer(stepOption.name, 0, 0, mostSteps);
    (void)arguments.integer(wordOption.name, 1, 1, mostSteps);
}

/// What is asked for, if the lanes have room in it.
QSizeF chosenSize(const std::optional<QSize>& asked, const figures::StageInput& input) {
    if (!asked) {
        return figures::stageSize(input);
    }
    const QSizeF least = figures::StageView().minimumSize(input);
    if (asked->width() < least.width() || asked->height() < least.height()) {
        throw UsageError(
            "--size must be at least " + std::to_string(std::lround(std::ceil(least.width()))) +
            "x" + std::to_string(std::lround(std::ceil(least.height()))) + " for this sentence");
    }
    return *asked;
}

std::string momentText(const Moment& moment) {
    const int word = moment.target < 0 ? moment.source : moment.target;
    return std::string(stageName(moment.stage)) + ", word " + std::to_string(word + 1);
}

void stages(const Arguments& arguments, Environment& environment) {
    const std::string output = arguments.required(outputOption.name);
    formatOf(output, figures::pictureFormats);
    requireOneWayToChoose(arguments);
    const auto size = sizeOf(arguments);
    figures::PictureOptions picture;
    picture.dpi = dpiOf(arguments, screenDpi);
    figures::StageInput input;
    input.colourMap = colourMapOf(arguments);
    if (themeOf(arguments) == scene::ThemeName::Dark) {
        input.theme = figures::Theme::dark();
    }

    input.trace = translateSentence(oneSentenceOf(arguments), arguments, environment);
    const Timeline timeline(*input.trace);
    input.moment = timeline.at(chosenStep(arguments, *input.trace, timeline));
    environment.startGraphics();
    figures::exportStages(input, chosenSize(size, input), output, picture);
    environment.out << output << ": " << readableTarget(*input.trace) << " ("
                    << momentText(input.moment) << ")\n";
}

constexpr Command command{
    .name = "stages",
    .usage = "--mechanism ID SENTENCE -o FILE [--word N] [--stage NAME] [--target WORDS]",
    .summary = "Draw the stages of one word of the translation: the stage view",
    .details =
        "Shows what the window's stage view shows at that moment. SVG and PDF are vectors, and "
        "their text stays text.",
    .options = options,
    .run = stages};

}  // namespace

const Command& stagesCommand() {
    return command;
}

}  // namespace lab::cli
