// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspection.h"

#include <QCoreApplication>

#include "figures/alignment_figure.h"
#include "gui/explore_session.h"
#include "notation/latex.h"
#include "scene/moment_quantity.h"
#include "scene/number_text.h"
#include "scene/original_value.h"
#include "scene/quantity_of.h"
#include "scene/right_side.h"
#include "scene/stage_text.h"
#include "scene/step_text.h"
#include "scene/symbol.h"

namespace lab::gui {
namespace {

notation::Formula formulaOf(const QString& latex) {
    return notation::parseLatex(latex.toStdString());
}

/// As a title begins.
QString capitalised(const QString& text) {
    return text.left(1).toUpper() + text.mid(1);
}

Inspection inspectionOfMoment(const ExploreSession& session) {
    const scene::StepText text =
        scene::stepText(*session.trace(), session.moment(), session.scene().source);
    return {.title = text.title,
            .remark = text.caption,
            .formula = text.formula,
            .numbers = formulaOf(text.numbers)};
}

Inspection inspectionOfChoice(const models::Trace& trace, const scene::Quantity& quantity) {
    const scene::QuantityText text = scene::describe(trace, quantity);
    Inspection inspection;
    inspection.title = text.meaning.isEmpty() ? text.name : capitalised(text.meaning);
    if (const tape::Step* step = trace.stepOf(quantity.node); step != nullptr) {
        const std::string_view source = step->label->source;
        inspection.remark = QString::fromUtf8(source.data(), static_cast<qsizetype>(source.size()));
        inspection.formula = scene::equationOf(trace, quantity);
    } else {
        inspection.formula = formulaOf(text.latex);
    }
    if (quantity.isElement()) {
        inspection.numbers = formulaOf(scene::chosenNumbers(trace, quantity));
    }
    return inspection;
}

/// The number itself and where it is from, in the place of its equation.
void sayInstead(Inspection& inspection, const models::Trace& trace, const scene::Quantity& quantity,
                const QString& why) {
    const double value = trace.valueOf({quantity.node, quantity.row, quantity.column});
    inspection.formula = scene::symbolOf(trace, quantity);
    inspection.numbers =
        formulaOf(QStringLiteral("= %1 \\quad\\text{%2}").arg(scene::numberLatex(value), why));
}

/// No formula gives a number that the reader has put there.
void sayWhoPutIt(Inspection& inspection, const ExploreSession& session,
                 const scene::Quantity& quantity) {
    const models::Trace& trace = *session.trace();
    const auto before = scene::originalValue(session.original().get(), trace, quantity);
    const QString who = before
                            ? QCoreApplication::translate("Inspection", "put there by you, was %1")
                                  .arg(scene::numberText(*before))
                            : QCoreApplication::translate("Inspection", "put there by you");
    sayInstead(inspection, trace, quantity, who);
}

}  // namespace

Inspection inspectionOf(const ExploreSession& session) {
    const scene::Quantity quantity = session.inspected();
    const bool isMoment =
        quantity == scene::quantityAt(*session.trace(), session.moment(), session.scene().source);
    Inspection inspection =
        isMoment ? inspectionOfMoment(session) : inspectionOfChoice(*session.trace(), quantity);
    if (scene::isReplaced(*session.trace(), quantity)) {
        sayWhoPutIt(inspection, session, quantity);
    } else if (scene::isLeftOut(*session.trace(), quantity)) {
        sayInstead(inspection, *session.trace(), quantity,
                   QCoreApplication::translate("Inspection", "left out before the softmax"));
    }
    return inspection;
}

QString momentName(const models::Trace& trace, const scene::Moment& moment) {
    QString stage = scene::stageTitle(moment);
    if (const int head = scene::headAt(trace, moment); head >= 0) {
        stage = QCoreApplication::translate("Inspection", "%1, head %2")
                    .arg(stage, QString::number(head + 1));
    }
    const auto word = [](const std::vector<std::string>& words, int position) {
        return figures::tokenLabel(
            QString::fromStdString(words[static_cast<std::size_t>(position)]));
    };
    if (moment.target >= 0) {
        return QCoreApplication::translate("Inspection", "%1 for “%2”")
            .arg(stage, word(trace.target(), moment.target));
    }
    if (moment.source < 0 && moment.back != scene::Back::No) {
        return stage;
    }
    return QCoreApplication::translate("Inspection", "%1 “%2”")
        .arg(stage, word(trace.source(), std::max(0, moment.source)));
}

}  // namespace lab::gui
