// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>
#include <atomic>

#include "gui/curve_view.h"
#include "gui/lengths/length_choice.h"
#include "gui/lengths/length_curves.h"
#include "gui/lengths/length_page.h"
#include "gui/lengths/length_session.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

/// A report as measuring gives it: exact falls from 1 to `last`, cost grows as length^1.5.
LengthResult resultOf(const char* mechanism, double last) {
    LengthResult result{.contender = {.mechanism = mechanism}, .complete = true};
    for (int group = 0; group < 10; ++group) {
        const auto shortest = static_cast<std::size_t>(4 * group + 1);
        result.quality.push_back(
            {shortest,
             shortest + 3,
             static_cast<double>(shortest) + 1.5,
             {.sentences = 50, .exactMatch = 1 - (1 - last) * group / 9.0, .bleu = 90.0 - group}});
        const int source = 4 * (group + 1);
        result.costs.push_back({source, source, std::int64_t(source) * source,
                                std::int64_t(1000 * std::pow(source, 1.5)), 1e-3 * source});
    }
    return result;
}

/// Every mechanism has weights; nobody reads them.
std::vector<ModelEntry> entries() {
    std::vector<ModelEntry> all;
    const attention::Registry registry = attention::standardRegistry();
    for (const auto& each : registry.all()) {
        const std::string_view id = each->description().id;
        all.push_back({.id = "english-french",
                       .name = "English → French",
                       .mechanism = QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())),
                       .file = {}});
    }
    return all;
}

scene::Scene sceneOf(const std::vector<scene::Contender>& contenders) {
    scene::Scene scene;
    scene.lengths.contenders = contenders;
    return scene;
}

/// Measures whatever it is asked for, and notes what that was.
MeasureLengths measuring(std::vector<QStringList>& asked) {
    return [&asked](const LengthTask& task, const auto& progress) {
        LengthReport report;
        asked.emplace_back();
        for (const scene::Contender& each : task.contenders) {
            asked.back() << each.mechanism;
            report.results.push_back(resultOf(each.mechanism.toUtf8().constData(), 0.5));
            progress(report);
        }
        return report;
    };
}

}  // namespace

class TestLengths : public QObject {
    Q_OBJECT

    const ModelStore models_{attention::standardRegistry(), entries()};
    const LengthReport report_{{resultOf("additive", 0.9), resultOf("none", 0)}, {}, 100, 100};

  private slots:
    void aLineForEachContender() {
        const auto exact = qualityCurves(report_, models_, Quality::Exact);
        QCOMPARE(exact.series.size(), std::size_t(2));
        QCOMPARE(exact.series[0].name, QString("Additive"));
        QCOMPARE(exact.series[1].points.back(), QPointF(38.5, 0));
        QVERIFY(exact.y.percent);
        const auto bleu = qualityCurves(report_, models_, Quality::Bleu);
        QCOMPARE(bleu.series[0].points.front(), QPointF(2.5, 90));
    }

    void costsHaveTheirExponents() {
        const auto weights = costCurves(report_, models_, Cost::Weights);
        QVERIFY(weights.x.logarithmic && weights.y.logarithmic);
        QVERIFY(std::abs(weights.series[0].fit->exponent - 2) < 1e-9);
        const auto adds = costCurves(report_, models_, Cost::MultiplyAdds);
        QVERIFY(std::abs(adds.series[0].fit->exponent - 1.5) < 1e-3);
        const auto time = costCurves(report_, models_, Cost::Time);
        QVERIFY(std::abs(time.series[0].fit->exponent - 1) < 1e-9);
        QCOMPARE(time.series[0].points.front(), QPointF(4, 4));
    }

    void whatCostsNothingIsNamedInWords() {
        LengthReport report = report_;
        for (auto& sentence : report.results[1].costs) {
            sentence.multiplyAdds = 0;
        }
        const auto adds = costCurves(report, models_, Cost::MultiplyAdds);
        QCOMPARE(adds.series.size(), std::size_t(1));
        QVERIFY2(adds.subtitle.contains("No attention: 0"), qPrintable(adds.subtitle));
        QVERIFY(!costCurves(report, models_, Cost::Time).subtitle.contains("No attention"));
    }

