// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/contest.h"

#include <QSemaphore>
#include <QThread>
#include <QtTest>
#include <atomic>

#include "gui/latest_worker.h"
#include "models/stopped.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestContest : public QObject {
    Q_OBJECT

    const GrammarStore grammar_{[] { return std::string(); }};
    static std::vector<TranslationRequest> six() {
        TranslationRequest request;
        request.source = {"he", "sees", "cats"};
        return std::vector(6, request);
    }

  private slots:
    void allContendersTranslate() {
        const auto results = contestWith(translateWithSmallModel(), grammar_)(six(), {});
        QCOMPARE(results.size(), std::size_t(6));
        for (const Contested& each : results) {
            QVERIFY2(each.trace != nullptr, qPrintable(each.problem));
        }
    }

    void whoeverStopsItWaitsForNoOtherContender() {
        std::stop_source source;
        int asked = 0;
        const Contest contest = contestWith(
            [&](const TranslationRequest& request) {
                ++asked;
                source.request_stop();
                // The one that works hears of it too.
                models::requireGoingOn(request.stop);
                return translateWithSmallModel()(request);
            },
            grammar_);
        const auto results = contest(six(), source.get_token());
        QCOMPARE(asked, 1);
        QVERIFY(results.size() < 6);
    }

    void aNewSentenceDoesNotWaitForTheOld() {
        QSemaphore begun;
        const auto translate = [&begun](const TranslationRequest& request) {
            if (request.source.size() == 3) {
                begun.release();
                while (true) {  // a beam so wide that it never ends
                    models::requireGoingOn(request.stop);
                    QThread::msleep(1);
                }
            }
            return translateWithSmallModel()(request);
        };
        std::vector<Contested> results;
        LatestWorker<std::vector<TranslationRequest>, std::vector<Contested>> worker(
            contestWith(translate, grammar_),
            [&results](const std::vector<Contested>& done) { results = done; });
        worker.request(six());
        begun.acquire();
        auto next = six();
        for (TranslationRequest& each : next) {
            each.source = {"he", "sees"};
        }
        worker.request(next);
        QVERIFY(worker.busy());
        QTRY_COMPARE(results.size(), std::size_t(6));
        QVERIFY(results.front().trace != nullptr);
        QVERIFY(!worker.busy());
    }

    void aWorkerThatIsTakenAwayStops() {
        QSemaphore begun;
        std::atomic<bool> stopped = false;
        {
            LatestWorker<int, int> worker(
                [&](const int&, const std::stop_token& stop) {
                    begun.release();
                    while (!stop.stop_requested()) {
                        QThread::msleep(1);
                    }
                    stopped = true;
                    return 0;
                },
                [](const int&) {});
            worker.request(1);
            begun.acquire();
        }
        QVERIFY(stopped);
    }
};

QTEST_MAIN(TestContest)
#include "test_contest.moc"
