// SPDX-License-Identifier: GPL-3.0-or-later
// Times steps in the real window of 1600 x 1000 pixels: from the key press until everything that
// changed is painted and handed to the screen. Argument: the translator's weights.
#include <QTemporaryDir>
#include <QtTest/QTest>
#include <iostream>

#include "attention/registry.h"
#include "gui/application.h"
#include "gui/main_window.h"
#include "gui/model_store.h"
#include "gui/saved_state.h"
#include "gui/sessions.h"
#include "gui/translation.h"
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

void filterEverywhere(QWidget& window, PaintWatch& watch) {
    window.installEventFilter(&watch);
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        widget->installEventFilter(&watch);
    }
}

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
bench::Samples timePresses(gui::ExploreSession& session, QWidget& window, int count) {
    PaintWatch watch;
    filterEverywhere(window, watch);
    bench::Samples samples;
    Qt::Key key = Qt::Key_Right;
    for (int k = 0; k < count; ++k) {
        if (session.step() + 1 == session.timeline().size()) {
            key = Qt::Key_Left;
        } else if (session.step() == 0) {
            key = Qt::Key_Right;
        }
        const int before = session.step();
        samples.push_back(timePress(window, watch, key));
        if (session.step() == before) {
            throw std::runtime_error(
                "a press of the arrow key did not step: has the window focus?");
        }
        QTest::qWait(betweenPresses.count());
    }
    return samples;
}

int run(int argc, char** argv) {
    if (argc != 2) {
        throw std::runtime_error("give the weights, such as resources/models/additive.safetensors");
    }
    const QString file = QString::fromLocal8Bit(argv[1]);
    gui::Application application(argc, argv);
    const QTemporaryDir folder;
    const gui::ModelStore models(attention::standardRegistry(),
                                 {{.id = scene::Scene().model,
                                   .name = file,
                                   .mechanism = scene::Scene().mechanism,
                                   .file = file}});
    const gui::SavedState saved(folder.path());
    const gui::GrammarStore grammar(gui::shippedGrammar);
    gui::Sessions sessions(models, grammar, gui::translateWith(models));
    gui::ExploreSession& session = sessions.explore;
    scene::Scene scene;
    scene.sentence =
        QStringLiteral("The agreement on the European Economic Area was signed in August 1992.");
    session.setScene(scene);
    gui::MainWindow window(sessions, models, saved);
    window.resize(1600, 1000);
    window.show();
    window.activateWindow();
    if (!QTest::qWaitFor([&] { return session.hasMoment() && window.isActiveWindow(); }, 10000)) {
        throw std::runtime_error("the window did not come up with a translation in 10 seconds");
    }
    window.setFocus();
    timePresses(session, window, warmUpPresses);
    bench::print(timePresses(session, window, presses));
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
