// SPDX-License-Identifier: GPL-3.0-or-later
// Times what follows a dragged score in the real window of 1600 x 1000 pixels, in a sentence of 20
// by 20 words: from the change until the new run is painted. Argument: the translator's weights.
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
    scene.sentence = words + QStringLiteral("who reads the interesting letters.");
    scene.whatIf.keepsWords = true;
    session.setScene(scene);
    gui::MainWindow window(sessions, models, saved);
    window.resize(1600, 1000);
    window.show();
    if (!QTest::qWaitFor([&] { return session.hasMoment(); }, 10000)) {
        throw std::runtime_error("the window did not come up with a translation in 10 seconds");
    }
    const models::Trace& trace = *session.trace();
    std::cerr << trace.sourcePositions() << " by " << trace.targetPositions() << " words\n";
    session.goTo(session.timeline().shows(*trace.find("scores", target)));
    Watch watch(session);
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        widget->installEventFilter(&watch);
    }
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
