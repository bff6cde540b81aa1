// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <memory>

#include "gui/main_window.h"
#include "gui/model_store.h"
#include "gui/saved_state.h"
#include "gui/sessions.h"

namespace lab::bench {

/// The real window of 1600 x 1000 pixels on one file of weights, with an empty saved state.
class BenchWindow {
  public:
    /// Shows it and waits until the scene's sentence is translated; throws std::runtime_error when
    /// that takes too long. REQUIRES a gui::Application.
    BenchWindow(const QString& weights, const scene::Scene& scene);

    [[nodiscard]] gui::ExploreSession& session() { return sessions_.explore; }
    [[nodiscard]] gui::MainWindow& window() { return *window_; }
    /// Trains another translator on two threads, for longer than anything is timed; returns when it
    /// takes its steps.
    void train();
    /// Lets an object see the events of every widget.
    void watchWith(QObject& filter);

  private:
    QTemporaryDir folder_;
    gui::ModelStore models_;
    gui::SavedState saved_;
    gui::GrammarStore grammar_;
    gui::DataStore data_;
    gui::Sessions sessions_;
    std::unique_ptr<gui::MainWindow> window_;
};

/// The only argument of a benchmark; throws std::runtime_error that asks for it.
QString weightsOf(int argc, char** argv);

}  // namespace lab::bench
