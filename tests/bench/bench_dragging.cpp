// SPDX-License-Identifier: GPL-3.0-or-later
// Times what follows a dragged score in the real window of 1600 x 1000 pixels, in a sentence of 20
// by 20 words: from the change until the new run is painted. Argument: the translator's weights.
#include <QtTest/QTest>
#include <iostream>

#include "bench_window.h"
#include "gui/application.h"
#include "samples.h"

namespace {

using namespace lab;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int warmUpMoves = 30;
constexpr int moves = 300;
constexpr int target = 10;  ///< the word whose score is dragged: half of the rows follow
const QString words =
    QStringLiteral("the old minister who signed the important agreement knows the young teacher ");

/// Sees that the window was painted after a new run had come.
class Watch final : public QObject {
  public:
    explicit Watch(const gui::ExploreSession& session) {
        connect(&session, &gui::ExploreSession::traceChanged, this, [this] { come_ = true; });
    }
    [[nodiscard]] bool painted() const { return painted_; }
    void reset() {
        come_ = false;
        painted_ = false;
    }
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        painted_ = painted_ || (come_ && event->type() == QEvent::Paint);
        return false;
    }

  private:
    bool come_ = false;
    bool painted_ = false;
};

double timeMove(gui::ExploreSession& session, Watch& watch, double value) {
    watch.reset();
    const auto start = Clock::now();
    session.addChange({.what = models::Intervention{"scores", {.target = target}, 5, 0, value}},
                      QStringLiteral("dragged"), 1);
    while (!watch.painted() && Clock::now() - start < 1s) {
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    }
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

int run(int argc, char** argv) {
    const QString weights = bench::weightsOf(argc, argv);
    gui::Application application(argc, argv);
    scene::Scene scene;
    scene.sentence = words + QStringLiteral("who reads the interesting letters.");
    scene.whatIf.keepsWords = true;
    bench::BenchWindow window(weights, scene);
    gui::ExploreSession& session = window.session();
    const models::Trace& trace = *session.trace();
    std::cerr << trace.sourcePositions() << " by " << trace.targetPositions() << " words\n";
    session.goTo(session.timeline().shows(*trace.find("scores", target)));
    Watch watch(session);
    window.watchWith(watch);
    bench::Samples samples;
    for (int k = 0; k < warmUpMoves + moves; ++k) {
        const double time = timeMove(session, watch, 5 + 0.03 * (k % 200));
        if (k >= warmUpMoves) {
            samples.push_back(time);
        }
        QTest::qWait(5);
    }
    bench::print(samples);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "bench_dragging: " << error.what() << '\n';
        return 1;
    }
}