    void theConclusionSpeaksOfWhereTheyLieFurthestApart() {
        LengthReport report = report_;
        // Both fail at the end: what it says there tells nobody anything.
        report.results[0].quality.back().scores.exactMatch = 0;
        const auto say = [this](const LengthReport& each, Quality quality = Quality::Exact) {
            return conclusion(each, models_, quality).replace(QChar::Nbsp, ' ');
        };
        const QString said = say(report);
        QVERIFY2(said.contains("33 to 36") && said.contains("“Additive” translates 91 %") &&
                     said.contains("“No attention” 11 %"),
                 qPrintable(said));
        QVERIFY(say({}).isEmpty());
        // One that is still on its way is compared as far as it has come.
        LengthReport part = report_;
        part.results[1].quality.resize(3);
        QVERIFY(say(part).contains("9 to 12"));
        part.results[1].quality[2].scores.sentences = 7;
        QVERIFY(say(part).contains("5 to 8"));
        part.results[1].quality.clear();
        QVERIFY(say(part).isEmpty());
        // One that cannot be measured does not count.
        part.results.push_back(resultOf("dot", 0.5));
        part.results[1].problem = "no weights";
        QVERIFY(say(part).contains("“Dot product” 50 %"));
    }

    void theConclusionIsAboutBleuWhereThatIsChosen() {
        LengthReport report = report_;
        report.results[1].quality[4].scores.bleu = 12.4;
        const QString said = conclusion(report, models_, Quality::Bleu);
        QVERIFY2(said.contains("17 to 20") && said.contains("“Additive” reaches a BLEU of 86") &&
                     said.contains("“No attention” of 12") && !said.contains('%'),
                 qPrintable(said));
    }

    void equalOnesAreCalledEqual() {
        const QString said = conclusion(report_, models_, Quality::Bleu);
        QVERIFY2(said.contains("40") && said.contains("equally"), qPrintable(said));
    }

