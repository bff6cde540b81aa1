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

/// Of the sentence, or of the scene, which says all by itself.
std::shared_ptr<const models::Trace> translated(const Arguments& arguments,
                                                Environment& environment) {
    const auto scene = arguments.text(sceneOption.name);
    if (!scene) {
        return translateSentence(oneSentenceOf(arguments), arguments, environment);
    }
    for (const Option& option : {mechanismOption, weightsOption, beamOption, targetOption}) {
        if (arguments.has(option.name)) {
            throw UsageError("--scene and --" + std::string(option.name) +
                             " exclude one another, give one");
        }
    }
    arguments.requireNoWords();
    return traceOfScene(*scene, environment);
}

void align(const Arguments& arguments, Environment& environment) {
    const std::string output = arguments.required(outputOption.name);
    const FileFormat format = formatOf(output, figures::alignmentFormats);
    const figures::AlignmentOptions appearance = look(arguments);
    const PictureOptions size = picture(arguments);

    const auto trace = translated(arguments, environment);
    figures::requireWeights(*trace);
    AlignmentFigure figure = figures::alignmentOf(*trace, {}, models::Heads::Mean);
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
    .usage = "(--mechanism ID SENTENCE [--target WORDS] | --scene FILE) -o FILE",
    .summary = "Write the alignment of a sentence as a plot or as numbers",
    .details =
        "French words are rows, English words columns. SVG and PDF are vectors, and their "
        "text stays text. Of several heads the plot shows the mean.",
    .options = options,
    .run = align};

}  // namespace

const Command& alignCommand() {
    return command;
}

}  // namespace lab::cli
