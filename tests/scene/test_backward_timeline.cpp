// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which the way back is walked, as a text that can be read.
#include <QTest>

#include "scene/stage_text.h"
#include "scene/timeline.h"
#include "small_trace.h"

using namespace lab;
using models::TranslatorConfig;
using scene::Back;
using scene::Moment;
using scene::Timeline;
using tape::Stage;

namespace {

std::shared_ptr<const models::Trace> traceOf(const TranslatorConfig& choices) {
    const auto model = scene::test::smallModel(7, choices);
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced, .gradients = true};
    decoding.forced = model->target.encode({"il", "aime"});
    return models::translate(model, {"he", "likes"}, decoding);
}

QString nameOf(const Moment& moment) {
    QString name = scene::stageTitle(moment);
    if (moment.target >= 0) {
        name += QString(" t%1").arg(moment.target);
    }
    return moment.source < 0 ? name : name + QString(" i%1").arg(moment.source);
}

QStringList orderOf(const Timeline& timeline) {
    QStringList lines;
    for (const auto& group : timeline.groups()) {
        QStringList names;
        for (int step = group.first; step < group.first + group.count; ++step) {
            names << nameOf(timeline.at(step));
        }
        lines << group.title + ": " + names.join(", ");
    }
    return lines;
}

}  // namespace

class TestBackwardTimeline : public QObject {
    Q_OBJECT

  private slots:
    void runsFromTheLastLossToTheParameters() {
        QCOMPARE(
            orderOf(Timeline::backward(*traceOf({}))),
            (QStringList{"<eos>: Loss t2, Output t2, State t2, Context t2, Softmax t2, Score t2",
                         "aime: Loss t1, Output t1, State t1, Context t1, Softmax t1, Score t1",
                         "il: Loss t0, Output t0, State t0, Context t0, Softmax t0, Score t0",
                         ": Once for all words, Encode i2, Encode i1, Encode i0, Parameters"}));
    }

    void aStateThatComesFirstIsReachedLast() {
        const auto lines = orderOf(Timeline::backward(*traceOf({.order = models::Order::Luong})));
        QCOMPARE(lines[0],
                 QString("<eos>: Loss t2, Output t2, Context t2, Softmax t2, Score t2, State t2"));
    }

    void stagesOfAMechanismAreAllPassed() {
        const auto lines = orderOf(Timeline::backward(*traceOf({.mechanism = "local-p"})));
        QCOMPARE(lines[2], QString("il: Loss t0, Output t0, State t0, Context t0, Softmax t0, "
                                   "Score t0, Window t0"));
    }

    void theOrderIsThatOfTheTape() {
        const auto trace = traceOf({});
        const Timeline timeline = Timeline::backward(*trace);
        tape::NodeId before = trace->nodes();
        for (int step = 0; step < timeline.size(); ++step) {
            const Moment& moment = timeline.at(step);
            if (moment.target < 0) {
                break;
            }
            const char* const names[] = {"loss", "logits", "state", "context", "weights", "scores"};
            const tape::NodeId node = trace->find(names[step % 6], moment.target)->node;
            QVERIFY2(node < before, names[step % 6]);
            before = node;
        }
    }

    void aWordOnIsTheWordBefore() {
        const Timeline timeline = Timeline::backward(*traceOf({}));
        QCOMPARE(nameOf(timeline.at(timeline.nextWord(3))), QString("Context t1"));
        QCOMPARE(nameOf(timeline.at(timeline.previousWord(9))), QString("Context t2"));
        QCOMPARE(timeline.previousWord(2), 0);
        QCOMPARE(nameOf(timeline.at(timeline.nextWord(15))), QString("Once for all words"));
        QCOMPARE(timeline.nextWord(18), 19);
        QCOMPARE(timeline.previousWord(19), 18);
    }

    /// Where one turns round, the stage stays in sight.
    void turningRoundFindsTheSameStage() {
        const auto trace = traceOf({});
        const Timeline forward(*trace);
        const Timeline backward = Timeline::backward(*trace);
        for (int step = 3; step < forward.size(); ++step) {
            const Moment& moment = forward.at(step);
            const Moment& found = backward.at(backward.nearest(moment, moment.target));
            QCOMPARE(found.stage, moment.stage);
            QCOMPARE(found.target, moment.target);
            const Moment& again = forward.at(forward.nearest(found, found.target));
            QCOMPARE(again, moment);
        }
        QVERIFY(backward.runsBackward());
        QVERIFY(!forward.runsBackward());
    }

    void aStepIsShownAtItsMomentOfTheWayBack() {
        const auto trace = traceOf({});
        const Timeline timeline = Timeline::backward(*trace);
        QCOMPARE(nameOf(timeline.at(timeline.shows(*trace->find("weights", 1)))),
                 QString("Softmax t1"));
        QCOMPARE(nameOf(timeline.at(timeline.shows(*trace->find("logits", 1)))),
                 QString("Output t1"));
    }
};

QTEST_GUILESS_MAIN(TestBackwardTimeline)
#include "test_backward_timeline.moc"
