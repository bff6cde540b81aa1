// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/stage_text.h"

#include <QCoreApplication>

#include "scene/blend.h"
#include "scene/formula_reads.h"

namespace lab::scene {
namespace {

using tape::Stage;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Stage)
};

}  // namespace

QString stageTitle(Stage stage) {
    switch (stage) {
        case Stage::Encode:
            return Words::tr("Encode");
        case Stage::State:
            return Words::tr("State");
        case Stage::Project:
            return Words::tr("Project");
        case Stage::Mask:
            return Words::tr("Mask");
        case Stage::Window:
            return Words::tr("Window");
        case Stage::Score:
            return Words::tr("Score");
        case Stage::Softmax:
            return Words::tr("Softmax");
        case Stage::Sample:
            return Words::tr("Sample");
        case Stage::Context:
            return Words::tr("Context");
        case Stage::MergeHeads:
            return Words::tr("Merge heads");
        case Stage::Output:
            return Words::tr("Output");
    }
    return {};
}

QString stageTitle(const Moment& moment) {
    switch (moment.back) {
        case Back::Loss:
            return Words::tr("Loss");
        case Back::State:
            return Words::tr("State");
        case Back::Sentence:
            return Words::tr("Once for all words");
        case Back::Parameters:
            return Words::tr("Parameters");
        default:
            break;
    }
    QString title = stageTitle(moment.stage);
    if (moment.layer >= 0) {
        title = Words::tr("%1, layer %2").arg(title).arg(moment.layer + 1);
    }
    return moment.hop < 0 ? title : Words::tr("%1, hop %2").arg(title).arg(moment.hop + 1);
}

QString stageHint(Stage stage) {
    switch (stage) {
        case Stage::Encode:
            return Words::tr("the sentence is read");
        case Stage::State:
            return Words::tr("take in the word before");
        case Stage::Project:
            return Words::tr("prepare what is compared");
        case Stage::Mask:
            return Words::tr("leave out what may not be seen");
        case Stage::Window:
            return Words::tr("choose where to look");
        case Stage::Score:
            return Words::tr("how well does each fit?");
        case Stage::Softmax:
            return Words::tr("share out the attention");
        case Stage::Sample:
            return Words::tr("draw one position");
        case Stage::Context:
            return Words::tr("blend what was read");
        case Stage::MergeHeads:
            return Words::tr("join the heads");
        case Stage::Output:
            return Words::tr("choose the next word");
    }
    return {};
}

namespace {

QString contextHint(const models::Trace& trace) {
    if (trace.find("sample", 0) != nullptr) {
        return Words::tr("take what was drawn");
    }
    const tape::Step* context = trace.find("context", 0);
    const bool copies = context != nullptr && copiedFrom(trace, {.node = context->node}).valid();
    if (copies) {
        return Words::tr("hand on one state");
    }
    return stageHint(Stage::Context);
}

QString scoreHint(const models::Trace& trace) {
    const tape::Step* scores = trace.find("scores", 0);
    const bool compared = scores == nullptr || readsFrom(trace, *scores->label, "states");
    return compared ? stageHint(Stage::Score) : Words::tr("which place to look at?");
}

}  // namespace

QString stageHint(const models::Trace& trace, Stage stage) {
    switch (stage) {
        case Stage::Context:
            return contextHint(trace);
        case Stage::Score:
            return scoreHint(trace);
        default:
            return stageHint(stage);
    }
}

}  // namespace lab::scene
