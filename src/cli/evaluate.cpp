// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <sstream>

#include "cli/command.h"
#include "cli/corpus_choice.h"
#include "cli/printable.h"
#include "cli/progress_line.h"
#include "cli/weights.h"
#include "formats/json.h"

namespace lab::cli {
namespace {

using formats::Json;
using training::Evaluation;
using training::Scores;

constexpr std::array ownOptions{
    mechanismOption,
    weightsOption,
    corpusOption,
    allOption,
    grammarOption,
    sentencesOption,
    Option{.name = "json", .value = {}, .help = "as JSON, shares from 0 to 1, BLEU from 0 to 100"}};

constexpr auto options = [] {
    std::array<Option, ownOptions.size() + corpusOptions.size() + languageOptions.size()> all;
    const auto end = std::ranges::copy(ownOptions, all.begin()).out;
    std::ranges::copy(languageOptions, std::ranges::copy(corpusOptions, end).out);
    return all;
}();

/// NaN has no place in JSON: nothing to measure is null.
Json number(double value) {
    return std::isnan(value) ? Json(nullptr) : Json(value);
}

Json toJson(const Scores& scores) {
    return {{"sentences", scores.sentences},
            {"exactMatch", number(scores.exactMatch)},
            {"bleu", number(scores.bleu)},
            {"alignmentAccuracy", number(scores.alignmentAccuracy)},
            {"aer", number(scores.alignmentErrorRate)},
            {"entropyBits", number(scores.entropy)}};
}

Json toJson(const Evaluation& evaluation) {
    Json json = toJson(evaluation.all);
    json["byLength"] = Json::array();
    for (const auto& group : evaluation.byLength) {
        Json row = toJson(group.scores);
        row["shortest"] = group.shortest;
        row["longest"] = group.longest;
        json["byLength"].push_back(std::move(row));
    }
    return json;
}

std::string fixed(double value, int digits) {
    if (std::isnan(value)) {
        return "-";
    }
    std::ostringstream text;
    text << std::fixed << std::setprecision(digits) << value;
    return text.str();
}

void printRow(std::ostream& out, const std::string& lengths, const Scores& scores) {
    out << std::left << std::setw(10) << lengths << std::right << std::setw(9) << scores.sentences
        << std::setw(9) << fixed(100 * scores.exactMatch, 1) << std::setw(9)
        << fixed(scores.bleu, 2) << std::setw(11) << fixed(100 * scores.alignmentAccuracy, 1)
        << std::setw(9) << fixed(100 * scores.alignmentErrorRate, 1) << std::setw(9)
        << fixed(scores.entropy, 3) << '\n';
}

void print(std::ostream& out, const Evaluation& evaluation) {
    out << "tokens    sentences  exact %     BLEU  aligned %    AER %    H bit\n";
    for (const auto& group : evaluation.byLength) {
        printRow(out, std::to_string(group.shortest) + "-" + std::to_string(group.longest),
                 group.scores);
    }
    printRow(out, "all", evaluation.all);
}

Evaluation measure(const EvaluationPairs& corpus, const std::shared_ptr<const models::Model>& model,
                   Environment& environment) {
    ProgressLine line(environment.err, environment.errIsTerminal);
    const std::size_t total = corpus.pairs.size();
    auto evaluation = training::evaluate(model, corpus.pairs, [&](std::size_t done) {
        if (line.isDue()) {
            line.show("sentence " + std::to_string(done) + " of " + std::to_string(total) + "  " +
                      line.timeLeft(done, total));
        }
        return !environment.stopRequested();
    });
    line.finish();
    return evaluation;
}

void evaluate(const Arguments& arguments, Environment& environment) {
    arguments.requireNoWords();
    const auto model = chosenModel(arguments, environment);
    const EvaluationPairs corpus = evaluationCorpus(arguments, environment, model->languages);
    const Evaluation evaluation = measure(corpus, model, environment);
    if (arguments.has("json")) {
        Json json = toJson(evaluation);
        json["mechanism"] = model->translator.config().mechanism;
        json["order"] = models::nameOf(model->translator.config().order);
        json["cell"] = models::nameOf(model->translator.config().cell);
        json["parameters"] = model->parameters.count();
        json["corpus"] = oneLine(corpus.name);  // any bytes may name a file
        environment.out << formats::jsonText(json);
    } else {
        print(environment.out, evaluation);
        environment.out << model->parameters.count() << " parameters\n";
    }
    if (evaluation.all.sentences < corpus.pairs.size()) {
        throw std::runtime_error("stopped after " + std::to_string(evaluation.all.sentences) +
                                 " of " + std::to_string(corpus.pairs.size()) + " sentences");
    }
}

constexpr Command command{
    .name = "evaluate",
    .usage = "--mechanism ID [--weights FILE] [--corpus PAIRS.tsv [--all]] [--json]",
    .summary = "Measure a translator on sentences it was not trained on",
    .details =
        "Exact matches, BLEU (mteval-13a counts over the tokens, no smoothing), the share of "
        "French words whose largest weight is on a right English word, the alignment error rate, "
        "and the mean entropy of the weights; by English length. Alignments are taken while the "
        "reference is forced, and compared with the grammar's own; a corpus file has none. Of a "
        "corpus file only the pairs that train holds out are evaluated, about one in 16, chosen "
        "by a hash of the English sentence; --all takes every pair.",
    .options = options,
    .run = evaluate};

}  // namespace

const Command& evaluateCommand() {
    return command;
}

}  // namespace lab::cli
