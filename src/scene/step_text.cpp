// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/step_text.h"

#include <QCoreApplication>

#include "notation/latex.h"
#include "scene/back_text.h"
#include "scene/moment_quantity.h"
#include "scene/right_side.h"
#include "scene/stage_text.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::Stage;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StepText)
};

QString titleOf(const Trace& trace, const Moment& moment) {
    const QString stage = moment.back == Back::No ? stageTitle(moment)
                                                  : Words::tr("Back: %1").arg(stageTitle(moment));
    if (moment.target < 0 && moment.source < 0 && moment.back != Back::No) {
        return stage;
    }
    if (moment.target < 0) {
        return Words::tr("%1 · word %2 of %3")
            .arg(stage)
            .arg(moment.source + 1)
            .arg(trace.sourcePositions());
    }
    const QString title = Words::tr("%1 · word %2 of %3")
                              .arg(stage)
                              .arg(moment.target + 1)
                              .arg(trace.targetPositions());
    const int head = headAt(trace, moment);
    return head < 0 ? title
                    : Words::tr("%1 · head %2 of %3").arg(title).arg(head + 1).arg(trace.heads());
}

/// The directions beside each other; the joined state would only say that they are joined.
notation::Formula readingFormula(const Trace& trace, int source) {
    notation::Formula all;
    for (const char* const direction : {"forward", "backward"}) {
        const tape::Step* step = trace.find(direction, -1, source);
        if (step == nullptr) {
            continue;
        }
        const auto gap = notation::parseLatex(all.row.empty() ? "" : "\\quad").row;
        const auto more = formulaAt(step->label->formula, step->place).row;
        all.row.insert(all.row.end(), gap.begin(), gap.end());
        all.row.insert(all.row.end(), more.begin(), more.end());
    }
    return all;
}

notation::Formula formulaOf(const Trace& trace, const Moment& moment, int source) {
    const Quantity quantity = quantityAt(trace, moment, source);
    if (moment.stage == Stage::Encode) {
        return readingFormula(trace, sourceAt(trace, moment, source));
    }
    return quantity.valid() ? equationOf(trace, quantity) : notation::Formula{};
}

QString captionOf(const Trace& trace, Stage stage) {
    // The reading is shown by the equations of its cells, not by the joined states.
    const tape::StepLabel* label =
        stage == Stage::Encode ? trace.find("forward", -1, 0)->label : mainStep(trace, stage);
    const std::string_view citation =
        label == nullptr ? trace.model().translator.mechanism().description().citation
                         : label->source;
    return QString::fromUtf8(citation.data(), static_cast<qsizetype>(citation.size()));
}

}  // namespace

StepText stepText(const Trace& trace, const Moment& moment, int source) {
    if (moment.back != Back::No) {
        const BackText back = backText(trace, moment, source);
        return {titleOf(trace, moment), Words::tr("chain rule"),
                notation::parseLatex(back.formula.toStdString()), back.numbers, back.sentence};
    }
    return {titleOf(trace, moment), captionOf(trace, moment.stage),
            formulaOf(trace, moment, source), stepNumbers(trace, moment, source),
            stepSentence(trace, moment, source)};
}

}  // namespace lab::scene
