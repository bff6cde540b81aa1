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
/// length, and what these cost. Measures in a worker thread; what is there is shown, with an empty
/// result for what is not. Contenders that there are no weights for are taken out of the scene.
/// Lives on the GUI thread; its destructor stops the workers and waits for them.
class LengthSession final : public QObject {
    Q_OBJECT

  public:
    LengthSession(ExploreSession& document, const ModelStore& models, MeasureLengths measure,
                  QObject* parent = nullptr);
    ~LengthSession() override;

    [[nodiscard]] ExploreSession& document() const { return document_; }
    [[nodiscard]] const ModelStore& models() const { return models_; }
    /// Those of the document that there are weights for now.
    [[nodiscard]] const std::vector<scene::Contender>& contenders() const { return contenders_; }
    [[nodiscard]] const LengthReport& report() const { return report_; }
    [[nodiscard]] bool running() const { return running_; }
    /// Whether everything that is chosen has been measured to the end, or cannot be.
    [[nodiscard]] bool complete() const;
    /// Whether nothing is known of anything that is chosen.
    [[nodiscard]] bool empty() const;
    /// What has been measured to the end, chosen or not.
    [[nodiscard]] std::vector<LengthResult> measured() const;
    /// Takes what was measured earlier, where nothing newer is known.
    void restore(const std::vector<LengthResult>& results);

    /// Measures what has not been measured to the end.
    void start();
    /// Measures all contenders anew; what was measured stays until there is better.
    void startAgain();
    /// Returns at once. What has been measured stays.
    void cancel();
    /// Takes a contender in or out; there is always one, and never more than mostContenders.
    void choose(const scene::Contender& contender, bool in);
    [[nodiscard]] bool isChosen(const scene::Contender& contender) const;
    [[nodiscard]] scene::Quality quality() const { return document_.scene().lengths.quality; }
    [[nodiscard]] scene::Cost cost() const { return document_.scene().lengths.cost; }
    void setQuality(scene::Quality quality);
    void setCost(scene::Cost cost);

  signals:
    void reportChanged();
    void runningChanged();
    /// There are other models to measure than before.
    void modelsChanged();
    /// Contenders, quality or cost.
    void choiceChanged();
    /// One more has been measured to the end.
    void measuredChanged();

  private:
    void follow();
    void forgetWhatIsGone();
    void measure(std::vector<scene::Contender> contenders);
    void take(int from, int to);
    void finish();
    void learn(const LengthResult& result);
    /// Puts the report together from what is known of the chosen ones.
    void compose();
    [[nodiscard]] const LengthResult* find(const scene::Contender& contender) const;

    ExploreSession& document_;
    const ModelStore& models_;
    MeasureLengths measure_;
    std::vector<scene::Contender> contenders_;
    LengthReport report_;
    std::vector<LengthResult>
        known_;                     ///< of each contender the best: the last whole one, or a part
    std::size_t toldComplete_ = 0;  ///< of the contenders that are measured
    bool running_ = false;
    /// Its own: measuring takes long, and translations must not wait for it, nor may two of them
    /// run at once and disturb each other's times.
    QThreadPool pool_;
    /// All that still work: one that was cancelled goes on until its next report.
    std::vector<QFuture<LengthReport>> working_;
    QFutureWatcher<LengthReport> watcher_;  ///< of the last
};

}  // namespace lab::gui
