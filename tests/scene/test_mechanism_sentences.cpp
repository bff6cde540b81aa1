// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "scene/number_text.h"
#include "scene/quantity_of.h"
#include "scene/source_window.h"
#include "scene/step_text.h"
#include "small_trace.h"

using namespace lab;
using namespace lab::scene;
using tape::Stage;

namespace {

std::shared_ptr<const models::Trace> traceOf(const std::string& mechanism,
                                             models::Order order = models::Order::Luong) {
    models::TranslatorConfig config;
    config.mechanism = mechanism;
    config.order = order;
    if (mechanism == "multi-head") {
        config.settings = {{"heads", 5}};  // of the five units that the small model compares in
    }
    const auto model = test::smallModel(7, config);
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced};
    decoding.forced = model->target.encode({"il", "aime", "pommes"});
    return models::translate(model, {"he", "likes", "red", "apples", "."}, decoding);
}

QString said(const models::Trace& trace, Stage stage, int target = 1) {
    return stepSentence(trace, {stage, target, -1}, -1);
}

QString numberAt(const models::Trace& trace, const char* step) {
    return numberText(trace.valueOf({trace.find(step, 1)->node, 0, 0}));
}

}  // namespace

class TestMechanismSentences : public QObject {
    Q_OBJECT

  private slots:
    void everyStageOfEveryMechanismSaysSomethingOfItsOwn() {
        const attention::Registry registry = attention::standardRegistry();
        for (const auto& mechanism : registry.all()) {
            const auto trace = traceOf(std::string(mechanism->description().id));
            const Timeline timeline(*trace);
            for (int step = 0; step < timeline.size(); ++step) {
                const QString sentence = stepSentence(*trace, timeline.at(step), -1);
                QVERIFY2(
                    !sentence.isEmpty() && !sentence.contains("This step computes") &&
                        !sentence.contains('%' + QString::number(1)),
                    qPrintable(QString::fromStdString(std::string(mechanism->description().id)) +
                               ": " + sentence));
                QVERIFY2(sentence.endsWith('.') || sentence.endsWith('?'), qPrintable(sentence));
            }
        }
    }

    void theStateTakesInTheWordBefore() {
        const auto trace = traceOf("general");
        QCOMPARE(said(*trace, Stage::State),
                 QString("The decoder takes in the word it has just written, “il”: its state s₁ "
                         "becomes s₂."));
        QCOMPARE(said(*trace, Stage::State, 0),
                 QString("The decoder has written nothing yet: from its first state s₀ comes s₁."));
        const QString simple = said(*traceOf("query-key", models::Order::Simple), Stage::State);
        QVERIFY2(simple.contains("“il”, with c₁: its state s₁ becomes s₂"), qPrintable(simple));
    }

    void windowsSayWhereTheyAre() {
        const auto monotonic = traceOf("local-m");
        QCOMPARE(said(*monotonic, Stage::Window),
                 QString("The window moves on with the words: its centre is p₂ = 1, the first "
                         "position being 0. 4 of 6 positions are inside, from “he” to “apples”."));
        const auto predicted = traceOf("local-p");
        const QString sentence = said(*predicted, Stage::Window);
        QVERIFY2(sentence.startsWith("From the decoder state s₂ the centre p₂ = " +
                                     numberAt(*predicted, "centre") + " is predicted"),
                 qPrintable(sentence));
        QVERIFY2(sentence.endsWith("The nearer to the centre, the more one counts."),
                 qPrintable(sentence));
        QVERIFY(
            said(*predicted, Stage::Score).endsWith("Only those inside the window will count."));
    }

    void aWindowIsWhatTheTapeSays() {
        const auto trace = traceOf("local-p");
        const auto window = windowAt(*trace, {.target = 1});
        QVERIFY(window);
        QCOMPARE(window->halfWidth, 2.0);
        QCOMPARE(window->deviation, 1.0);
        QCOMPARE(window->nearness, trace->find("gaussian", 1)->node);
        const auto inside = trace->value(window->inside);
        for (int i = 0; i < trace->positions(); ++i) {
            const bool within = i >= window->first && i <= window->last;
            QCOMPARE(inside(i, 0) == 1, within);
            QCOMPARE(std::abs(i - window->at) <= 2, within);
        }
        QVERIFY(!windowAt(*traceOf("general"), {.target = 1}));
    }

    void aDrawSaysWhereItsNumberFell() {
        const auto trace = traceOf("hard", models::Order::Bahdanau);
        tape::Index drawn = 0;
        trace->value(trace->find("sample", 1)->node).col(0).maxCoeff(&drawn);
        const QString word = QString::fromStdString(trace->positionLabel(static_cast<int>(drawn)));
        const QString sentence = said(*trace, Stage::Sample);
        QVERIFY2(sentence.startsWith("The random number u₂ = " + numberAt(*trace, "uniform") +
                                     " falls into the share of "),
                 qPrintable(sentence));
        QVERIFY2(drawn == 5 || sentence.contains("“" + word + "”"), qPrintable(sentence));
        const QString context = said(*trace, Stage::Context);
        QVERIFY2(context.startsWith("The context c₂ is a single encoder state, the one that was "
                                    "drawn: that at "),
                 qPrintable(context));
    }

    void whatIsComparedIsNotMadeUp() {
        const QString place = said(*traceOf("location"), Stage::Score);
        QVERIFY2(place.contains("alone: what stands there is not looked at"), qPrintable(place));
        const QString angle = said(*traceOf("cosine"), Stage::Score);
        QVERIFY2(angle.contains("how much does its direction agree"), qPrintable(angle));
    }

    void contextsWithoutScoresSayWhatTheyAre() {
        QCOMPARE(said(*traceOf("mean", models::Order::Bahdanau), Stage::Context),
                 QString("Every encoder state gets the same weight, 0.1667: the context c₂ is "
                         "their average."));
        const QString last = said(*traceOf("none", models::Order::Bahdanau), Stage::Context);
        QVERIFY2(last.startsWith("The context c₂ is a single encoder state, that at the end of the "
                                 "sentence"),
                 qPrintable(last));
    }

    void headsAreJoined() {
        const auto trace = traceOf("multi-head");
        QCOMPARE(said(*trace, Stage::MergeHeads),
                 QString("The contexts of the 5 heads are put one above the other, 5 numbers, and "
                         "a matrix makes the 4 numbers of the context c₂ of them."));
        QVERIFY(said(*trace, Stage::Project)
                    .contains("each encoder state a key and a value of 1 numbers"));
        QVERIFY(said(*trace, Stage::Context).startsWith("The values are blended by their weights"));
    }
};

QTEST_GUILESS_MAIN(TestMechanismSentences)
#include "test_mechanism_sentences.moc"
