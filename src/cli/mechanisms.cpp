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

using attention::Description;
using attention::ParameterSpec;
using formats::Json;

constexpr std::array options{
    Option{.name = "json", .value = {}, .help = "as JSON, with formulas in LaTeX"}};

std::string shapeOf(const ParameterSpec& parameter) {
    std::string shape = "(" + std::string(parameter.rows);
    if (parameter.columns != "1") {
        shape += "," + std::string(parameter.columns);
    }
    return shape + ")";
}

/// With letters for positions, as papers write them.
notation::Formula general(std::string_view latex) {
    return notation::substitute(notation::parseLatex(latex), {});
}

std::string plain(std::string_view latex) {
    return notation::toPlainText(general(latex));
}

std::string standardLatex(std::string_view latex) {
    return notation::toLatex(general(latex), notation::Dialect::Standard);
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
    Json steps = Json::array();
    for (const tape::StepLabel* step : text.steps) {
        steps.push_back({{"name", step->name},
                         {"stage", stageName(step->stage)},
                         {"meaning", step->meaning},
                         {"latex", standardLatex(step->formula)},
                         {"text", plain(step->formula)},
                         {"source", step->source}});
    }
    return {{"id", text.id},       {"name", text.name},
            {"paper", text.paper}, {"citation", text.citation},
            {"stages", stages},    {"parameters", parameters},
            {"steps", steps},      {"does", text.does},
            {"why", text.why},     {"fails", text.fails}};
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

void print(std::ostream& out, const Description& text) {
    out << text.id << ": " << text.name << " (" << text.paper << ")\n"
        << "  paper       " << text.citation << '\n';
    printStages(out, text);
    printParameters(out, text);
    for (std::size_t k = 0; k < text.steps.size(); ++k) {
        out << (k == 0 ? "  formulas    " : "              ") << plain(text.steps[k]->formula)
            << "\n              " << standardLatex(text.steps[k]->formula) << '\n';
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
        "of the score function's hidden layer.",
    .options = options,
    .run = mechanisms};

}  // namespace

const Command& mechanismsCommand() {
    return command;
}

}  // namespace lab::cli
