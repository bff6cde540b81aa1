// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/change_text.h"

#include <QCoreApplication>

#include "scene/number_text.h"
#include "scene/quantity_of.h"
#include "scene/quantity_words.h"

namespace lab::scene {
namespace {

using models::Intervention;
using models::Trace;

QString tr(const char* text) {
    return QCoreApplication::translate("WhatIf", text);
}

bool isRowOfWeights(const tape::StepLabel& label) {
    return label.role == tape::Role::Weight && label.rows == tape::Axis::Source &&
           label.columns == tape::Axis::None && label.stage == tape::Stage::Softmax;
}

const tape::Step* stepOf(const Trace& trace, const Intervention& number) {
    const tape::Step* step = trace.find(number.step, number.place);
    if (step == nullptr) {
        return nullptr;
    }
    tape::Place place = number.place;
    place.lag = step->place.lag;
    return step->place == place ? step : nullptr;
}

struct Say {
    const Trace& trace;

    QString operator()(const Intervention& number) const {
        const Quantity quantity = quantityOf(trace, Change{.what = number});
        const QString name =
            quantity.valid() ? describe(trace, quantity).name : QString::fromStdString(number.step);
        return tr("%1 = %2").arg(name, numberText(number.value));
    }
    QString operator()(const MaskedWord& masked) const {
        if (masked.source >= trace.sourcePositions()) {
            return tr("position %1 masked").arg(masked.source + 1);
        }
        return tr("%1 masked").arg(quoted(trace.source()[static_cast<std::size_t>(masked.source)]));
    }
    QString operator()(const SaidWord& said) const {
        return tr("word %1: %2").arg(said.target + 1).arg(quoted(said.word.toStdString()));
    }
};

}  // namespace

std::optional<Intervention> replacing(const Trace& trace, const Quantity& quantity, double value) {
    const tape::Step* step = quantity.isElement() ? trace.stepOf(quantity.node) : nullptr;
    if (step == nullptr || trace.parameterOf(quantity.node) != nullptr) {
        return std::nullopt;
    }
    return Intervention{
        .step = std::string(step->label->name),
        .place = step->place,
        .row = quantity.row,
        .column = quantity.column,
        .value = value,
        .rest = isRowOfWeights(*step->label) ? models::Rest::Shares : models::Rest::Stays};
}

std::vector<Change> pointing(const Trace& trace, int target, int position) {
    std::vector<Change> changes;
    for (const tape::Step& step : trace.steps()) {
        const bool drawn = step.label->name == "sample";
        if (step.place.target != target || (step.label->name != "weights" && !drawn) ||
            position < 0 || position >= trace.value(step.node).rows()) {
            continue;
        }
        changes.push_back({.what = Intervention{.step = std::string(step.label->name),
                                                .place = step.place,
                                                .row = position,
                                                .value = 1,
                                                .rest = models::Rest::Shares}});
    }
    return changes;
}

Quantity quantityOf(const Trace& trace, const Change& change) {
    const auto* number = std::get_if<Intervention>(&change.what);
    const tape::Step* step = number == nullptr ? nullptr : stepOf(trace, *number);
    if (step == nullptr) {
        return {};
    }
    const auto value = trace.value(step->node);
    const bool inside = number->row >= 0 && number->row < value.rows() && number->column >= 0 &&
                        number->column < value.cols();
    return inside ? Quantity{step->node, number->row, number->column} : Quantity{};
}

QString changeText(const Trace& trace, const Change& change) {
    return std::visit(Say{trace}, change.what);
}

}  // namespace lab::scene
