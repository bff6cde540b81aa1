// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <optional>

#include "gui/translation.h"

namespace lab::gui {

/// Translates in a worker thread, one request at a time; of those that come in meanwhile only
/// the latest is kept. Lives on the GUI thread; its destructor waits for the worker.
class TranslationQueue final : public QObject {
    Q_OBJECT

  public:
    explicit TranslationQueue(Translate translate, QObject* parent = nullptr);
    ~TranslationQueue() override;

    /// Replaces whatever waits. Starts after `delay` without a newer request, so that typing
    /// does not start a translation a letter.
    void request(TranslationRequest request, std::chrono::milliseconds delay = {});
    /// Forgets what waits and ignores what runs.
    void cancel();
    /// Whether a result will be announced.
    [[nodiscard]] bool busy() const { return waiting_.has_value() || (running_ && !ignored_); }

  signals:
    /// The latest request is done; older ones are never announced.
    void finished(const lab::gui::TranslationResult& result);

  private:
    void start();
    void finish();

    Translate translate_;
    std::optional<TranslationRequest> waiting_;
    bool running_ = false;
    bool ignored_ = false;
    QTimer delay_;
    QFutureWatcher<TranslationResult> watcher_;
};

}  // namespace lab::gui
