// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "figures/stage_view.h"
#include "notation/latex.h"
#include "notation/plain_text.h"
#include "notation/substitution.h"

namespace lab::figures {
namespace {

QString plain(std::string_view latex, const notation::Indices& indices) {
    return QString::fromStdString(
        notation::toPlainText(notation::substitute(notation::parseLatex(latex), indices)));
}

/// Positions as they are written, counted from 1.
notation::Indices indicesOf(const tape::Step& step, const scene::Quantity& quantity) {
    notation::Indices indices;
    const auto set = [](std::optional<int>& index, tape::Index position) {
        if (position >= 0) {
            index = static_cast<int>(position) + 1;
        }
    };
    set(indices.t, step.place.target);
    set(indices.i, step.place.source);
    set(step.label->rows == tape::Axis::Source ? indices.i : indices.k, quantity.row);
    if (step.label->columns == tape::Axis::Source) {
        set(indices.i, quantity.column);
    }
    return indices;
}

QString wordOf(const models::Trace& trace, const tape::Step& step,
               const scene::Quantity& quantity) {
    if (step.label->rows != tape::Axis::Word || quantity.row < 0) {
        return {};
    }
    return QString::fromStdString(trace.model().target.word(static_cast<int>(quantity.row)));
}

}  // namespace

QString describe(const models::Trace& trace, const scene::Quantity& quantity) {
    const tape::Step* step = quantity.valid() ? trace.stepOf(quantity.node) : nullptr;
    if (step == nullptr) {
        return {};
    }
    const notation::Indices indices = indicesOf(*step, quantity);
    const QString meaning = QString::fromUtf8(step->label->meaning.data(),
                                              static_cast<qsizetype>(step->label->meaning.size()));
    if (quantity.isElement()) {
        const double value =
            trace.valueOf({.node = quantity.node, .row = quantity.row, .column = quantity.column});
        const QString word = wordOf(trace, *step, quantity);
        const QString name = word.isEmpty() ? plain(step->label->element, indices)
                                            : plain(step->label->symbol, indices) +
                                                  QStringLiteral("(“%1”)").arg(word);
        return QCoreApplication::translate("StageView", "%1 = %2, %3")
            .arg(name,
                 QString::number(value, 'f', 4).replace(QLatin1Char('-'), QStringLiteral("−")),
                 meaning);
    }
    const auto value = trace.value(quantity.node);
    const QString name = plain(step->label->symbol, indices);
    const tape::Index numbers = quantity.column >= 0 ? value.rows() : value.size();
    QString text = QCoreApplication::translate("StageView", "%1, %2: %n numbers", nullptr,
                                               static_cast<int>(numbers))
                       .arg(name, meaning);
    if (step->label->columns == tape::Axis::Source && quantity.column >= 0) {
        text += QCoreApplication::translate("StageView", " at “%1”")
                    .arg(QString::fromStdString(
                        trace.source()[static_cast<std::size_t>(quantity.column)]));
    }
    return text;
}

}  // namespace lab::figures
