// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <functional>
#include <iomanip>
#include <sstream>

#include "cli/command.h"
#include "cli/corpus_choice.h"
#include "cli/printable.h"
#include "cli/progress_line.h"
#include "cli/translator_choice.h"
#include "cli/weights.h"
#include "cli/weights_file.h"
#include "models/checkpoint.h"
#include "training/trainer.h"

namespace lab::cli {
namespace {

using models::TranslatorConfig;
using training::TrainingData;
using training::TrainingOptions;

constexpr long mostSteps = 10'000'000;

constexpr Option outputOption{
    .name = "output", .value = "FILE.safetensors", .help = "where the weights go", .letter = 'o'};
constexpr Option stepsOption{.name = "steps", .value = "N", .help = "batches to train on (10000)"};
constexpr Option batchOption{.name = "batch", .value = "N", .help = "sentences in a batch (64)"};
constexpr Option seedOption{
    .name = "seed", .value = "S", .help = "of all random numbers (1); equal seeds, equal weights"};
constexpr Option threadsOption{
    .name = "threads", .value = "K", .help = "threads that share each batch (2)"};
constexpr Option saveEveryOption{
    .name = "save-every", .value = "N", .help = "steps after which the weights are saved (1000)"};
constexpr Option startOption{.name = "start-from",
                             .value = "FILE",
                             .help =
                                 "weights to begin with instead of random ones: of the same "
                                 "order, cell, sizes and words, the mechanism may differ"};
constexpr Option rateOption{.name = "rate",
                            .value = "R",
                            .help = "Adam's learning rate (0.003), which falls to a hundredth"};

constexpr std::array trainingOptionList{
    mechanismOption, outputOption, corpusOption, grammarOption, sentencesOption, stepsOption,
    saveEveryOption, batchOption,  rateOption,   seedOption,    threadsOption,   startOption};

constexpr auto options = [] {
    std::array<Option, trainingOptionList.size() + corpusOptions.size() + languageOptions.size() +
                           translatorOptions.size()>
        all;
    auto end = std::ranges::copy(trainingOptionList, all.begin()).out;
    end = std::ranges::copy(corpusOptions, end).out;
    end = std::ranges::copy(languageOptions, end).out;
    std::ranges::copy(translatorOptions, end);
    return all;
}();

TrainingOptions trainingOptions(const Arguments& arguments) {
    TrainingOptions chosen;
    chosen.steps =
        static_cast<int>(arguments.integer(stepsOption.name, chosen.steps, 1, mostSteps));
    chosen.batch = static_cast<std::size_t>(
        arguments.integer(batchOption.name, static_cast<long>(chosen.batch), 1, 4096));
    chosen.seed = static_cast<std::uint64_t>(
        arguments.integer(seedOption.name, static_cast<long>(chosen.seed), 0, 1'000'000'000));
    chosen.threads = static_cast<int>(arguments.integer(threadsOption.name, chosen.threads, 1, 64));
    chosen.rate = static_cast<float>(
        arguments.positive(rateOption.name, static_cast<double>(chosen.rate), 1));
    return chosen;
}

/// What training has come to.
struct Progress {
    int steps = 0;
    double loss = 0;  ///< smoothed over about the last hundred steps
    std::size_t words = 0;

    void add(const training::StepReport& report) {
        steps = report.step;
        const double share = std::max(0.01, 1.0 / report.step);
        loss += share * (report.loss - loss);
        words += report.tokens;
    }
};

std::string lossText(double loss) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(4) << loss;
    return text.str();
}

std::string progressText(const Progress& progress, int total, const ProgressLine& line) {
    std::ostringstream text;
    text << "step " << progress.steps << " of " << total << "  loss " << lossText(progress.loss)
         << "  " << std::lround(static_cast<double>(progress.words) / line.seconds())
         << " words/s  "
         << line.timeLeft(static_cast<std::size_t>(progress.steps),
                          static_cast<std::size_t>(total));
    return text.str();
}

/// Trains until the steps are done or the user has enough, and saves on the way. What cannot be
/// saved is noted: there may be room again when the work is done.
Progress runSteps(training::Trainer& trainer, int total, int saveEvery,
                  const std::function<void(const Progress&)>& save, Environment& environment) {
    ProgressLine line(environment.err, environment.errIsTerminal);
    Progress progress;
    while (!trainer.finished() && !environment.stopRequested()) {
        progress.add(trainer.step());
        if (line.isDue() || trainer.finished()) {
            line.show(progressText(progress, total, line));
        }
        if (progress.steps % saveEvery == 0 && !trainer.finished()) {
            try {
                save(progress);
            } catch (const std::runtime_error& error) {
                line.finish();
                environment.err << "note: " << oneLine(error.what()) << "; training goes on\n";
            }
        }
    }
    line.finish();
    return progress;
}

/// How the weights came about; nothing that differs between two runs of the same command. File
/// names may be any bytes, a checkpoint's texts may not.
std::map<std::string, std::string> notes(const TrainingData& data, const TranslatorConfig& config,
                                         const TrainingOptions& chosen, const Progress& progress,
                                         const Arguments& arguments) {
    std::ostringstream command;
    command << "attention-lab train --mechanism " << config.mechanism;
    for (const Option& option : options) {
        const bool isNoted = option.name != mechanismOption.name &&
                             option.name != outputOption.name &&
                             option.name != saveEveryOption.name;
        if (const auto value = arguments.text(option.name); isNoted && value) {
            command << " --" << option.name << (value->empty() ? "" : " ") << oneLine(*value);
        }
    }
    return {{"command", command.str()},
            {"corpus", oneLine(data.name)},
            {"sentences", std::to_string(data.training.size())},
            {"steps", std::to_string(progress.steps)},
            {"batch", std::to_string(chosen.batch)},
            {"seed", std::to_string(chosen.seed)},
            {"threads", std::to_string(chosen.threads)},
            {"loss", lossText(progress.loss)}};
}

/// Begins with the weights of --start-from, if it is given.
void startFromFile(training::Trainer& trainer, const TrainingData& data, const Arguments& arguments,
                   const Environment& environment) {
    const auto file = arguments.text(startOption.name);
    if (!file) {
        return;
    }
    const auto start = models::loadCheckpoint(*file, environment.registry);
    if (start->source != data.source || start->target != data.target) {
        throw std::runtime_error(*file +
                                 ": these weights have other words, use the grammar or corpus "
                                 "that they were trained on");
    }
    try {
        trainer.startFrom(start->parameters);
    } catch (const std::invalid_argument& error) {
        throw std::runtime_error(*file + ": " + error.what());
    }
}

void train(const Arguments& arguments, Environment& environment) {
    arguments.requireNoWords();
    const auto mechanism = chosenMechanism(arguments, environment);
    const std::string output = arguments.required(outputOption.name);
    const TrainingOptions chosen = trainingOptions(arguments);
    const auto saveEvery =
        static_cast<int>(arguments.integer(saveEveryOption.name, 1000, 1, mostSteps));
    TranslatorConfig config = chosenTranslator(arguments, mechanism->description());
    WeightsFile file(output);

    const TrainingData data = trainingCorpus(arguments, environment, chosen.seed);
    config.sourceWords = data.source.size();
    config.targetWords = data.target.size();
    training::Trainer trainer(config, mechanism, data.training, chosen);
    startFromFile(trainer, data, arguments, environment);
    environment.err << data.name << ": " << data.training.size() << " sentence pairs, "
                    << data.source.size() - language::Vocabulary::kReserved << " source and "
                    << data.target.size() - language::Vocabulary::kReserved << " target words, "
                    << trainer.parameters().count() << " numbers to learn" << std::endl;

    const auto save = [&](const Progress& progress) {
        file.save(
            models::Model(trainer.parameters(), trainer.translator(), data.source, data.target,
                          notes(data, config, chosen, progress, arguments), data.languages),
            progress.steps);
    };
    const Progress progress = runSteps(trainer, chosen.steps, saveEvery, save, environment);
    if (progress.steps == 0) {  // random numbers are not worth the file that may stand there
        throw std::runtime_error("stopped before the first step, nothing was saved");
    }
    save(progress);
    if (!trainer.finished()) {
        throw std::runtime_error("stopped after " + std::to_string(progress.steps) + " of " +
                                 std::to_string(chosen.steps) + " steps, " + output +
                                 " has the weights so far");
    }
    environment.out << output << ": " << progress.steps << " steps, loss "
                    << lossText(progress.loss) << '\n';
}

constexpr Command command{
    .name = "train",
    .usage =
        "--mechanism ID [--corpus PAIRS.tsv] [--steps N] [--seed S] [--threads K] -o "
        "FILE.safetensors",
    .summary = "Train a translator and save its weights",
    .details =
        "Without --corpus the sentences come from the English-French grammar, of which one in 16 "
        "is held out for evaluate. Of a corpus file one in --held-out is held out too; words "
        "that it has less than --min-count times are unknown. Equal options give equal weights on "
        "the same machine. The file is "
        "replaced by the weights so far every --save-every steps. Ctrl+C saves them and exits "
        "with 1, a second Ctrl+C ends at once.",
    .options = options,
    .run = train};

}  // namespace

const Command& trainCommand() {
    return command;
}

}  // namespace lab::cli
