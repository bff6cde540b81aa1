// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "cli/command.h"
#include "cli/stage_name.h"
#include "formats/json.h"
#include "notation/latex.h"
#include "notation/plain_text.h"
#include "notation/substitution.h"

namespace lab::cli {
namespace {

using attention::DecoderOrder;
using attention::Description;
using attention::ParameterSpec;
using attention::SettingSpec;
using formats::Json;

constexpr std::array options{
    Option{.name = "json", .value = {}, .help = "as JSON, with formulas in LaTeX"}};

std::string shapeOf(const ParameterSpec& parameter) {
    if (parameter.rows == "1" && parameter.columns == "1") {
        return "()";
    }
    std::string shape = "(" + std::string(parameter.rows);
    if (parameter.columns != "1") {
        shape += "," + std::string(parameter.columns);
    }
    return shape + ")";
}

std::string_view orderName(DecoderOrder order) {
    switch (order) {
        case DecoderOrder::Any:
            return "any";
        case DecoderOrder::Bahdanau:
            return "Bahdanau";
        case DecoderOrder::Luong:
            return "Luong";
        case DecoderOrder::Simple:
            return "simple";
    }
    return {};
}

std::string_view orderMeaning(DecoderOrder order) {
    switch (order) {
        case DecoderOrder::Any:
            return "any, published without a recurrent decoder that asks";
        case DecoderOrder::Bahdanau:
            return "Bahdanau: the last state asks, then the decoder steps with the context";
        case DecoderOrder::Luong:
            return "Luong: the decoder steps, the new state asks, both make an attentional state";
        case DecoderOrder::Simple:
            return "simple: the decoder steps, the new state asks, the context enters the next "
                   "step";
    }
    return {};
}

constexpr std::string_view uniformMeaning = "the number in [0, 1) that each draw is made with";

/// With letters for positions, as the mechanism's paper writes them.
notation::Formula general(const Description& text, std::string_view latex) {
    const int lag = text.order == DecoderOrder::Bahdanau ? 1 : 0;
    return notation::substitute(notation::parseLatex(latex),
                                {.t = {}, .i = {}, .j = {}, .k = {}, .lag = lag});
}

std::string plain(const Description& text, const tape::StepLabel& step) {
    return notation::toPlainText(general(text, step.formula));
}

std::string standardLatex(const Description& text, const tape::StepLabel& step) {
    return notation::toLatex(general(text, step.formula), notation::Dialect::Standard);
}

Json toJson(const Description& text) {
    Json stages = Json::array();
    for (const tape::Stage stage : text.stages) {
        stages.push_back(stageName(stage));
    }
    Json parameters = Json::array();
    for (const ParameterSpec& each : text.parameters) {
        parameters.push_back({{"name", each.name}, {"shape", shapeOf(each)}});
    }
    Json settings = Json::array();
    for (const SettingSpec& each : text.settings) {
        settings.push_back({{"name", each.name},
                            {"shape", "()"},
                            {"meaning", each.meaning},
                            {"standard", each.standard},
                            {"least", each.least},
                            {"most", each.most}});
    }
    Json inputs = Json::array();
    if (text.samples) {
        inputs.push_back({{"name", "u"}, {"shape", "(T)"}, {"meaning", uniformMeaning}});
    }
    Json steps = Json::array();
    for (const tape::StepLabel* step : text.steps) {
        steps.push_back({{"name", step->name},
                         {"stage", stageName(step->stage)},
                         {"meaning", step->meaning},
                         {"latex", standardLatex(text, *step)},
                         {"text", plain(text, *step)},
                         {"source", step->source}});
    }
    return {{"id", text.id},
            {"name", text.name},
            {"paper", text.paper},
            {"citation", text.citation},
            {"order", orderName(text.order)},
            {"stages", stages},
            {"parameters", parameters},
            {"settings", settings},
            {"inputs", inputs},
            {"context", "(" + std::string(text.context) + ")"},
            {"steps", steps},
            {"does", text.does},
            {"why", text.why},
            {"fails", text.fails}};
}

void printStages(std::ostream& out, const Description& text) {
    out << "  stages      ";
    for (std::size_t k = 0; k < text.stages.size(); ++k) {
        out << (k == 0 ? "" : " → ") << stageName(text.stages[k]);
    }
    out << '\n';
}

void printParameters(std::ostream& out, const Description& text) {
    out << "  parameters  ";
    for (std::size_t k = 0; k < text.parameters.size(); ++k) {
        out << (k == 0 ? "" : ", ") << text.parameters[k].name << ' '
            << shapeOf(text.parameters[k]);
    }
    out << (text.parameters.empty() ? "none\n" : "\n");
}

void printSettings(std::ostream& out, const Description& text) {
    for (const SettingSpec& each : text.settings) {
        out << "  settings    " << each.name << " (): " << each.meaning << "; " << each.least
            << " to " << each.most << ", " << each.standard << " if not chosen\n";
    }
    if (text.samples) {
        out << "  input       u (T): " << uniformMeaning << '\n';
    }
}

void print(std::ostream& out, const Description& text) {
    out << text.id << ": " << text.name << " (" << text.paper << ")\n"
        << "  paper       " << text.citation << '\n'
        << "  order       " << orderMeaning(text.order) << '\n';
    printStages(out, text);
    printParameters(out, text);
    printSettings(out, text);
    for (std::size_t k = 0; k < text.steps.size(); ++k) {
        out << (k == 0 ? "  formulas    " : "              ") << plain(text, *text.steps[k])
            << "\n              " << standardLatex(text, *text.steps[k]) << '\n';
    }
    out << "  does        " << text.does << "\n  why         " << text.why << "\n  fails       "
        << text.fails << '\n';
}

void mechanisms(const Arguments& arguments, Environment& environment) {
    arguments.requireNoWords();
    Json list = Json::array();
    bool first = true;
    for (const auto& mechanism : environment.registry.all()) {
        if (arguments.has("json")) {
            list.push_back(toJson(mechanism->description()));
        } else {
            environment.out << (first ? "" : "\n");
            print(environment.out, mechanism->description());
            first = false;
        }
    }
    if (arguments.has("json")) {
        environment.out << formats::jsonText(list);
    }
}

constexpr Command command{
    .name = "mechanisms",
    .usage = "[--json]",
    .summary = "List the attention mechanisms: formulas, parameters and their shapes",
    .details =
        "Letters in shapes: dq, dk, dv are the units of a query, a key and a value, a those "
        "of the score function's hidden layer, d those of projected queries and keys, do those "
        "of a projected context; M and T are the source and target positions, L the most source "
        "positions that there are parameters for.",
    .options = options,
    .run = mechanisms};

}  // namespace

const Command& mechanismsCommand() {
    return command;
}

}  // namespace lab::cli
