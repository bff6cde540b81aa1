// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <vector>

#include "gui/explore_session.h"
#include "gui/lengths/length_report.h"

namespace lab::gui {

/// What the page Why attention? shows: how well the scene's contenders translate sentences of each
/// length, and what these cost. Measures in a worker thread; what is there is shown. Lives on the
/// GUI thread; its destructor stops the workers and waits for them.
class LengthSession final : public QObject {
    Q_OBJECT

  public:
    LengthSession(ExploreSession& document, const ModelStore& models, MeasureLengths measure,
                  QObject* parent = nullptr);
    ~LengthSession() override;

    [[nodiscard]] ExploreSession& document() const { return document_; }
    [[nodiscard]] const ModelStore& models() const { return models_; }
    [[nodiscard]] const std::vector<scene::Contender>& contenders() const {
        return document_.scene().lengths.contenders;
    }
    [[nodiscard]] const LengthReport& report() const { return report_; }
    [[nodiscard]] bool running() const { return running_; }
    /// Whether everything that is chosen has been measured to the end.
    [[nodiscard]] bool complete() const;

    /// Measures all contenders anew.
    void start();
    /// Returns at once. What has been measured stays.
    void cancel();
    /// Takes a contender in or out; there is always one, and never more than mostContenders.
    void choose(const scene::Contender& contender, bool in);
    [[nodiscard]] bool isChosen(const scene::Contender& contender) const;

  signals:
    void reportChanged();
    void runningChanged();
    void choiceChanged();

  private:
    void take(int from, int to);
    void finish();

    ExploreSession& document_;
    const ModelStore& models_;
    MeasureLengths measure_;
    LengthReport report_;
    std::vector<scene::Contender> measured_;  ///< to the end
    std::vector<scene::Contender> asked_;
    bool running_ = false;
    /// Its own: measuring takes long, and translations must not wait for it, nor may two of them
    /// run at once and disturb each other's times.
    QThreadPool pool_;
    /// All that still work: one that was cancelled goes on until its next report.
    std::vector<QFuture<LengthReport>> working_;
    QFutureWatcher<LengthReport> watcher_;  ///< of the last
};

}  // namespace lab::gui
