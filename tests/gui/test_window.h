// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <functional>
#include <memory>

#include "gui/data/data_store.h"
#include "gui/grammar_store.h"
#include "gui/main_window.h"
#include "gui/model_store.h"
#include "gui/page_list.h"
#include "gui/saved_state.h"
#include "gui/sessions.h"

namespace lab::gui {

/// A small translator with random weights that knows the words of the tests' sentences.
std::shared_ptr<const models::Model> smallModel();

/// Translates with smallModel() in the worker, as the program does with its own.
Translate translateWithSmallModel();

/// One data set, of the grammar that the test windows have.
std::vector<ShippedData> shippedTestData();

/// What stands in the choosers of a TestWindow, and how it translates.
struct TestParts {
    attention::Registry registry = attention::standardRegistry();
    std::vector<ModelEntry> entries = {{.id = scene::Scene().model,
                                        .name = QStringLiteral("English → French"),
                                        .mechanism = scene::Scene().mechanism,
                                        .file = {}}};
    std::function<Translate(const ModelStore&)> translate = [](const ModelStore&) {
        return translateWithSmallModel();
    };
    std::vector<ShippedData> data = shippedData();
    QString folder = {};  ///< of the saved state; empty: one of the window's own
};

/// The whole window on smallModel() or other parts, shown offscreen, with a scene and an empty
/// saved state.
class TestWindow {
  public:
    explicit TestWindow(const scene::Scene& scene = {}, QSize size = {1600, 1000},
                        const TestParts& parts = {});

    ExploreSession& session() { return sessions_.explore; }
    LengthSession& lengths() { return sessions_.lengths; }
    DataSession& data() { return sessions_.data; }
    DataStore& dataStore() { return data_; }
    CompareSession& comparison() { return sessions_.compare; }
    TrainSession& training() { return sessions_.train; }
    ModelStore& models() { return models_; }
    MainWindow& window() { return *window_; }
    /// The only child of that type, by its object name where given; fails the test if none.
    template <typename T>
    T& child(const QString& name = {}) {
        T* found = window_->findChild<T*>(name);
        Q_ASSERT_X(found != nullptr, "TestWindow", qPrintable(name));
        return *found;
    }
    /// Until the latest translation is there.
    bool waitForTrace();
    /// Until all contenders have translated; shows the page Compare first.
    bool waitForComparison();
    [[nodiscard]] const QString& stateFolder() const { return stateFolder_; }

  private:
    QTemporaryDir folder_;
    QString stateFolder_;
    ModelStore models_;
    SavedState saved_;
    GrammarStore grammar_;
    DataStore data_;
    Sessions sessions_;
    std::unique_ptr<MainWindow> window_;
};

}  // namespace lab::gui
