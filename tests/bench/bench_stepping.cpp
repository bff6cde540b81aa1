// SPDX-License-Identifier: GPL-3.0-or-later
// Times steps in the real window of 1600 x 1000 pixels: from the key press until everything that
// changed is painted and handed to the screen. Arguments: the translator's weights and, if another
// translator shall be trained meanwhile, "training".
#include <QtTest/QTest>
#include <algorithm>
#include <iostream>

#include "bench_window.h"
#include "gui/application.h"
#include "samples.h"

namespace {

using namespace lab;
using namespace std::chrono_literals;

constexpr int warmUpPresses = 60;
constexpr int presses = 600;
constexpr std::chrono::milliseconds betweenPresses = 20ms;

/// Sees that the window was painted.
class PaintWatch final : public QObject {
  public:
    [[nodiscard]] bool painted() const { return painted_; }
    void reset() { painted_ = false; }

    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        painted_ = painted_ || event->type() == QEvent::Paint;
        return false;
    }

  private:
    bool painted_ = false;
};

/// One press, until it is painted: Qt paints all that changed and flushes it in one event.
double timePress(QWidget& window, PaintWatch& watch, Qt::Key key) {
    using Clock = std::chrono::steady_clock;
    watch.reset();
    const auto start = Clock::now();
    QTest::keyClick(window.windowHandle(), key);
    while (!watch.painted() && Clock::now() - start < 1s) {
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    }
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Walks through the sentence to its end, back to the start, and so on.
bench::Samples timePresses(bench::BenchWindow& bench, int count) {
    gui::ExploreSession& session = bench.session();
    PaintWatch watch;
    bench.watchWith(watch);
    bench::Samples samples;
    Qt::Key key = Qt::Key_Right;
    for (int k = 0; k < count; ++k) {
        if (session.step() + 1 == session.timeline().size()) {
            key = Qt::Key_Left;
        } else if (session.step() == 0) {
            key = Qt::Key_Right;
        }
        const int before = session.step();
        samples.push_back(timePress(bench.window(), watch, key));
        if (session.step() == before) {
            throw std::runtime_error(
                "a press of the arrow key did not step: has the window focus?");
        }
        QTest::qWait(betweenPresses.count());
    }
    return samples;
}

int run(int argc, char** argv) {
    const QString weights = bench::weightsOf(std::min(argc, 2), argv);
    gui::Application application(argc, argv);
    scene::Scene scene;
    scene.sentence =
        QStringLiteral("The agreement on the European Economic Area was signed in August 1992.");
    const bool isTraining = argc == 3 && QLatin1String(argv[2]) == QLatin1String("training");
    bench::BenchWindow window(weights, scene);
    if (isTraining) {
        window.train();
    }
    timePresses(window, warmUpPresses);
    bench::print(timePresses(window, presses));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "bench_stepping: " << error.what() << '\n';
        return 1;
    }
}