    void keysGoFromPointToPointAndLineToLine() {
        CurveView view("Quality");
        view.resize(600, 400);
        QVERIFY(view.focusPolicy() & Qt::TabFocus);
        QTest::keyClick(&view, Qt::Key_Right);  // nothing there yet
        QVERIFY(view.readout().isEmpty());
        view.setFigure(qualityCurves(report_, models_, Quality::Exact));
        QVERIFY2(view.accessibleDescription().contains("No attention: 100 % at 1 to 4 tokens, 0 %"),
                 qPrintable(view.accessibleDescription()));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.readout(), QString("Additive, 1 to 4 tokens: 100 %"));
        QTest::keyClick(&view, Qt::Key_Left);  // the first stays
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.readout(), QString("No attention, 5 to 8 tokens: 88.9 %"));
        QCOMPARE(view.accessibleDescription(), view.readout());
        QTest::keyClick(&view, Qt::Key_Down);  // there is no third line
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.readout(), QString("No attention, 37 to 40 tokens: 0 %"));
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.readout(), QString("Additive, 37 to 40 tokens: 90 %"));
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.pointed(), std::optional(figures::CurvePoint{0, 0}));
        // A figure without that point.
        view.setFigure({});
        QVERIFY(!view.pointed() && view.readout().isEmpty());
    }

    void theMouseReadsTheSame() {
        CurveView view("Cost");
        view.resize(600, 400);
        view.setFigure(costCurves(report_, models_, Cost::Weights));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto* plot = static_cast<figures::CurvePlot*>(view.findChild<QCustomPlot*>());
        const QPointF pixel = plot->arrangement().pixelOf(view.figure().series[1].points[4]);
        QTest::mouseMove(&view, (pixel + plot->pos()).toPoint());
        QTRY_COMPARE(view.readout().replace(QChar::Nbsp, ' '),
                     QString("Additive, No attention, 20 source positions: 400 attention weights"));
        // Below the curves, and read from there.
        QCOMPARE(view.findChild<QLabel*>()->text(), view.readout());
        QVERIFY(view.findChild<QLabel*>()->geometry().top() >= plot->geometry().bottom());
    }

    void aLongReadoutIsWhole() {
        LengthReport report;
        for (const char* mechanism : {"additive", "general", "scaled-dot", "query-key", "none"}) {
            report.results.push_back(resultOf(mechanism, 0.5));
        }
        CurveView view("Cost");
        view.resize(520, 400);
        view.setFigure(costCurves(report, models_, Cost::Weights));
        view.show();
        QTest::keyClick(&view, Qt::Key_End);
        const auto& label = *view.findChild<QLabel*>();
        QVERIFY(label.fontMetrics().horizontalAdvance(label.text()) > label.width());
        QVERIFY(label.heightForWidth(label.width()) <= label.height());
        QVERIFY(label.geometry().bottom() < view.height());
    }

    void arrowsReachACurveInTheWindow() {
        TestWindow test;
        QTest::keyClick(&test.window(), Qt::Key_4, Qt::ControlModifier);
        auto& view = test.child<CurveView>();
        QTRY_VERIFY(!test.lengths().running());
        view.setFigure(qualityCurves(report_, models_, Quality::Exact));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.pointed(), std::optional(figures::CurvePoint{0, 1}));
    }

    void measuringShowsWhatIsThereAndEnds() {
        ExploreSession document(translateWithSmallModel());
        std::vector<QStringList> asked;
        LengthSession session(document, models_, measuring(asked));
        document.setScene(sceneOf({{.mechanism = "additive"}, {.mechanism = "none"}}));
        QVERIFY(session.empty());
        QSignalSpy changes(&session, &LengthSession::reportChanged);
        session.start();
        QVERIFY(session.running());
        QTRY_VERIFY(!session.running());
        QVERIFY(session.complete() && !session.empty());
        QCOMPARE(session.report().results.size(), std::size_t(2));
        QVERIFY(changes.size() >= 2);
        session.choose({.mechanism = "dot"}, true);
        QVERIFY(!session.complete());
        // One that is not measured has its place, so that the others keep their colours.
        QCOMPARE(session.report().results.size(), std::size_t(3));
        QVERIFY(session.report().results[2].quality.empty());
    }

    void onlyWhatIsMissingIsMeasured() {
        ExploreSession document(translateWithSmallModel());
        std::vector<QStringList> asked;
        LengthSession session(document, models_, measuring(asked));
        document.setScene(sceneOf({{.mechanism = "additive"}, {.mechanism = "none"}}));
        session.start();
        QTRY_VERIFY(session.complete());
        session.choose({.mechanism = "dot"}, true);
        session.start();
        QTRY_VERIFY(session.complete());
        // One that was taken out is known when it comes back.
        session.choose({.mechanism = "none"}, false);
        QCOMPARE(session.report().results.size(), std::size_t(2));
        session.choose({.mechanism = "none"}, true);
        QVERIFY(session.complete());
        session.start();
        QVERIFY(!session.running());
        session.startAgain();
        QTRY_VERIFY(session.complete());
        QCOMPARE(asked, (std::vector<QStringList>{
                            {"additive", "none"}, {"dot"}, {"additive", "dot", "none"}}));
    }

    void cancelStopsTheWorkAndKeepsWhatIsThere() {
        ExploreSession document(translateWithSmallModel());
        std::atomic<bool> stopped = false;
        std::atomic<int> runs = 0;
        LengthSession session(document, models_, [&](const LengthTask&, const auto& progress) {
            ++runs;
            LengthReport part{{resultOf("additive", 0.9), resultOf("none", 0)}, {}, 1, 100};
            part.results[0].quality.resize(runs == 1 ? 10 : 2);
            part.results[0].complete = runs == 1;
            part.results[1].quality.resize(3);
            part.results[1].complete = false;
            while (progress(part)) {
                QThread::msleep(1);
            }
            stopped = true;
            return LengthReport{};
        });
        document.setScene(sceneOf({{.mechanism = "additive"}, {.mechanism = "none"}}));
        session.start();
        QTRY_VERIFY(!session.empty());
        session.cancel();
        QVERIFY(!session.running() && !session.complete());
        QTRY_VERIFY(stopped);
        QCOMPARE(session.report().results[0].quality.size(), std::size_t(10));
        QCOMPARE(session.report().results[1].quality.size(), std::size_t(3));
        QCOMPARE(session.measured().size(), std::size_t(1));
        // Measured again and stopped: the whole stays.
        QSignalSpy changes(&session, &LengthSession::reportChanged);
        session.startAgain();
        QTRY_VERIFY(changes.size() > 3);
        session.cancel();
        QCOMPARE(session.report().results[0].quality.size(), std::size_t(10));
    }

    void whatNoWeightsAreForIsTakenOut() {
        ExploreSession document(translateWithSmallModel());
        LengthSession session(document, models_, {});
        document.setScene(sceneOf({{.mechanism = "later"},
                                   {.mechanism = "dot"},
                                   {.model = "elsewhere", .mechanism = "none"}}));
        QCOMPARE(session.contenders(), std::vector<scene::Contender>{{.mechanism = "dot"}});
        document.setScene(sceneOf({{.mechanism = "later"}}));
        QCOMPARE(session.contenders().size(), std::size_t(1));
        QVERIFY(models_.has(session.contenders()[0].model, session.contenders()[0].mechanism));
    }

    void theButtonMeasuresOrMeasuresAgain() {
        ExploreSession document(translateWithSmallModel());
        std::vector<QStringList> asked;
        LengthSession session(document, models_, measuring(asked));
        document.setScene(sceneOf({{.mechanism = "additive"}}));
        LengthChoice choice(session);
        auto& button = *choice.findChild<QPushButton*>();
        QCOMPARE(button.text(), QString("&Measure"));
        QTest::mouseClick(&button, Qt::LeftButton);
        QTRY_COMPARE(button.text(), QString("&Measure again"));
        QVERIFY(button.isEnabled());
        QTest::mouseClick(&button, Qt::LeftButton);
        QTRY_VERIFY(asked.size() == 2 && session.complete());
        QCOMPARE(button.text(), QString("&Measure again"));
    }

    /// "&" is a letter, and no sign that underlines the next one.
    void aModelIsCalledAsItIsCalled() {
        auto all = entries();
        all.push_back(
            {.id = "own/1", .name = "R&D", .mechanism = "additive", .file = {}, .variant = "R&D"});
        const ModelStore models(attention::standardRegistry(), all);
        ExploreSession document(translateWithSmallModel());
        LengthSession session(document, models, {});
        const LengthChoice choice(session);
        const auto boxes = choice.findChildren<QCheckBox*>();
        const auto named = std::ranges::find_if(
            boxes, [](const QCheckBox* box) { return box->accessibleName().contains("R&D"); });
        QVERIFY(named != boxes.end());
        QVERIFY2((*named)->text().endsWith("R&&D"), qPrintable((*named)->text()));
        QVERIFY(std::ranges::none_of(
            boxes, [](const QCheckBox* box) { return !box->shortcut().isEmpty(); }));
    }

    void measureAndCostAreOfTheScene() {
        scene::Scene scene;
        scene.lengths.quality = Quality::Bleu;
        scene.lengths.cost = Cost::Time;
        TestWindow test(scene);
        QTest::keyClick(&test.window(), Qt::Key_4, Qt::ControlModifier);
        const auto button = [&](const char* text) {
            for (auto* each : test.child<LengthPage>().findChildren<QPushButton*>()) {
                if (each->text() == QLatin1String(text)) {
                    return each;
                }
            }
            return static_cast<QPushButton*>(nullptr);
        };
        QVERIFY(button("BLEU")->isChecked() && button("Time")->isChecked());
        QTest::mouseClick(button("Exact"), Qt::LeftButton);
        QTest::mouseClick(button("Weights"), Qt::LeftButton);
        QCOMPARE(test.session().scene().lengths.quality, Quality::Exact);
        QCOMPARE(test.session().scene().lengths.cost, Cost::Weights);
    }

    void whatCannotBeMeasuredIsSaid() {
        ExploreSession document(translateWithSmallModel());
        document.setScene({});
        LengthSession session(document, models_,
                              [](const LengthTask&, const auto&) -> LengthReport {
                                  throw std::runtime_error("there is no grammar: install again");
                              });
        session.start();
        QTRY_VERIFY(!session.running());
        QCOMPARE(document.message(), QString("there is no grammar: install again"));
        QVERIFY(!session.complete());
    }

    void aSnapshotThatIsNotThereYetIsKeptForWhenItIs() {
        ExploreSession document(translateWithSmallModel());
        ModelStore models(attention::standardRegistry(), entries());
        LengthSession session(document, models, {});
        scene::Scene scene;
        scene.lengths.contenders = {{.model = "training@5", .mechanism = "additive"},
                                    {.mechanism = "additive"},
                                    {.model = "own/gone", .mechanism = "additive"}};
        document.setScene(scene);
        scene.lengths.contenders.pop_back();
        QCOMPARE(document.scene().lengths.contenders, scene.lengths.contenders);
        QCOMPARE(session.contenders().size(), std::size_t(1));
        models.setGroup(
            "training",
            {{.id = "training@5", .name = "Training", .mechanism = "additive", .file = "none"}});
        QCOMPARE(session.contenders(), scene.lengths.contenders);
        models.setGroup("training", {});
        QCOMPARE(session.contenders().size(), std::size_t(1));
        QCOMPARE(document.scene().lengths.contenders, scene.lengths.contenders);
    }

    void thereIsAlwaysOneContenderAndNeverMoreThanSix() {
        ExploreSession document(translateWithSmallModel());
        document.setScene({});
        LengthSession session(document, models_, {});
        for (const scene::Contender& each : std::vector(session.contenders())) {
            session.choose(each, false);
        }
        QCOMPARE(session.contenders().size(), std::size_t(1));
        for (const ModelEntry& each : entries()) {
            session.choose({.mechanism = each.mechanism}, true);
        }
        QCOMPARE(session.contenders().size(), scene::mostContenders);
    }

    void thePageIsReachedByKeyAndMeasuresAtOnce() {
        TestWindow test;
        QTest::keyClick(&test.window(), Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(test.session().scene().page, scene::Page::Lengths);
        auto& choice = test.child<LengthChoice>();
        QVERIFY(choice.isVisible());
        auto& session = test.lengths();
        QTRY_VERIFY(!session.running());
        // The tests' weights are no file: each says so.
        QCOMPARE(session.report().results.size(), session.contenders().size());
        for (const LengthResult& result : session.report().results) {
            QVERIFY(!result.problem.isEmpty());
        }
        QCOMPARE(choice.findChild<QPushButton*>()->text(), QString("&Measure again"));
        QVERIFY(test.child<CurveView>().figure().series.empty());
    }
};

QTEST_MAIN(TestLengths)
#include "test_lengths.moc"
