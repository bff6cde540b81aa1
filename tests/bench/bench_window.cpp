// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench_window.h"

#include <QtTest/QTest>
#include <stdexcept>

#include "attention/registry.h"
#include "formats/read_file.h"
#include "gui/page_list.h"
#include "gui/translation.h"
#include "scene/scene_limits.h"

namespace lab::bench {

namespace {

/// What the program trains on by default; the grammar's file, which is inside the program only.
std::vector<gui::ShippedData> trainingData() {
    gui::DataSet set = gui::newDataSet(gui::DataKind::Grammar, QStringLiteral("English → French"));
    set.id = scene::TrainingStudy().data;
    set.shipped = true;
    return {{set, [] { return formats::readFile(GRAMMAR_FOLDER "/english-french.grammar"); }}};
}

}  // namespace

BenchWindow::BenchWindow(const QString& weights, const scene::Scene& scene)
    : models_(
          attention::standardRegistry(),
          {{.id = scene.model, .name = weights, .mechanism = scene.mechanism, .file = weights}}),
      saved_(folder_.path()),
      grammar_(gui::shippedGrammar),
      data_(saved_.dataFolder(), trainingData()),
      sessions_(models_, grammar_, data_, saved_, gui::translateWith(models_)) {
    session().setScene(scene);
    window_ = std::make_unique<gui::MainWindow>(sessions_, gui::pageList(sessions_, saved_),
                                                models_, saved_);
    window_->resize(1600, 1000);
    window_->show();
    window_->activateWindow();
    const auto isThere = [this] { return session().hasMoment() && window_->isActiveWindow(); };
    if (!QTest::qWaitFor(isThere, 10000)) {
        throw std::runtime_error("the window did not come up with a translation in 10 seconds");
    }
    window_->setFocus();
}

void BenchWindow::train() {
    scene::TrainingStudy study = sessions_.train.study();
    study.steps = scene::limits::maxTrainingSteps;
    sessions_.train.setStudy(study);
    sessions_.train.begin();
    const auto isRunning = [this] {
        return sessions_.train.state() == gui::TrainingState::Running &&
               sessions_.train.moment() != nullptr && sessions_.train.moment()->step() > 10;
    };
    if (!QTest::qWaitFor(isRunning, 60'000)) {
        throw std::runtime_error("the training did not begin in a minute");
    }
}

void BenchWindow::watchWith(QObject& filter) {
    window_->installEventFilter(&filter);
    for (QWidget* widget : window_->findChildren<QWidget*>()) {
        widget->installEventFilter(&filter);
    }
}

QString weightsOf(int argc, char** argv) {
    if (argc != 2) {
        throw std::runtime_error("give the weights, such as resources/models/additive.safetensors");
    }
    return QString::fromLocal8Bit(argv[1]);
}

}  // namespace lab::bench
