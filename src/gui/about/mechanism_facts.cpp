// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/about/mechanism_facts.h"

#include <QCoreApplication>

#include "attention/description.h"
#include "notation/latex.h"
#include "notation/substitution.h"
#include "training/cost.h"

namespace lab::gui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MechanismFacts)
};

QString textOf(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString translated(std::string_view text) {
    return QCoreApplication::translate("Mechanisms", std::string(text).c_str());
}

QString orderOf(models::Order order) {
    switch (order) {
        case models::Order::Luong:
            return Words::tr(
                "The recurrent step comes first and its state asks; then context and "
                "state make the attentional state (Luong's order).");
        case models::Order::Simple:
            return Words::tr(
                "The recurrent step comes first and its state asks; the context "
                "enters the next step (as in lectures).");
        case models::Order::Bahdanau:
            break;
    }
    return Words::tr(
        "The state before asks; then the context enters the recurrent step "
        "(Bahdanau's order).");
}

/// Where the paper's decoder worked otherwise than this one.
QString publishedOtherwise(attention::DecoderOrder published, models::Order here) {
    using attention::DecoderOrder;
    switch (published) {
        case DecoderOrder::Any:  // its paper has no recurrent decoder that asks
            return {};
        case DecoderOrder::Bahdanau:
            return here == models::Order::Bahdanau
                       ? QString()
                       : Words::tr(" It was published in Bahdanau's order.");
        case DecoderOrder::Luong:
            return here == models::Order::Luong ? QString()
                                                : Words::tr(" It was published in Luong's order.");
        case DecoderOrder::Simple:
            break;
    }
    return here == models::Order::Simple ? QString()
                                         : Words::tr(" Lectures show it in their simple order.");
}

QString settingsOf(const attention::Description& mechanism,
                   const models::TranslatorConfig& config) {
    QStringList lines;
    for (const attention::SettingSpec& each : mechanism.settings) {
        lines << Words::tr("%1 = %2: %3")
                     .arg(textOf(each.name))
                     .arg(config.settings.at(std::string(each.name)))
                     .arg(translated(each.meaning));
    }
    return lines.join(u'\n');
}

}  // namespace

MechanismFacts factsOf(const models::Trace& trace) {
    const models::Model& model = trace.model();
    const auto& config = model.translator.config();
    const attention::Description& mechanism = model.translator.mechanism().description();
    MechanismFacts facts;
    facts.name = textOf(mechanism.name);
    facts.citation = textOf(mechanism.citation);
    facts.does = translated(mechanism.does);
    facts.why = translated(mechanism.why);
    facts.fails = translated(mechanism.fails);
    facts.order = orderOf(config.order) + publishedOtherwise(mechanism.order, config.order);
    facts.settings = settingsOf(mechanism, config);
    const int lag = config.order == models::Order::Bahdanau ? 1 : 0;
    for (const tape::StepLabel* step : mechanism.steps) {
        facts.formulas.push_back(notation::substitute(
            notation::parseLatex(step->formula), {.t = {}, .i = {}, .j = {}, .k = {}, .lag = lag}));
    }
    for (const tape::Step& step : trace.steps()) {
        facts.roles.insert(textOf(step.label->name), step.label->role);
    }
    facts.parameters = attention::parameterCount(mechanism, models::attentionSizes(config));
    facts.allParameters = model.parameters.flat().size();
    facts.sources = trace.sourcePositions();
    facts.targets = trace.targetPositions();
    facts.multiplyAdds = training::multiplyAdds(model, facts.sources, facts.targets);
    return facts;
}

}  // namespace lab::gui
