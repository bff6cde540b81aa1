// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "cli/command.h"
#include "cli/picture.h"
#include "cli/scene_run.h"
#include "cli/sentence.h"
#include "cli/weights.h"
#include "figures/alignment_of.h"
#include "figures/figure_export.h"

namespace lab::cli {
namespace {

using figures::AlignmentFigure;
using figures::FileFormat;
using figures::PictureOptions;

constexpr Option outputOption{
    .name = "output",
    .value = "FILE",
    .help = "png, svg or pdf for a picture, csv, json or npy for the numbers, by its ending",
    .letter = 'o'};
constexpr Option sceneOption{.name = "scene",
                             .value = "FILE",
                             .help =
                                 "what the window shows of a saved scene, with all that was "
                                 "changed there, instead of a sentence"};
constexpr Option titleOption{.name = "title", .value = "TEXT", .help = "above the plot"};
constexpr Option columnsOption{
    .name = "columns-name", .value = "TEXT", .help = "name of the columns (English)"};
constexpr Option rowsOption{
    .name = "rows-name", .value = "TEXT", .help = "name of the rows (French)"};
constexpr Option noEosOption{
    .name = "no-eos", .value = {}, .help = "without the end of the sentence, <eos>"};
constexpr Option noValuesOption{
    .name = "no-values", .value = {}, .help = "without the weights written into the cells"};
constexpr Option colourBarOption{
    .name = "colour-bar", .value = {}, .help = "with a bar of which colour is which weight"};
constexpr Option darkOption{.name = "dark", .value = {}, .help = "on a dark ground"};
constexpr Option widthOption{
    .name = "width", .value = "MM", .help = "width on paper in millimetres"};

constexpr std::array options{mechanismOption, weightsOption, sceneOption,    outputOption,
                             beamOption,      targetOption,  titleOption,    columnsOption,
                             rowsOption,      noEosOption,   noValuesOption, colourBarOption,
                             colourMapOption, darkOption,    widthOption,    dpiOption};

QString text(const Arguments& arguments, const Option& option, const char* otherwise) {
    return QString::fromStdString(arguments.text(option.name).value_or(otherwise));
}

figures::AlignmentOptions look(const Arguments& arguments) {
    figures::AlignmentOptions chosen;
    chosen.title = text(arguments, titleOption, "");
    chosen.sourceName = text(arguments, columnsOption, "English");
    chosen.targetName = text(arguments, rowsOption, "French");
    chosen.showValues = !arguments.has(noValuesOption.name);
    chosen.showColourBar = arguments.has(colourBarOption.name);
    chosen.showEos = !arguments.has(noEosOption.name);
    chosen.colourMap = colourMapOf(arguments);
    if (arguments.has(darkOption.name)) {
        chosen.theme = figures::Theme::dark();
    }
    return chosen;
}

PictureOptions picture(const Arguments& arguments) {
    PictureOptions chosen;
    if (arguments.has(widthOption.name)) {
        chosen.widthMm = arguments.positive(widthOption.name, 0, 5000);
    }
    chosen.dpi = dpiOf(arguments, chosen.dpi);
    chosen.title = text(arguments, titleOption, "");
    return chosen;
}

/// What is drawn.
struct Drawn {
    std::shared_ptr<const models::Trace> trace;
    AlignmentFigure figure;
};

Drawn ofSentence(const Arguments& arguments, Environment& environment) {
    auto trace = translateSentence(oneSentenceOf(arguments), arguments, environment);
    figures::requireWeights(*trace);
    AlignmentFigure figure = figures::alignmentOf(*trace, {}, models::Heads::Mean);
    return {std::move(trace), std::move(figure)};
}

/// A scene says all by itself, which heads of which it shows among it.
Drawn ofScene(const std::string& scene, const Arguments& arguments,
              const Environment& environment) {
    for (const Option& option : {mechanismOption, beamOption, targetOption}) {
        if (arguments.has(option.name)) {
            throw UsageError("--scene and --" + std::string(option.name) +
                             " exclude one another, give one");
        }
    }
    arguments.requireNoWords();
    const SceneRun run = runScene(scene, arguments.text(weightsOption.name), environment);
    figures::requireWeights(*run.trace);
    const tape::Place place{.head = std::clamp(run.scene.head, 0, run.trace->heads() - 1)};
    return {run.trace, figures::alignmentOf(*run.trace, place, run.scene.view.heads)};
}

void align(const Arguments& arguments, Environment& environment) {
    const std::string output = arguments.required(outputOption.name);
    const FileFormat format = formatOf(output, figures::alignmentFormats);
    const figures::AlignmentOptions appearance = look(arguments);
    const PictureOptions size = picture(arguments);

    const auto scene = arguments.text(sceneOption.name);
    auto [trace, figure] =
        scene ? ofScene(*scene, arguments, environment) : ofSentence(arguments, environment);
    figure.options = appearance;
    const std::initializer_list<FileFormat> pictures = figures::pictureFormats;
    if (std::find(pictures.begin(), pictures.end(), format) != pictures.end()) {
        environment.startGraphics();
    }
    figures::exportAlignment(figure, output, size);
    environment.out << output << ": " << readableTarget(*trace) << '\n';
}

constexpr Command command{
    .name = "align",
    .usage = "(--mechanism ID SENTENCE [--target WORDS] | --scene FILE [--weights FILE]) -o FILE",
    .summary = "Write the alignment of a sentence as a plot or as numbers",
    .details =
        "French words are rows, English words columns. SVG and PDF are vectors, and their "
        "text stays text. Of several heads the plot shows the mean, of a scene what the window "
        "shows. With --weights a scene is drawn with these.",
    .options = options,
    .run = align};

}  // namespace

const Command& alignCommand() {
    return command;
}

}  // namespace lab::cli
